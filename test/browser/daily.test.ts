/** The team edition in the workbench: a daily run that is seen to work, and what it has sent. */
import { mkdtempSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, expect, jest, test } from '@jest/globals';
import { customer, HEADERS, WEBHOOK } from '../support/eventful';
import { accessibilityProblems, goTo } from './support/sidebar-page';
import { Workbenches } from './support/workbench-page';

jest.setTimeout(120_000);

const workbenches = new Workbenches();
afterAll(() => workbenches.stop());

const HOSTILE = '<img src=x onerror=alert(1)> & <!channel>';
const column = (header: string) => String.fromCharCode(65 + HEADERS.indexOf(header));

function smallPortfolio(): string {
  const rows = [
    customer('C1', 'Kim', { name: HOSTILE }),
    customer('C2', 'Kim', { name: 'Northwind Traders', arr: 84_000 }),
    customer('C3', 'Lee', { name: 'Contoso' }),
  ];
  const file = path.join(mkdtempSync(path.join(os.tmpdir(), 'vitals-')), 'customers.csv');
  const cell = (value: unknown) => `"${String(value ?? '').replace(/"/g, '""')}"`;
  writeFileSync(file, [HEADERS, ...rows].map((row) => row.map(cell).join(',')).join('\n'));
  return file;
}

test('a run is scheduled, a day passes, and its alerts are told', async () => {
  const address = await workbenches.run({ file: smallPortfolio(), team: true });
  const page = await workbenches.open(address);
  page.page.setDefaultTimeout(20_000);
  const { sidebar } = page;
  await sidebar.getByRole('button', { name: 'Score portfolio' }).click();
  await sidebar.getByText('3 of 3 scored').first().waitFor();

  await goTo(sidebar, 'Alerts');
  await sidebar.getByLabel('Address of your Slack webhook').fill(WEBHOOK);
  await sidebar.getByRole('button', { name: 'Keep Slack address' }).click();
  await sidebar.getByText('ends in “cr3t”').waitFor();
  await sidebar.getByRole('button', { name: 'Edit rules' }).click();
  await page.settled();
  const rules = await page.read('A1:L60');
  const place = (id: string, header: string) =>
    String.fromCharCode(65 + rules[0]!.indexOf(header)) + (rules.findIndex(([rule]) => rule === id) + 1);
  await page.type(place('critical_bug', 'Recipient'), 'vp@example.com');
  await page.type(place('sponsor_left', 'Recipient'), 'vp@example.com');
  await page.type(place('champion_left', 'Metric'), 'open_tickets');
  await page.type(place('champion_left', 'Condition'), 'crosses above');
  await page.type(place('champion_left', 'Threshold'), '5');
  await page.type(place('champion_left', 'Action'), 'send_slack');
  await sidebar.getByLabel('Score every day').selectOption('7');
  await sidebar.getByRole('button', { name: 'Start', exact: true }).click();
  await sidebar.getByText('You score this spreadsheet every day between 7 and 8.').waitFor();

  // The first day that a metric is kept is none on which it could have changed.
  await page.choose('Time', 'A day later');
  expect(await page.status()).toMatch(
    /^It is \w+day, \d+ \w+ \d+ at \d\d:\d\d\. A trigger fired 24 times\.$/,
  );
  await page.showTab('customers');
  await page.type(`${column('unresolved_critical')}2`, '2');
  await page.type(`${column('sponsor_change')}3`, 'yes');
  for (const row of [2, 3]) await page.type(`${column('open_tickets')}${row}`, '9');
  await page.choose('Time', 'A day later');

  await goTo(sidebar, 'Overview');
  await goTo(sidebar, 'Alerts');
  await sidebar.getByText('Critical bug, sent').waitFor();
  await sidebar.getByText(/3 of 3 scored\. \d alerts? sent\./).waitFor();

  const outbox = await page.page.context().newPage();
  await outbox.setViewportSize({ width: 900, height: 1500 });
  const complaints: string[] = [];
  outbox.on('dialog', (dialog) => complaints.push(dialog.message()));
  await outbox.goto(`${address}outbox`);
  await outbox.getByRole('heading', { name: '2 customer alerts for Kim' }).waitFor();
  await outbox.getByText(`${HOSTILE}: Open tickets 2 to 9`, { exact: false }).first().waitFor();
  const mails = outbox.frameLocator('iframe').first();
  await mails.getByText('Northwind Traders').first().waitFor();
  expect(await outbox.locator('img').count()).toBe(0);
  expect(await mails.locator('img').count()).toBe(0);
  if (process.env.PICTURES)
    await outbox.screenshot({ path: `${process.env.PICTURES}/outbox.png`, fullPage: true });
  // Nothing runs in the frames of the mails, so that axe would wait for them in vain.
  await outbox.evaluate('document.querySelectorAll("iframe").forEach((frame) => frame.remove())');
  expect(await accessibilityProblems(outbox)).toEqual([]);
  expect(complaints).toEqual([]);
  expect(page.complaints).toEqual([]);
});
