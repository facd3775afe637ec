/** From opening five odd columns to a first score, with the presses that it takes. */
import { mkdirSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import { MemoryGrid } from '../../workbench';
import { openCsv } from '../../workbench/csv';
import { benchOn, scoresOf } from '../support/sheets';
import { accessibilityProblems, goTo, Sidebars } from './support/sidebar-page';

const sidebars = new Sidebars();
beforeAll(() => sidebars.start());
afterEach(() => sidebars.closePages());
afterAll(() => sidebars.stop());

const PICTURES = process.env.PICTURES;
async function picture(page: Page, name: string): Promise<void> {
  if (!PICTURES) return;
  mkdirSync(PICTURES, { recursive: true });
  await page.screenshot({ path: `${PICTURES}/first-score-${name}.png`, fullPage: true });
}

const MOST_PRESSES = 6;

test.each([
  {
    locale: 'de_DE',
    csv: 'Firma;Umsatz im Monat;Verlängerung;Stimmung;Offene Tickets\nAlder AG;1.200,50;10.01.2027;8;2\nBirke GmbH;4.800;20.12.2026;3;9\nEiche SE;700;01.06.2027;6;0\nErle KG;9.900;31.12.2026;2;14\nUlme AG;15.000;15.09.2027;9;1\n',
    arr: [14406, 57600, 8400, 118800, 180000],
    days: [50, 29, 192, 40, 298],
  },
  {
    locale: 'fr_FR',
    csv: 'Entreprise;CA annuel (k€);Échéance;Satisfaction (sur 5);Plaintes\nAulne;14,4;10/01/2027;4,5;2\nBouleau;57,6;20/12/2026;2;9\nChêne;8,4;01/06/2027;3,5;0\nHêtre;118,8;31/12/2026;1;14\nOrme;180;15/09/2027;5;1\n',
    arr: [14400, 57600, 8400, 118800, 180000],
    days: [50, 29, 192, 40, 298],
  },
  {
    locale: 'es_ES',
    csv: 'Empresa;Ingresos mensuales (€);Renovación;NPS;Incidencias abiertas\nAliso;1.200,50;10/01/2027;8;2\nAbedul;4.800;20/12/2026;3;9\nRoble;700;01/06/2027;6;0\nHaya;9.900;31/12/2026;2;14\nOlmo;15.000;15/09/2027;9;1\n',
    arr: [14406, 57600, 8400, 118800, 180000],
    days: [50, 29, 192, 40, 298],
  },
])('five columns in $locale reach a first score', async ({ locale, csv, arr, days }) => {
  const grid = new MemoryGrid({ locale });
  openCsv(grid, grid.activeSheet, csv, 2026);
  const { page, complaints } = await sidebars.open(benchOn(grid));
  let presses = 0;
  const press = async (button: Locator) => {
    presses += 1;
    await button.click();
  };
  await page.getByText('5 customers').first().waitFor();
  await picture(page, `${locale}-1-opened`);
  await press(page.getByRole('button', { name: 'Build a score from my columns' }));
  const build = page.getByRole('button', { name: /^Build it from \d+ and score$/ });
  await build.waitFor();
  expect(await accessibilityProblems(page)).toEqual([]);
  await picture(page, `${locale}-2-proposed`);
  await press(build);
  await page.getByRole('button', { name: 'What the run found' }).waitFor();
  await picture(page, `${locale}-3-scored`);
  expect(presses).toBeLessThanOrEqual(MOST_PRESSES);
  await page.getByRole('heading', { name: 'Lowest health' }).waitFor();
  expect(await page.locator('ol .card').count()).toBe(5);

  const rows = scoresOf(grid);
  expect(rows.map((row) => row.ARR)).toEqual(arr);
  expect(rows.map((row) => row['Days to renewal'])).toEqual(days);
  expect(rows.every((row) => typeof row['Health score'] === 'number')).toBe(true);
  // The fourth has the worst of both columns, and the last one the best.
  const scores = rows.map((row) => Number(row['Health score']));
  expect(Math.min(...scores)).toBe(scores[3]);
  expect(complaints).toEqual([]);
});

test('the scores are downloaded as CSV and as JSON, and what was disarmed is said', async () => {
  const grid = new MemoryGrid();
  openCsv(grid, grid.activeSheet, 'customer_id,name,nps_score,csat_score\nA,+Beta,9,4\nB,Beta,3,2\n', 2026);
  const bench = benchOn(grid);
  bench.runFromClient('scorePortfolio', {});
  const { page, complaints } = await sidebars.open(bench, { width: 283 });
  await goTo(page, 'Overview');
  for (const [name, ending] of [
    ['CSV', 'csv'],
    ['JSON', 'json'],
  ] as const) {
    const saved = page.waitForEvent('download');
    await page.getByRole('button', { name, exact: true }).click();
    expect((await saved).suggestedFilename()).toBe(`vitals-scores-2026-11-21.${ending}`);
    await page.getByText(`vitals-scores-2026-11-21.${ending} is saved.`).waitFor();
    if (ending === 'csv') await page.getByText('1 cell begins with').waitFor();
  }
  expect(await accessibilityProblems(page)).toEqual([]);
  await picture(page, 'download');
  expect(complaints).toEqual([]);
});
