import { beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { checkedArguments } from '../../../src/addon/arguments';
import { EDITIONS } from '../../../tools/editions';
import { readEntry } from '../../../tools/endpoints';
import { faultyPortfolio } from '../../faults/portfolio';
import { valuesOf } from '../../support/sheets';
import { teamWith } from '../../support/team';

const ENDPOINTS = readEntry(EDITIONS.team.entry).filter(({ isFormula }) => !isFormula);
/** Words of the JavaScript engine, and of a value that was put into a sentence unseen. */
const ENGINE =
  /(Type|Range|Reference|Syntax)Error|undefined|\[object |is not a function|Cannot (read|convert|destructure)/;

test('every endpoint that takes something is checked', () => {
  const taking = ENDPOINTS.filter(({ parameters }) => parameters.length > 0);
  expect(checkedArguments()).toEqual(
    Object.fromEntries(taking.map(({ name, parameters }) => [name, parameters.length])),
  );
});

describe('An endpoint', () => {
  let team: ReturnType<typeof teamWith>;
  beforeAll(() => {
    team = teamWith(faultyPortfolio());
    team.call('scorePortfolio', {});
  });
  const failing = (name: string, args: readonly unknown[]) => {
    const { error } = team.bench.runFromClient(name, ...args);
    return error?.message ?? '';
  };

  test.each([
    ['openCustomer', []],
    ['documentFacts', []],
    ['showCustomer', []],
    ['showCustomers', ['x']],
    ['addCustomerNote', ['C1']],
    ['scorePortfolio', [{ model: 5 }]],
    ['scorePortfolio', [{ way: 'nonsense' }]],
    ['checkData', [{ model: 1e308 }]],
    ['insertModel', [5]],
    ['saveModel', [5, '']],
    ['restoreModel', [5, 1]],
    ['restoreModel', ['segment', {}]],
    ['saveModelAs', [[], 5, '']],
    ['changeSetting', []],
    ['readTimeline', ['C1']],
    ['testRule', []],
    ['setSlackAddress', [5]],
    ['setTeamsAddress', [5]],
    ['makeGoogleDoc', [5, '']],
    ['closeMonth', []],
    ['cancelRun', [{ toString: 1 }]],
    ['correctColumn', ['Notes', { formula: '=1+1' }, '']],
    ['correctColumn', ['x'.repeat(200_000), 'arr', '']],
    ['showCell', [{}, 'A1']],
    ['startSchedule', [7, { model: 5 }]],
    ['startSchedule', [7, { model: 'x'.repeat(50_000) }]],
  ])('%s refuses %j in a sentence, before anything is read', (name, args) => {
    expect(failing(name, args)).toMatch(/^Error: \w+ was called with something that it does not take/);
  });

  test('called with anything ends in a sentence, and changes no cell of the user', () => {
    const sheet = team.grid.sheets[0]!;
    const before = valuesOf(sheet).map((row) => row.slice(0, faultyPortfolio()[0]!.length));
    // What opens a window or makes a document of Google's, or takes long, is left out.
    const calls = ENDPOINTS.filter(
      ({ name, parameters }) => parameters.length > 0 && name !== 'backtestChurn',
    );
    const hostile = fc.oneof(
      fc.constantFrom<unknown>('C1', 'segment', '', 'x', '=1+1', 0, -1, 1e308, true, null, [], {}, [[]], {
        formula: '=1+1',
      }),
      fc.jsonValue(),
      fc.constantFrom<unknown>(
        { toString: 1 },
        [{ header: 1 }],
        { model: [] },
        { data: {} },
        { way: 'live' },
      ),
    );
    fc.assert(
      fc.property(fc.constantFrom(...calls), fc.array(hostile, { maxLength: 3 }), ({ name }, args) => {
        const said = failing(name, args);
        if (ENGINE.test(said)) throw new Error(`${name}(${JSON.stringify(args)}): ${said}`);
      }),
      { numRuns: 400 },
    );
    expect(valuesOf(sheet).map((row) => row.slice(0, before[0]!.length))).toEqual(before);
  });
});
