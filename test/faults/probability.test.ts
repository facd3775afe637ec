import { expect, test } from '@jest/globals';
import { drawn } from '../support/customers-drawn';
import { recordsOf, type TestCell, valuesOf, workbenchWith } from '../support/sheets';
import { FAULTS } from './faults';
import { Schedules } from './schedules';

const schedules = new Schedules('probability', 7);

const CUSTOMERS = drawn(400, [-1.4, 1.2], 0, 31);
const ROWS: TestCell[][] = CUSTOMERS.fields[0]!.values.map((_, i) => [
  `C-${i}`,
  ...CUSTOMERS.fields.map(({ values }) => Math.round(50 + 10 * Number(values[i]))),
  CUSTOMERS.outcomes[i] === 1 ? 'Yes' : 'No',
]);

const LEARN = { outcome: 'churned', fromBefore: true, model: 'logistic' };
const STEPS = [
  ['learnProbability', [LEARN], [] as string[]],
  ['learnProbability', [LEARN], ['learnProbability']],
  ['forgetProbability', [], ['learnProbability']],
] as const;

function opened(before: readonly string[]) {
  const { bench, grid } = workbenchWith([
    ['customer_id', 'days_since_login', 'nps_score', 'churned'],
    ...ROWS,
  ]);
  const [theirs] = grid.sheets;
  for (const endpoint of before) bench.runFromClient(endpoint, LEARN).result();
  const tab = () => grid.sheets.find(({ name }) => name === 'Vitals probability');
  /** What is kept, but for the number of the version. */
  const kept = () => {
    const records = tab()?.extent().rows ? recordsOf(tab()!) : [];
    return records.filter(({ Item }) => !/version/i.test(String(Item)));
  };
  return { bench, grid, theirs: () => valuesOf(theirs!), kept };
}

test.each(
  STEPS.flatMap((step) => Object.keys(FAULTS).map((fault) => [step[0], fault, step[1], step[2]] as const)),
)('%s, pressed again where a call %s', (endpoint, fault, args, before) => {
  const peace = opened(before);
  const run = peace.bench.runFromClient(endpoint, ...args);
  for (const call of schedules.turnsOf(run, FAULTS[fault]!.differs)) {
    const trouble = opened(before);
    trouble.bench.watch = FAULTS[fault]!.at(call);
    trouble.bench.runFromClient(endpoint, ...args);
    trouble.bench.watch = {};
    trouble.bench.runFromClient(endpoint, ...args).result();
    expect([call, trouble.kept()]).toEqual([call, peace.kept()]);
    expect(trouble.theirs()).toEqual(peace.theirs());
    expect(trouble.bench.environment.locks.size).toBe(0);
  }
});
