// A tab as teams have it: a dropdown that rejects on the last column, a merged title, a filter, hidden rows, formulas
// that show "", 0, FALSE and a date, an array formula, a color rule that looks at another tab. The add-on scores it, is undone, and harms nothing of it.
import { beforeEach, describe, expect, test } from '@jest/globals';
import type { Area, GridSheet, Workbench } from '../../workbench';
import { UniverGrid } from '../../workbench/univer/univer-grid';
import { benchOn, fill, scoresOf, type TestCell, valuesOf } from '../support/sheets';

const area = (row: number, column: number, rows = 1, columns = 1): Area => ({ row, column, rows, columns });
const formula = (text: string) => ({ formula: text });

const HEADERS = [
  'customer_id',
  'name',
  'arr',
  'nps_score',
  'open_tickets',
  'churned',
  'contract_end_date',
  'stage',
];
const WIDTH = HEADERS.length;
const ROWS: TestCell[][] = [
  ['Accounts 2026'],
  HEADERS,
  [
    'c1',
    'Acme',
    5000,
    9,
    formula('=COUNTIF(A:A;"none")'),
    formula('=1>2'),
    formula('=DATE(2027;3;1)'),
    'Live',
  ],
  ['c2', 'Beta', 7000, 3, 4, formula('=1>2'), formula('=DATE(2026;12;1)'), 'Onboarding'],
  ['c3', 'Core', 9000, 7, 1, formula('=1>2'), formula('=IF(TRUE;"";1)'), 'Live'],
];
const DROPDOWN = {
  criteria: 'VALUE_IN_LIST',
  values: [['Live', 'Onboarding'], true],
  allowInvalid: false,
  helpText: null,
};

/** Sheets keeps such a rule, and lets no script set the rules of its tab again. */
const LOOKS_ELSEWHERE = {
  criteria: 'CUSTOM_FORMULA',
  values: ["=C3<'Targets'!$A$1"],
  background: '#ff0000',
  fontColor: null,
  bold: null,
  italic: null,
};

let grid: UniverGrid;
let sheet: GridSheet;
let bench: Workbench;

beforeEach(() => {
  grid = new UniverGrid({ rows: 40, columns: WIDTH });
  sheet = grid.activeSheet;
  bench = benchOn(grid);
  fill(sheet, ROWS);
  sheet.merges = [area(0, 0, 1, WIDTH)];
  sheet.validations = [{ areas: [area(2, WIDTH - 1, 38)], rule: DROPDOWN }];
  sheet.filter = { area: area(1, 0, 4, WIDTH), criteria: new Map([[7, { hiddenValues: ['Onboarding'] }]]) };
  sheet.hiddenByUser.rows.add(4);
  grid.insertSheet('Targets', 1);
  sheet.conditionalFormats = [{ areas: [area(2, 2, 38)], rule: LOOKS_ELSEWHERE }];
});

function call(name: string, ...args: unknown[]) {
  const run = bench.runFromClient(name, ...args);
  if (run.error) throw new Error(run.error.message);
  return run.value;
}

const theirs = () => sheet.values(area(0, 0, 8, WIDTH));
const theirFormulas = () => sheet.formulas(area(0, 0, 8, WIDTH));

describe.each(['live', 'values'])('results as %s', (way) => {
  test('stand beside the customers, and every cell of theirs is as it was', () => {
    const [before, formulas] = [theirs(), theirFormulas()];
    call('changeSetting', 'Scoring', 'Minimum coverage', '1%');
    call('scorePortfolio', { way });
    expect(scoresOf(grid).map((row) => Object.values(row)[0])).toEqual(['c1', 'c2', 'c3']);
    expect(valuesOf(sheet)[1]!.slice(WIDTH)).toContain('Risk tier');
    expect(theirs()).toEqual(before);
    expect(theirFormulas()).toEqual(formulas);
  });

  test('are undone, and leave columns in which a number is a number', () => {
    const before = valuesOf(sheet);
    call('scorePortfolio', { way });
    call('undoLastRun');
    expect(valuesOf(sheet)).toEqual(before);
    expect(sheet.conditionalFormats[0]).toEqual({ areas: [area(2, 2, 38)], rule: LOOKS_ELSEWHERE });
    const left = area(0, WIDTH, sheet.maxRows, sheet.maxColumns - WIDTH);
    expect(sheet.styles(left, 'numberFormat').flat().filter(Boolean)).toEqual([]);
  });
});

test('a formula that shows nothing is not written over by an inserted one', () => {
  sheet.insert('columns', WIDTH, 2, 0);
  fill(
    sheet,
    Array.from({ length: 4 }, () => [formula('=IF($A3="";"";"")')]),
    2,
    WIDTH + 1,
  );
  sheet.selection = area(2, WIDTH + 1);
  const run = bench.runFromClient('insertFormula', 'HEALTHSCORE(A1:AZ1, A2:AZ251)');
  expect(run.error?.message).toMatch('Something stands in J3');
  expect(sheet.formulas(area(2, WIDTH + 1))).toEqual([['=IF($A3="";"";"")']]);
});

test.each([
  ['a filter is on', 'a filter hides rows of the tab', 'Data > Remove filter'],
  ['there is none', 'the tab does not show what was written into it', 'A dropdown may be in the way'],
])('values that do not arrive are told with their cause where %s', (where, cause, help) => {
  if (where === 'there is none') sheet.filter = null;
  call('changeSetting', 'Scoring', 'Minimum coverage', '1%');
  bench.watch = {
    before: () => {
      const width = sheet.maxColumns - WIDTH;
      if (width > 0) sheet.write(area(3, WIDTH, 1, width), [Array(width).fill(null)]);
    },
  };
  const said = JSON.stringify(call('scorePortfolio', { way: 'values' }));
  expect(said).toMatch(cause);
  expect(said).toMatch(help);
  expect(said).not.toMatch('kept changing');
});
