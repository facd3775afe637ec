import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import Papa from 'papaparse';
import { portfolioCsv } from '../../examples/generator/portfolio';
import { dayOf } from '../../src/base/calendar';
import { figuresOf } from '../../src/customers/figures';
import { scoreCustomers } from '../../src/customers/scored-portfolio';
import { figureCustomer, summarize } from '../../src/customers/summary';
import { churnRiskModel, healthModel } from '../../src/models';
import { Portfolio } from '../../src/reading/portfolio';

const csv = readFileSync('examples/portfolio.csv', 'utf8');
const [headers = [], ...rows] = Papa.parse<string[]>(csv.trimEnd()).data;
const plan = { health: healthModel('segment'), churn: churnRiskModel(), today: dayOf(2026, 11, 21) };
const portfolio = new Portfolio(headers, rows);
const customers = scoreCustomers(portfolio, plan);
const findings = portfolio.findings.list();

/** The rows of the README's table of dirt: kind, cells, what is in them. */
const promised = readFileSync('examples/README.md', 'utf8')
  .split('## The dirt')[1]!
  .split('\n')
  .filter((line) => /^\|.*`[A-Z]+\d+`/.test(line))
  .map((line) => line.split('|').map((part) => part.trim().replaceAll('`', '')))
  .map(([, kind = '', cells = '', content = '']) => ({
    kind,
    cells: cells.split(', '),
    content: content === 'blank' ? '' : content,
  }));

/** What stands in `Z22`. */
function cellAt(address: string): string | undefined {
  const [, letters = '', row] = /^([A-Z]+)(\d+)$/.exec(address)!;
  const column = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
  return rows[Number(row) - 2]?.[column];
}

/** The cells in which the add-on finds something of this kind, or refuses a cell for this reason. */
function found(text: string): string[] {
  return findings
    .filter(({ kind, message }) => kind === text || message.includes(`: ${text},`))
    .flatMap(({ cells }) => cells)
    .sort();
}

/** The cells that the README lists for these kinds. */
function listed(...kinds: string[]): string[] {
  return promised
    .filter(({ kind }) => kinds.includes(kind))
    .flatMap(({ cells }) => cells)
    .sort();
}

test('the committed file is what the generator makes', () => {
  expect(portfolioCsv()).toBe(csv);
});

test('every account has a name of its own, and every address is at example.com', () => {
  const names = rows.map((row) => row[1]).filter((name) => name !== '');
  const addresses = rows.map((row) => row[5]).filter((address) => address !== '');
  expect(names).toHaveLength(260);
  expect(new Set(names).size).toBe(260);
  expect(addresses.filter((address) => !address?.endsWith('@example.com'))).toEqual([]);
});

test('every column but Region and Notes is a known metric, and none is there twice', () => {
  expect(portfolio.matches.filter(({ metric }) => !metric).map(({ header }) => header)).toEqual([
    'Region',
    'Notes',
  ]);
  expect(portfolio.matches.filter(({ instead }) => instead)).toEqual([]);
});

describe('the dirt', () => {
  test.each(promised)('$kind in $cells', ({ cells, content }) => {
    expect(cells.map(cellAt)).toEqual(cells.map(() => content));
  });

  test('a column of percents as text, and one of fractions', () => {
    const column = (header: string) =>
      rows.map((row) => row[headers.indexOf(header)]!).filter((cell) => cell !== '');
    expect(column('Meeting attendance').filter((cell) => !/^\d+%$/.test(cell))).toEqual([]);
    expect(column('feature_adoption').filter((cell) => !/^0\.\d+$/.test(cell))).toEqual(['54', '56', '63%']);
  });

  test.each([
    ['formula error', ['Formula error']],
    ['still loading', ['Not loaded yet']],
    ['out of range', ['Out of range']],
    ['not a number', ['Text in a number column']],
    ['unclear percent', ['Another unit in that column']],
    ['unknown segment', ['Unknown segment']],
    ['blank id', ['Blank id']],
    ['duplicate id', ['Duplicate id']],
    ['ids differ by case', ['Ids that differ by case']],
    ['contract ended', ['Contract ended']],
  ])('%s is found where it was put, and nowhere else', (finding, kinds) => {
    expect(found(finding)).toEqual(listed(...kinds));
  });
});

describe('the scores are believable', () => {
  const counted = customers.filter(({ absence }) => absence === undefined).map(figureCustomer);
  const figures = figuresOf(counted, { atRisk: plan.churn.model.atRisk, nearDays: 90 });
  const { bands, tiers, scored } = summarize(customers, figures, plan);
  const share = (label: string) =>
    (100 * [...bands, ...tiers].find((count) => count.label === label)!.customers) / scored;

  test('five customers have no score, nor has the row without an id', () => {
    const unscored = customers.filter((customer) => customer.unscored !== '');
    expect(unscored.map((customer) => customer.unscored).sort()).toEqual([
      'Duplicate id',
      'Duplicate id',
      'Duplicate id',
      'Duplicate id',
      'Not enough data',
    ]);
    expect(customers).toHaveLength(259);
  });

  test.each([
    ['Green', 55, 65],
    ['Yellow', 20, 30],
    ['Red', 10, 15],
    ['Low', 55, 65],
    ['Medium', 14, 22],
    ['High', 9, 15],
    ['Critical', 6, 10],
  ])('%s from %d to %d %%', (label, low, high) => {
    expect(share(label)).toBeGreaterThanOrEqual(low);
    expect(share(label)).toBeLessThanOrEqual(high);
  });

  test.each([
    [0, 30],
    [31, 60],
    [61, 90],
    [91, 180],
  ])('some contracts end in %d to %d days', (from, to) => {
    const days = customers.map(({ assessment }) => assessment.daysToRenewal);
    expect(days.filter((day) => day >= from && day <= to).length).toBeGreaterThan(10);
  });

  test('some customers score Green and are at risk all the same', () => {
    const silent = customers.filter(
      ({ status, assessment }) =>
        status === 'Green' && ['High', 'Critical'].includes(assessment.churn?.band ?? ''),
    );
    expect(silent.length).toBeGreaterThan(4);
  });
});
