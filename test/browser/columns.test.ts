import { mkdirSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { fill, scoresOf, type TestCell, valuesOf, workbenchWith } from '../support/sheets';
import { accessibilityProblems, goTo, Sidebars } from './support/sidebar-page';

const sidebars = new Sidebars();
beforeAll(() => sidebars.start());
afterEach(() => sidebars.closePages());
afterAll(() => sidebars.stop());

/** Where pictures go, for a person to look at; none are taken where it is not said. */
const PICTURES = process.env.PICTURES;

async function picture(page: Page, name: string): Promise<void> {
  if (!PICTURES) return;
  mkdirSync(PICTURES, { recursive: true });
  await page.screenshot({ path: `${PICTURES}/${name}.png`, fullPage: true });
}

/** A day of 2026-11-21 and so many on. */
const dayIn = (days: number) => ({ day: 46347 + days });

interface Export {
  readonly name: string;
  readonly rows: TestCell[][];
  /** What its columns are once it is mapped, by header. */
  readonly means: Readonly<Record<string, string>>;
}

const EXPORTS: readonly Export[] = [
  {
    name: 'no known header',
    rows: [
      ['Who', 'Yearly thing', 'Until', 'Situation', 'Mood of them'],
      ['Alder', 12000, dayIn(50), 'Active', 8],
      ['Birch', 48000, dayIn(29), 'Active', 3],
      ['Cedar', 7000, dayIn(192), 'Lost', 6],
      ['Doum', 99000, dayIn(40), 'Active', 2],
      ['Elm', 150000, dayIn(290), 'Active', 9],
    ],
    means: { Who: 'customer_id', 'Yearly thing': 'arr', Until: 'contract_end_date', Situation: 'status' },
  },
  {
    name: 'HubSpot',
    rows: [
      [
        'Record ID',
        'Company name',
        'Company owner',
        'Lifecycle Stage',
        'Last Activity Date',
        'Number of Associated Contacts',
        'Annual Revenue',
        'ARR',
        'Renewal Date',
        'NPS',
        'Number of open tickets',
      ],
      ['9001', 'Alder', 'Ada Lane', 'Customer', dayIn(-3), 6, 5000000, 48000, dayIn(60), 9, 1],
      ['9002', 'Birch', 'Ada Lane', 'Customer', dayIn(-44), 1, 900000, 12000, dayIn(25), 3, 7],
      ['9003', 'Cedar', 'Ben Ode', 'Opportunity', dayIn(-9), 2, 100000, null, null, null, 0],
      ['9004', 'Doum', 'Ben Ode', 'Customer', dayIn(-1), 4, 7000000, 96000, dayIn(200), 7, 2],
    ],
    means: {
      'Record ID': 'customer_id',
      'Company name': 'name',
      'Company owner': 'csm',
      'Lifecycle Stage': 'status',
      'Last Activity Date': 'days_since_contact',
      ARR: 'arr',
      'Renewal Date': 'contract_end_date',
      NPS: 'nps_score',
      'Number of open tickets': 'open_tickets',
    },
  },
  {
    name: 'Salesforce',
    rows: [
      [
        'Account ID',
        'Account Name',
        'Account Owner',
        'CSM__c',
        'ARR__c Currency',
        'ARR__c',
        'ARR__c (converted) Currency',
        'ARR__c (converted)',
        'Renewal_Date__c',
        'NPS_Score__c',
        'Type',
      ],
      ['0015x01', 'Alder', 'Sal', 'Cam', 'JPY', 10000000, 'USD', 66000, dayIn(60), 9, 'Customer - Direct'],
      ['0015x02', 'Birch', 'Sal', 'Cam', 'EUR', 50000, 'USD', 55000, dayIn(25), 3, 'Customer - Direct'],
      ['0015x03', 'Cedar', 'Sal', 'Cat', 'USD', 100000, 'USD', 100000, dayIn(300), 8, 'Prospect'],
      ['Grand Totals (3 records)', null, null, null, null, null, 'USD', 221000, null, null, null],
    ],
    means: {
      'Account ID': 'customer_id',
      'Account Name': 'name',
      CSM__c: 'csm',
      'ARR__c (converted)': 'arr',
      Renewal_Date__c: 'contract_end_date',
      NPS_Score__c: 'nps_score',
      Type: 'status',
    },
  },
  {
    name: 'Stripe',
    rows: [
      [
        'id',
        'Customer ID',
        'Customer Name',
        'Plan',
        'Quantity',
        'Currency',
        'Monthly amount',
        'Status',
        'Current Period End (UTC)',
        'Canceled At (UTC)',
        'Cancel At Period End',
      ],
      ['sub_1', 'cus_A', 'Alder', 'pro', 5, 'usd', 400, 'active', dayIn(20), null, false],
      ['sub_2', 'cus_B', 'Birch', 'basic', 1, 'usd', 50, 'past_due', dayIn(9), null, false],
      ['sub_3', 'cus_C', 'Cedar', 'pro', 9, 'usd', 900, 'canceled', dayIn(-40), dayIn(-40), false],
      ['sub_4', 'cus_D', 'Doum', 'pro', 2, 'usd', 150, 'active', dayIn(80), null, true],
    ],
    means: {
      'Customer ID': 'customer_id',
      'Customer Name': 'name',
      Plan: 'plan_tier',
      'Monthly amount': 'mrr',
      Status: 'status',
      'Current Period End (UTC)': 'contract_end_date',
      'Canceled At (UTC)': 'churn_date',
      'Cancel At Period End': 'notice_given',
    },
  },
  {
    name: 'German',
    rows: [
      [
        'Kundennummer',
        'Firma',
        'Betreuer',
        'Jahresumsatz wiederkehrend',
        'Vertragsende',
        'Kundenstatus',
        'Letzter Login',
        'Offene Tickets',
        'Zufriedenheit',
      ],
      ['K-1', 'Erle AG', 'Anna Berg', 24000, dayIn(70), 'Aktiv', dayIn(-2), 0, 4.5],
      ['K-2', 'Birke GmbH', 'Anna Berg', 8000, dayIn(12), 'Gekündigt', dayIn(-60), 6, 2],
      ['K-3', 'Zeder KG', 'Max Thal', 51000, dayIn(250), 'Aktiv', dayIn(-1), 1, 4],
      ['Summe', null, null, 83000, null, null, null, 7, null],
    ],
    means: {
      Kundennummer: 'customer_id',
      Firma: 'name',
      Betreuer: 'csm',
      'Jahresumsatz wiederkehrend': 'arr',
      Vertragsende: 'contract_end_date',
      Kundenstatus: 'status',
      'Letzter Login': 'days_since_login',
      'Offene Tickets': 'open_tickets',
      Zufriedenheit: 'csat_score',
    },
  },
];

describe('An export as it is', () => {
  test.each(EXPORTS)(
    'of $name is mapped and scored in at most four presses, and kept',
    async ({ name, rows, means }) => {
      const { bench, grid } = workbenchWith(rows);
      const { page, complaints } = await sidebars.open(bench);
      let presses = 0;
      const press = async (button: string | RegExp) => {
        presses += 1;
        await page.getByRole('button', { name: button }).click();
      };
      await press(/columns? understood$/);
      await page.getByText(/\d+ columns? read/).waitFor();
      await picture(page, `columns-${name.replace(/ /g, '-')}`);
      expect(await accessibilityProblems(page)).toEqual([]);
      const proposals = page.getByRole('button', { name: /^Use the / });
      if ((await proposals.count()) > 0) {
        await press(/^Use the /);
        await proposals.waitFor({ state: 'detached' });
        await picture(page, `columns-${name.replace(/ /g, '-')}-mapped`);
      }
      await press(/^Score \d+ customers?$/);
      await page.getByText(/ of \d+ scored/).waitFor();
      expect(presses).toBeLessThanOrEqual(4);
      expect(meaningsIn(bench)).toMatchObject(means);

      // Next month's export: the columns in another order, one more in front, and other customers.
      const [headers = [], ...body] = rows;
      const next = [['Extra', ...[...headers].reverse()], ...body.map((row) => ['x', ...[...row].reverse()])];
      grid.activeSheet = grid.insertSheet('Next month', 0);
      fill(grid.activeSheet, next);
      expect(meaningsIn(bench)).toMatchObject(means);
      expect(scoresOf(grid).length).toBeGreaterThan(0);
      expect(complaints).toEqual([]);
    },
  );
});

function meaningsIn(bench: ReturnType<typeof workbenchWith>['bench']): Record<string, string> {
  const { value } = bench.runFromClient('matchPortfolio') as {
    value: { columns: { header: string; metric: string }[] };
  };
  return Object.fromEntries(value.columns.map(({ header, metric }) => [header, metric]));
}

test('any column is given a meaning, a unit of its own, or set aside', async () => {
  const { bench, grid } = workbenchWith([
    ['Account ID', 'ARR', 'Happiness', 'Region', 'NPS'],
    ['A-1', 500, 7.5, 'North', 9],
    ['A-2', 700, 2, 'South', 3],
  ]);
  const { page, complaints } = await sidebars.open(bench);
  await goTo(page, 'Columns');
  await page.getByText('2 columns not used').click();
  await page.getByLabel('Read Happiness as').selectOption({ label: 'A metric of my own…' });
  await page.getByLabel('From').fill('0');
  await page.getByLabel('To').fill('10');
  expect(await accessibilityProblems(page)).toEqual([]);
  await picture(page, 'columns-metric-of-my-own');
  await page.getByRole('button', { name: 'Higher is better' }).click();
  await page.getByText('1 column not used').waitFor();
  await page.getByText('4 columns read').click();
  expect(await page.getByLabel('Read Happiness as').inputValue()).toBe('custom happiness');
  await page.getByLabel('Read NPS as').selectOption({ label: 'Not an input' });
  await page.getByText('Set aside by you.').waitFor();
  await picture(page, 'columns-set-by-hand');
  const settings = grid.sheets.find(({ name }) => name === 'Vitals settings')!;
  expect(valuesOf(settings).map((row) => row.slice(0, 4))).toEqual([
    ['Area', 'Setting', 'Value', 'Unit'],
    ['Columns', 'Happiness', 'custom Happiness', 'number, 0 to 10, higher is better'],
    ['Columns', 'NPS', 'not an input', null],
  ]);
  expect(complaints).toEqual([]);
});
