/** The sidebar's alerts: what happened, who is told, and the daily run. */
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import type { Workbench } from '../../workbench';
import { afterCalmDays, alertsIn, WEBHOOK } from '../support/eventful';
import { workbenchWith } from '../support/sheets';
import { accessibilityProblems, goTo, Sidebars } from './support/sidebar-page';

const sidebars = new Sidebars();
beforeAll(() => sidebars.start());
afterEach(() => sidebars.closePages());
afterAll(() => sidebars.stop());

test('an alert is read, sent and acknowledged; the Slack address is never shown again', async () => {
  const day = afterCalmDays();
  day.call('removeSlackAddress');
  day.call('scorePortfolio', {});
  const { page, complaints } = await sidebars.open(day.bench);
  await goTo(page, 'Alerts');
  await page.getByText('Unresolved critical tickets 0 to 2 within 1 day').waitFor();
  expect(await page.getByRole('list', { name: 'Alerts' }).getByRole('listitem').count()).toBe(5);

  await page.getByLabel('Address of your Slack webhook').fill('https://example.com/services/T/B/x');
  await page.getByRole('button', { name: 'Keep Slack address' }).click();
  await page.getByText('This is no address of a Slack webhook.').waitFor();
  await page.getByLabel('Address of your Slack webhook').fill(WEBHOOK);
  await page.getByRole('button', { name: 'Keep Slack address' }).click();
  await page.getByText('ends in “cr3t”').waitFor();
  expect(await page.content()).not.toContain('s3cr3t');
  expect(await accessibilityProblems(page)).toEqual([]);

  await page.getByRole('button', { name: 'Send now' }).click();
  await page.getByText('4 alerts sent.').waitFor();
  expect(day.posts).toHaveLength(2);
  await page.getByRole('button', { name: 'Acknowledge' }).first().click();
  await page.getByText('Unresolved critical tickets 0 to 2').waitFor({ state: 'detached' });
  expect(alertsIn(day.grid).map(({ State }) => State)).toEqual([
    'sent',
    'sent',
    'sent',
    'sent',
    'acknowledged',
  ]);
  expect(complaints).toEqual([]);
});

test('the daily run is started, changed and ended', async () => {
  const day = afterCalmDays();
  const { page } = await sidebars.open(day.bench);
  await goTo(page, 'Alerts');
  await page.getByLabel('Score every day, Etc/UTC time').selectOption('9');
  await page.getByRole('button', { name: 'Start' }).click();
  await page.getByText('You score this spreadsheet every day between 9 and 10.').waitFor();
  await page.getByText('Next run: 21 Nov 2026.').waitFor();
  expect(await accessibilityProblems(page)).toEqual([]);
  expect(day.bench.environment.triggers.size).toBe(1);
  await page.getByRole('button', { name: 'End my schedule' }).click();
  await page.getByText('You score this spreadsheet').waitFor({ state: 'detached' });
  expect(day.bench.environment.triggers.size).toBe(0);
});

describe('what goes wrong by itself has a face', () => {
  async function alertsOf(bench: Workbench) {
    const { page } = await sidebars.open(bench);
    await goTo(page, 'Alerts');
    return page;
  }

  test('a daily run that failed, one that Google no longer starts, and whose the others are', async () => {
    const { bench, sheet } = afterCalmDays();
    bench.runFromClient('startSchedule', 7, {}).result();
    const kim = bench.besideUser('kim@example.com');
    kim.runFromClient('startSchedule', 9, {}).result();
    const header = { row: 0, column: 0, rows: 1, columns: 20 };
    const headers = sheet.values(header);
    sheet.write(header, [Array(20).fill(null)]);
    bench.passTo('2026-11-22T06:00:00Z');
    const page = await alertsOf(bench);
    await page.getByText('kim@example.com scores this spreadsheet every day between 9 and 10.').waitFor();
    await page.getByText(/^2026-11-21 \d\d:\d\d: The run failed: /).waitFor();
    await page.getByText('Next run: 22 Nov 2026.').waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);

    sheet.write(header, headers);
    bench.environment.triggers.clear();
    const later = await alertsOf(bench);
    await later.getByText('Google no longer has its trigger: start it again.').waitFor();
    await later.getByRole('button', { name: 'Change' }).click();
    await later.getByText('Google no longer has its trigger').waitFor({ state: 'detached' });
    expect(bench.environment.triggers.size).toBe(1);
  });

  test('an authorization that is lost, or that a new edition asks for, is asked for where it is needed', async () => {
    const { bench } = afterCalmDays();
    const { granted } = bench.environment.authorization;
    for (const scope of ['script.external_request', 'script.scriptapp'])
      granted.delete(`https://www.googleapis.com/auth/${scope}`);
    const page = await alertsOf(bench);
    await page.getByRole('link', { name: 'Allow it' }).first().waitFor();
    expect(await page.getByRole('link', { name: 'Allow it' }).count()).toBe(2);
    expect(await page.getByRole('button', { name: 'Send now' }).count()).toBe(0);
    expect(await page.getByRole('button', { name: 'Start' }).count()).toBe(0);
    expect(await accessibilityProblems(page)).toEqual([]);
  });

  test('mail that is used up for the day leaves its alerts waiting, with the reason', async () => {
    const { bench, call, mails } = afterCalmDays();
    call('scorePortfolio', {});
    bench.environment.quotas.use('email', 100);
    const page = await alertsOf(bench);
    await page.getByRole('button', { name: 'Send now' }).click();
    await page
      .getByText(/sent\b.*\.$/)
      .first()
      .waitFor();
    await page.getByText(/Sponsor left, pending\. .*(today|day|tomorrow)/).waitFor();
    expect(mails).toEqual([]);
    expect(await accessibilityProblems(page)).toEqual([]);
  });
});

test('what the base edition cannot do is said where it would stand', async () => {
  const { bench } = workbenchWith([
    ['customer_id', 'nps_score'],
    ['C1', 9],
  ]);
  const { page } = await sidebars.open(bench);
  await goTo(page, 'Alerts');
  await page.getByText('This edition cannot send alerts to Slack').waitFor();
  await page.getByText('This edition cannot score every day by itself').waitFor();
  await page.getByText('No new alerts.').waitFor();
  expect(await accessibilityProblems(page)).toEqual([]);
});
