import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, jest, test } from '@jest/globals';
import { seeded, shuffled } from '../../src/prediction/random';
import { backtest } from '../../workbench/backtest';
import { drawn } from '../support/customers-drawn';

const FOLDER = mkdtempSync(path.join(tmpdir(), 'vitals-backtest-'));
afterAll(() => rmSync(FOLDER, { recursive: true }));
jest.setTimeout(120_000);

/** The `dashboard` source's four features, with who left, a reason, and a trait of a person. */
const customers = drawn(900, [-1, 0.8, 0.5, 0], -1, 31);
const HEADERS =
  'customer_id,health_score,days_since_login,support_tickets,contract_value,gender,churn_reason,churned';

function csvOf(rows: readonly number[], outcomes: ArrayLike<number> = customers.outcomes): string {
  const number = (field: number, i: number) => customers.fields[field]!.values[i] as number;
  const lines = rows.map((i) => {
    const left = outcomes[i] === 1;
    return [
      `C-${i}`,
      (60 + 15 * number(0, i)).toFixed(1),
      Math.round(20 + 8 * number(1, i)),
      Math.round(6 + 2 * number(2, i)),
      Math.round(20000 + 5000 * number(3, i)),
      i % 2 ? 'Female' : 'Male',
      left ? 'price' : '',
      left ? 'Yes' : 'No',
    ].join(',');
  });
  return [HEADERS, ...lines].join('\n');
}

function file(name: string, text: string): string {
  const at = path.join(FOLDER, name);
  writeFileSync(at, text);
  return at;
}

const range = (from: number, to: number) => Array.from({ length: to - from }, (_, k) => from + k);
const withOutcome = (wordFor: (left: boolean) => string) =>
  csvOf(range(0, 900)).replace(/(Yes|No)$/gm, (word) => wordFor(word === 'Yes'));
const ALL = file('all.csv', csvOf(range(0, 900)));
const jsonOf = async (...args: string[]) =>
  JSON.parse(await backtest([...args, '--outcome', 'churned', '--json']));

describe('npm run backtest', () => {
  test('prints rows, events, AUC with its interval, lift, verdict and what was refused', async () => {
    const found = await jsonOf(ALL);
    expect(found).toMatchObject({
      rows: 900,
      events: customers.outcomes.reduce((sum, left) => sum + left, 0),
      accepted: true,
      verdictKind: 'predicts',
      refused: [{ column: 'churn_reason', reason: 'It is about leaving itself.' }],
      used: ['health_score', 'days_since_login', 'support_tickets', 'contract_value'],
      learned: { chosen: 'logistic' },
    });
    expect(found.protectedTraits.map(({ column }: { column: string }) => column)).toEqual(['gender']);
    expect(found.aucInterval[0]).toBeLessThan(found.auc);
    expect(found.aucInterval[1]).toBeGreaterThan(found.auc);
    expect(found.lift).toBeGreaterThan(2);
    expect(found.curve).toHaveLength(21);
  });

  test('prints the same bytes for the same seed', async () => {
    const args = [ALL, '--outcome', 'churned', '--forest', '--seed', '7', '--json'];
    expect(await backtest(args)).toBe(await backtest(args));
  });

  test('tests on other customers', async () => {
    const [first, later] = [file('a.csv', csvOf(range(0, 600))), file('b.csv', csvOf(range(600, 900)))];
    const found = await jsonOf(first, '--holdout', later, '--model', 'logistic');
    expect(found).toMatchObject({
      rows: 600,
      testedOn: 'holdout',
      holdout: { rows: 300 },
      tested: 'logistic regression',
    });
  });

  test('ends in no predictive power where outcomes were shuffled', async () => {
    const noise = shuffled([...customers.outcomes], seeded(8));
    const found = await jsonOf(file('noise.csv', csvOf(range(0, 900), noise)));
    expect(found.verdict).toMatch(/^No predictive power/);
    expect(found).toMatchObject({ accepted: false, learned: { chosen: null } });
  });

  test('tests a health model that there is', async () => {
    const [headers, ...rows] = readFileSync('examples/portfolio.csv', 'utf8').trim().split(/\r?\n/);
    const withOutcome = [`churned,${headers}`, ...rows.map((row, i) => `${i % 5 ? 'No' : 'Yes'},${row}`)];
    const portfolio = file('portfolio.csv', withOutcome.join('\n'));
    const found = await jsonOf(portfolio, '--model', 'segment');
    expect(found).toMatchObject({ tested: 'segment', testedOn: 'all customers', learned: null });
    const bands: { band: string; customers: number; left: number }[] = found.score.bands;
    expect(bands.map(({ band }) => band)).toEqual(['Green', 'Yellow', 'Red']);
    const scored = bands.reduce((sum, { customers: many }) => sum + many, 0);
    expect(scored + found.score.unscored).toBe(found.rows);
    expect(found.bySegment).toHaveLength(3);
    // A score is no column that it could be compared with.
    expect(found.used.filter((column: string) => column.startsWith('Health score'))).toEqual([]);
  });

  test.each([
    ['days as Europe writes them', (left: boolean) => (left ? '28.02.2026' : '')],
    ['days as America writes them, with a word for none', (left: boolean) => (left ? '02/28/2026' : 'N/A')],
    ['words', (left: boolean) => (left ? 'Churned' : 'Active')],
  ])('reads who left from %s', async (_, wordFor) => {
    const found = await jsonOf(file('words.csv', withOutcome(wordFor)));
    expect(found).toMatchObject({ rows: 900, verdictKind: 'predicts' });
    expect(found.events).toBe(customers.outcomes.reduce((sum, left) => sum + left, 0));
  });

  test('says that nobody left, or everybody, and judges nothing', async () => {
    for (const [word, sentence] of [
      ['No', '0 customers left'],
      ['Yes', '0 customers stayed'],
    ]) {
      const found = await jsonOf(
        file(
          'one.csv',
          withOutcome(() => word!),
        ),
      );
      expect(found.verdict).toBe(`Too few outcomes to judge: ${sentence}, and it takes at least 50.`);
      expect(found).toMatchObject({ accepted: false, auc: null, learned: null });
    }
  });

  test('says so where no other column can be used', async () => {
    const rows = range(0, 900).map((i) => `C-${i},${customers.outcomes[i]}`);
    const found = await jsonOf(file('two.csv', ['customer_id,churned', ...rows].join('\n')));
    expect(found.verdict).toMatch(/^Nothing to learn from/);
    expect(found.unusable).toMatchObject([{ column: 'customer_id' }]);
  });

  test('counts a repeated row once, and without ids never judges it by its copy', async () => {
    const [headers, ...rows] = csvOf(range(0, 300)).split('\n');
    const thrice = [headers!, ...rows, ...rows, ...rows];
    const found = await jsonOf(file('thrice.csv', thrice.join('\n')));
    expect(found.rows).toBe(300);
    expect(found.outcome.leftOut).toEqual([{ reason: 'the same as another row', rows: 600 }]);
    const noise = shuffled([...customers.outcomes], seeded(8));
    const [, ...noisy] = csvOf(range(0, 300), noise).split('\n');
    const anonymous = [headers!, ...noisy, ...noisy, ...noisy].map((row) => row.replace(/^[^,]*,/, ''));
    const without = await jsonOf(file('anonymous.csv', anonymous.join('\n')), '--forest');
    expect(without).toMatchObject({ rows: 900, accepted: false });
    expect(without.notes.join(' ')).toMatch('600 rows without an id repeat another');
  });

  test('asks whether a yes under a header of something else means having left', async () => {
    const text = csvOf(range(0, 900))
      .replace('gender', 'beta')
      .replace(/Female/g, 'yes')
      .replace(/Male/g, 'no');
    const found = JSON.parse(await backtest([file('beta.csv', text), '--outcome', 'beta', '--json']));
    expect(found.notes.join(' ')).toMatch('Does "beta" say who left? "yes" is taken for having left.');
  });

  test.each([
    [['--outcome', 'gone'], 'No column is headed "gone"'],
    [['--outcome', 'gender'], '"gender" does not tell who left: it has "Male", "Female"'],
    [['--outcome', 'churned', '--positive', 'Perhaps'], 'No cell of "churned" is "Perhaps"'],
    [['--outcome', 'churned', '--model', 'neural'], 'There is no model "neural". There is "segment"'],
    [['--outcome', 'churned', '--model', 'segment', '--forest'], 'Usage: '],
    [[], 'Usage: '],
  ])('says what is wrong with %j', async (args, sentence) => {
    await expect(backtest([ALL, ...args])).rejects.toThrow(sentence);
  });
});
