import { copyFileSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { request as httpRequest } from 'node:http';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import ExcelJS from 'exceljs';
import Papa from 'papaparse';
import { columnLetters } from '../../workbench/a1';
import { calc } from '../../workbench/calc';
import { Workbenches, type WorkbenchPage } from './support/workbench-page';

jest.setTimeout(120_000);

const workbenches = new Workbenches();
afterAll(() => workbenches.stop());

const SAMPLE = Papa.parse<string[]>(readFileSync('examples/portfolio.csv', 'utf8').trimEnd()).data;
const SAMPLE_ROWS = SAMPLE.length;
/** Where the pictures in docs/ are put when they are to be taken anew. */
const PICTURES = process.env.PICTURES;

/** A copy of the sample: a file of one's own has no year of history put behind it. */
function withoutPast(): string {
  const copy = path.join(mkdtempSync(path.join(os.tmpdir(), 'vitals-')), 'portfolio.csv');
  copyFileSync('examples/portfolio.csv', copy);
  return copy;
}

async function picture(page: WorkbenchPage, name: string): Promise<void> {
  if (PICTURES) await page.page.screenshot({ path: path.join(PICTURES, name) });
}

describe('the sample portfolio, scored from the sidebar', () => {
  let address: string;
  let page: WorkbenchPage;
  let tiersByCustomer: Map<string, string>;
  /** The column of risk tiers, in letters. */
  let tierColumn: string;

  beforeAll(async () => {
    address = await workbenches.run();
    page = await workbenches.open(address);
  });

  async function tiers(): Promise<[customer: string, tier: string][]> {
    const ids = await page.read(`A2:A${SAMPLE_ROWS}`);
    const shown = await page.read(`${tierColumn}2:${tierColumn}${SAMPLE_ROWS}`);
    return ids.map(([id], i) => [id!, shown[i]![0]!]);
  }

  test('says that it is a stand-in, and has the add-on in its menu', async () => {
    await expect(page.page.getByText('A local stand-in for Google Sheets').count()).resolves.toBe(1);
    await page.page.getByRole('button', { name: 'Close Customer Vitals' }).click();
    await page.choose('Extensions', 'Customer Vitals', 'Open Customer Vitals');
    await page.sidebar.getByRole('button', { name: 'Score portfolio' }).waitFor();
    await page.mark('A1');
    await page.sidebar.getByRole('heading', { name: 'Call first' }).waitFor();
    await picture(page, 'workbench.png');
  });

  test('opens a dialog over the sheet, as large as it asks for, until it is closed', async () => {
    await page.choose('Extensions', 'Customer Vitals', 'Account review');
    const dialog = page.page.getByRole('dialog', { name: 'Account review' });
    const frame = dialog.frameLocator('iframe');
    await frame.getByRole('table').first().waitFor();
    expect(await dialog.boundingBox()).toMatchObject({ width: 1000, height: 580 });
    await dialog.getByRole('button', { name: 'Close Account review' }).click();
    await page.choose('Extensions', 'Customer Vitals', 'Account review');
    await frame.getByRole('button', { name: 'Close' }).click();
    await dialog.waitFor({ state: 'detached' });
  });

  test('puts a tier beside each customer', async () => {
    await page.sidebar.getByRole('button', { name: 'Score portfolio' }).click();
    await page.sidebar.getByText('254 of 260 scored; 6 need attention').first().waitFor();
    await page.showTab('portfolio');
    const [headers] = await page.read('A1:CD1');
    tierColumn = columnLetters(headers!.indexOf('Risk tier'));
    const all = await tiers();
    tiersByCustomer = new Map(all);
    expect(all.filter(([, tier]) => /^(Critical|High|Medium|Low)$/.test(tier)).length).toBe(254);
    await page.mark(`${tierColumn}2`);
    await picture(page, 'workbench-scored.png');
  });

  test('the sidebar knows the marked row, and marks the row of a customer', async () => {
    await page.mark('B7');
    await page.sidebar.getByText('Customers', { exact: true }).first().click();
    await page.sidebar.getByRole('button', { name: 'Open selected row' }).click();
    await page.sidebar.getByRole('heading', { name: SAMPLE[6]![1]! }).waitFor();
    await page.mark('A100');
    await page.sidebar.getByRole('button', { name: 'Show in sheet' }).first().click();
    await page.marked(/^A7\b/);
    await page.sidebar.getByRole('button', { name: 'All customers' }).scrollIntoViewIfNeeded();
    await picture(page, 'workbench-customer.png');
    await page.sidebar.getByText('Today', { exact: true }).first().click();
  });

  test('keeps every tier beside its customer when the sheet is sorted by another column', async () => {
    const before = await page.read(`A2:A${SAMPLE_ROWS}`);
    await page.mark('G2');
    await page.choose('Data', 'Sort sheet by this column, A to Z');
    const sorted = await tiers();
    expect(sorted.map(([id]) => [id])).not.toEqual(before);
    for (const [id, tier] of sorted) expect([id, tier]).toEqual([id, tiersByCustomer.get(id)]);
  });

  test('keeps every tier beside its customer when the rows are pasted in another order', async () => {
    const rows = await page.read(`A2:BN${SAMPLE_ROWS}`);
    const reversed = [...rows].reverse();
    await page.paste('A2', reversed);
    const pasted = await tiers();
    expect(pasted.map(([id]) => id)).toEqual(reversed.map(([id]) => id));
    for (const [id, tier] of pasted) expect([id, tier]).toEqual([id, tiersByCustomer.get(id)]);
  });

  test('undoing the run leaves none', async () => {
    await page.sidebar.getByRole('button', { name: 'Undo last run' }).click();
    await page.settled();
    const cleared = await tiers();
    expect(cleared.filter(([, tier]) => tier !== '')).toEqual([]);
  });

  test('asks for nothing from anywhere else, and complains of nothing', () => {
    expect([...page.origins]).toEqual([new URL(address).origin]);
    expect(page.complaints).toEqual([]);
  });

  test('answers no other site', async () => {
    const status = (method: string, headers: Record<string, string>) =>
      new Promise((resolve) => {
        const { hostname, port, pathname } = new URL(address);
        const asked = method === 'GET' ? pathname : `${pathname}do`;
        const request = httpRequest({ hostname, port, path: asked, method, headers }, (response) => {
          response.resume();
          resolve(response.statusCode);
        });
        request.end();
      });
    const { host, origin } = new URL(address);
    expect(await status('GET', { host })).toBe(200);
    expect(await status('GET', { host: 'evil.example' })).toBe(403);
    expect(await status('POST', { host })).toBe(403);
    expect(await status('POST', { host, origin: 'null' })).toBe(403);
    expect(await status('POST', { host, origin: 'https://evil.example' })).toBe(403);
    expect(await status('POST', { host, origin })).toBe(400);
  });
});

test('a custom function typed into a cell fills the rows below it with scores', async () => {
  const page = await workbenches.open(await workbenches.run());
  const formula = '=HEALTHSCORE(A1:AZ1, A2:AZ251)';
  await page.type('BP2', formula);
  const shown = await page.read('BP2:BP251');
  const scores = JSON.parse(await calc([formula, '--sheet', 'examples/portfolio.csv'])) as unknown[][];
  expect(shown.map(([text]) => text)).toEqual(scores.map(([score]) => String(score ?? '')));
  await page.mark('BP2');
  await picture(page, 'workbench-formula.png');
});

test('a run shows how far it is and is cancelled while it reads, with nothing written', async () => {
  // The run makes some forty calls between its first word and its first write, so there are many seconds to cancel in.
  const page = await workbenches.open(await workbenches.run({ file: withoutPast(), latency: 120 }));
  await page.sidebar.getByRole('button', { name: 'Score portfolio' }).click();
  await page.sidebar.getByRole('button', { name: 'Cancel' }).click();
  await page.sidebar.getByText('Cancelled: nothing was written.').waitFor();
  await page.settled();
  await expect(page.page.getByText('Vitals scores', { exact: true }).count()).resolves.toBe(0);
  expect(await page.read('BO1:CD1')).toEqual([new Array(16).fill('')]);
  expect(page.complaints).toEqual([]);
});

test('a day is that day whatever the time zones of the machine, the browser and the file', async () => {
  const address = await workbenches.run({ timeZone: 'Pacific/Kiritimati' });
  const page = await workbenches.open(address, { timezoneId: 'America/Los_Angeles' });
  expect(await page.read('H2:J21')).toEqual(SAMPLE.slice(1, 21).map((row) => row.slice(7, 10)));

  await page.type('BP2', '1/15/2026');
  await page.type('BP3', '=BP2+1');
  expect(await page.read('BP2:BP2')).toEqual([['1/15/2026']]);
  const saved = await page.save('Download this tab as CSV');
  expect(readFileSync(saved, 'utf8').split('\r\n')[1]).toMatch(/,2026-01-15$/);
});

test('opens a file of one’s own and saves it, with the results as values', async () => {
  const page = await workbenches.open(await workbenches.run());
  await page.type('B2', "'=not a formula");
  await page.type('B3', '=SPARKLINE({1,2,3})');
  await page.sidebar.getByRole('button', { name: 'Score portfolio' }).click();
  await page.sidebar.getByText('254 of 260 scored').first().waitFor();
  await page.showTab('portfolio');
  await page.save('Download this tab as CSV');
  expect(await page.status()).toMatch(/^Saved\. \d+ cells? begins? with =, \+, - or @: /);
  const saved = await page.save('Download as XLSX');
  expect(await page.status()).toContain('Saved. The charts in the cells B3 of "portfolio" are left out');
  await page.openFile(saved);
  const [headers] = await page.read('A1:CD1');
  const tiers = columnLetters(headers!.indexOf('Risk tier'));
  expect(await page.read('A2:B2')).toEqual([['TF-1001', '=not a formula']]);
  expect(await page.read('J2:J2')).toEqual([['2027-05-03']]);
  expect((await page.read(`${tiers}2:${tiers}2`))[0]![0]).toMatch(/^(Critical|High|Medium|Low)$/);
  expect(page.complaints).toEqual([]);
});

test('what the stand-in does not do is refused, and said', async () => {
  const page = await workbenches.open(await workbenches.run());
  await page.mark('B2');
  await page.page.keyboard.press('Control+b');
  expect(await page.status()).toContain('not part of the local stand-in');
  expect(await page.read('B2:B2')).toEqual([[SAMPLE[1]![1]]]);
  await page.mark('B2');
  await page.page.keyboard.press('Control+z');
  expect(await page.status()).toContain('Undoing is not part of the local stand-in');
});

test('tabs come, change their names, and are read by formulas', async () => {
  const page = await workbenches.open(await workbenches.run({ file: withoutPast() }));
  await page.addTab();
  await page.type('A1', '=portfolio!A2');
  expect(await page.read('A1:A1')).toEqual([['TF-1001']]);
  await page.renameTab('portfolio', 'Accounts');
  await page.type('A2', 'TF-2001');
  await page.showTab('Sheet2');
  expect(await page.read('A1:A1')).toEqual([['TF-2001']]);
});

test('rows and columns come, go and move with their formulas', async () => {
  const page = await workbenches.open(await workbenches.run());
  await page.type('BP2', '=A2&"!"');
  await page.mark('A2:A3');
  await page.choose('Insert', 'Rows above');
  expect(await page.read('BP4:BP4')).toEqual([['TF-1001!']]);
  await page.mark('B1');
  await page.choose('Insert', 'Columns to the left');
  expect(await page.read('BQ4:BQ4')).toEqual([['TF-1001!']]);
  await page.mark('B1');
  await page.choose('Edit', 'Delete the marked columns');
  await page.mark('A2:A3');
  await page.choose('Edit', 'Delete the marked rows');
  expect(await page.read('BP2:BP2')).toEqual([['TF-1001!']]);
  await page.copy('BP2', 'BP3:BP5');
  expect(await page.read('BP3:BP5')).toEqual([['TF-1002!'], ['TF-1003!'], ['TF-1004!']]);
  await page.mark('A1:A2');
  await page.choose('Edit', 'Delete the marked rows');
  expect(await page.status()).toBe('');
  expect(await page.read('BP1:BP1')).toEqual([['TF-1002!']]);
});

describe('the picture is that of Sheets', () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'vitals-picture-'));
  /** How many pixels of the sheet have this color, once there are some. */
  const pixels = (page: WorkbenchPage, color: string) =>
    page.page.evaluate(`(async () => {
      const wanted = ${JSON.stringify(color)}.match(/[0-9a-f]{2}/g).map((part) => parseInt(part, 16));
      const count = () => {
        let found = 0;
        for (const canvas of document.querySelectorAll('#sheet canvas')) {
          if (canvas.width === 0 || canvas.height === 0) continue;
          const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
          for (let i = 0; i < data.length; i += 4) if (wanted.every((part, j) => data[i + j] === part)) found++;
        }
        return found;
      };
      for (let i = 0; i < 50 && count() === 0; i++) await new Promise((resolve) => setTimeout(resolve, 100));
      return count();
    })()`) as Promise<number>;

  test('of a file: theme and fonts, merged cells, gridlines, what is hidden, marks', async () => {
    const book = new ExcelJS.Workbook();
    const views = [{ showGridLines: false }];
    const sheet = book.addWorksheet('Customers', { views, properties: { tabColor: { argb: 'FF188038' } } });
    sheet.mergeCells('A1:D1');
    sheet.getCell('A1').value = 'Customer health';
    sheet.getCell('A1').fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FF1155CC' } };
    sheet.getCell('A1').font = { size: 20, color: { argb: 'FFFFFFFF' } };
    sheet.addRow(['customer_id', 'segment', 'arr', 'renewal']);
    for (let i = 1; i < 9; i++) sheet.addRow([`C${i}`, 'SMB', i * 1000, '2027-01-01']);
    sheet.getColumn(2).hidden = true;
    sheet.getRow(4).hidden = true;
    sheet.getCell('C3').note = 'Signed in May';
    book.addWorksheet('Archive', { state: 'hidden' });
    const file = path.join(folder, 'rules.xlsx');
    writeFileSync(file, new Uint8Array(await book.xlsx.writeBuffer()));
    const page = await workbenches.open(await workbenches.run({ file }));
    // Three columns of 100 pixels that are left of the merged title, 37 pixels high, but for its letters.
    expect(await pixels(page, '#1155cc')).toBeGreaterThan(6_000);
    expect(await pixels(page, '#1155cc')).toBeLessThan(4 * 100 * 40);
    expect(await pixels(page, '#f9ab00')).toBeGreaterThan(5);
    expect(await page.page.locator('#sheet').getByText('Archive', { exact: true }).count()).toBe(0);
    await picture(page, 'workbench-rules.png');
  });

  test('of formulas: bars, columns and lines in cells', async () => {
    const bar = (i: number) =>
      `"=SPARKLINE(B${i},{""charttype"",""bar"";""max"",100;""color1"",""#188038""})"`;
    const columns = '"=SPARKLINE({3,-1,2},{""charttype"",""column"";""negcolor"",""#cc0000""})"';
    const rows = [10, 50, 100].map((score, i) => `C${i},${score},${bar(i + 2)},${columns}`);
    const file = path.join(folder, 'sparklines.csv');
    writeFileSync(file, ['customer_id,score,bar,columns', ...rows].join('\n'));
    const page = await workbenches.open(await workbenches.run({ file }));
    // 160 % of a cell's width of 96 pixels, 17 high.
    expect(await pixels(page, '#188038')).toBeGreaterThan(2_200);
    expect(await pixels(page, '#188038')).toBeLessThan(3_000);
    expect(await pixels(page, '#cc0000')).toBeGreaterThan(100);
  });
});
