/** The window that writes the files for BigQuery, from its button in the settings of the team edition. */
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { customer, tableOf } from '../support/customers';
import { teamWith } from '../support/team';
import { accessibilityProblems, Sidebars } from './support/sidebar-page';

const sidebars = new Sidebars();
beforeAll(() => sidebars.start());
afterEach(() => sidebars.closePages());
afterAll(() => sidebars.stop());

test('writes files for the project that was named, each with what to do', async () => {
  const { bench, call } = teamWith(
    tableOf([customer(), customer({ customer_id: 'C2', login_frequency: 20 })]),
  );
  call('scorePortfolio', {});
  const { page, complaints } = await sidebars.openDialog(bench, ['showBigQuery']);
  const dataset = page.getByLabel('Project and dataset');
  await dataset.fill('acme.success');
  await dataset.blur();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Download 3-scores.sql' }).first().click(),
  ]);
  expect(download.suggestedFilename()).toBe('3-scores.sql');
  const file = path.join(mkdtempSync(path.join(tmpdir(), 'bigquery-')), 'scores.sql');
  await download.saveAs(file);
  expect(readFileSync(file, 'utf8')).toContain('MERGE INTO `acme.success.customer_vitals_scores`');
  if (process.env.PICTURES)
    await page.screenshot({ path: `${process.env.PICTURES}/bigquery.png`, fullPage: true });
  expect(await accessibilityProblems(page)).toEqual([]);
  expect(complaints).toEqual([]);
});
