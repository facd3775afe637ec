import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import Papa from 'papaparse';
import { areOfAnotherModel, type PreviousScores } from '../../../src/customers/previous-scores';
import { type ScoredCustomer, scoreCustomers } from '../../../src/customers/scored-portfolio';
import { churnRiskModel, healthModel } from '../../../src/models';
import { seeded } from '../../../src/prediction/random';
import { Portfolio } from '../../../src/reading/portfolio';

const TODAY = 46347;
const file = readFileSync(new URL('../../../examples/portfolio.csv', import.meta.url), 'utf8');
const [headers, ...rows] = Papa.parse<string[]>(file, { skipEmptyLines: true }).data;

function sampleUnder(model: string, previousScores?: PreviousScores) {
  const portfolio = new Portfolio(headers!, rows);
  const plan = { health: healthModel(model), churn: churnRiskModel(), today: TODAY };
  const customers = scoreCustomers(portfolio, { ...plan, ...(previousScores ? { previousScores } : {}) });
  const compared = customers.filter(({ situation }) => situation.healthChange !== undefined);
  const dropped = (one: ScoredCustomer) => (one.situation.healthChange ?? 0) <= -20;
  const findings = portfolio.findings.list().filter(({ kind }) => kind === 'of another model');
  return { compared: compared.length, dropped: customers.filter(dropped).length, findings };
}

describe('the column “Last health score” of the sample, which the segment model made', () => {
  test('is compared under that model', () => {
    expect(sampleUnder('segment')).toMatchObject({ compared: 235, dropped: 2, findings: [] });
  });

  test.each(['dashboard', 'lifecycle'])(
    'is no past of %s: no red flag comes of it, and it is named',
    (model) => {
      const { compared, dropped, findings } = sampleUnder(model);
      expect([compared, dropped]).toEqual([0, 0]);
      expect(findings).toMatchObject([{ header: 'Last health score', count: 1 }]);
      expect(findings[0]!.message).toContain('look like another model’s');
    },
  );

  test('is compared always or never where somebody says so', () => {
    expect(sampleUnder('lifecycle', 'always').compared).toBe(235);
    expect(sampleUnder('segment', 'never').compared).toBe(0);
  });
});

describe('changes of health', () => {
  const drawn = (draw: (random: () => number) => number, count = 200, seed = 5) => {
    const random = seeded(seed);
    return Array.from({ length: count }, () => draw(random));
  };

  test.each<[string, boolean, number[]]>([
    ['that go both ways are of one model', false, drawn((random) => 20 * random() - 10)],
    ['of nobody and of all alike', false, drawn(() => 0)],
    ['of most by little', false, drawn((random) => -4 * random())],
    ['that are anything', false, drawn((random) => 80 - 100 * random())],
    ['of a bad month: half fall, half stay', false, drawn((random) => (random() < 0.5 ? -15 : 0))],
    ['by about as much, and nearly all one way', true, drawn((random) => -5 - 12 * random())],
    ['by about as much upward', true, drawn((random) => 5 + 12 * random())],
    ['of too few to tell', false, drawn((random) => -5 - 12 * random(), 19)],
  ])('%s: %p', (_, isOther, changes) => {
    expect(areOfAnotherModel(changes)).toBe(isOther);
  });
});
