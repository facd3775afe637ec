import { describe, expect, jest, test } from '@jest/globals';
import type { RunReport } from '../../src/addon/run/score';
import type { GridSheet, Workbench } from '../../workbench';
import { type CustomerRow, FAILING, HEALTHY, tableOf } from '../support/customers';
import { hostileCells } from '../support/hostile';
import { fill, recordsOf, scoresOf, type TestCell, valuesOf, workbenchWith } from '../support/sheets';

const healthy = (id: TestCell, name: TestCell): CustomerRow => ({
  'Customer ID': id,
  'Account name': name,
  Segment: 'smb',
  ARR: 12_000,
  'Renewal date': { day: 46600 },
  CSM: 'Ana',
  ...HEALTHY,
  Notes: 'call back in May',
});
const failing = (id: TestCell, name: TestCell): CustomerRow => ({
  ...healthy(id, name),
  Segment: 'enterprise',
  ARR: 240_000,
  'Renewal date': { day: 46360 },
  CSM: 'Ben',
  ...FAILING,
  Notes: '=not a formula',
});
const ROWS = tableOf([healthy('A-1', 'Acme'), failing('B-2', 'Borealis'), healthy('C-3', 'Corvo')]);
const HEADERS = ROWS[0]!;
const healthyCells = (id: TestCell, name: TestCell) => tableOf([healthy(id, name)])[1]!;

function scored(rows: readonly (readonly TestCell[])[] = ROWS, options = {}) {
  const { bench, grid, sheet } = workbenchWith(rows, options);
  return { bench, grid, sheet, report: score(bench) };
}

function score(bench: Workbench, options: object = {}): RunReport {
  const run = bench.runFromClient('scorePortfolio', options);
  if (run.error) throw new Error(run.error.message);
  return run.value as RunReport;
}

const userBlock = (sheet: GridSheet, rows = ROWS) => {
  const area = { row: 0, column: 0, rows: rows.length, columns: HEADERS.length };
  return { values: sheet.values(area), formulas: sheet.formulas(area), notes: sheet.notes(area) };
};
const beside = (sheet: GridSheet) => recordsOf(sheet).map((row) => row['Risk tier']);

describe('Score portfolio', () => {
  test('writes the results beside the rows and in Vitals scores', () => {
    const { grid, sheet, report } = scored();
    expect(report.sentence).toBe('3 of 3 scored');
    expect(valuesOf(sheet)[0]!.slice(HEADERS.length)).toEqual([
      'Health score',
      'Health status',
      'Risk tier',
      'Health drivers',
      'Risk signals',
      'Next action',
    ]);
    expect(recordsOf(sheet).map((row) => row['Health status'])).toEqual(['Green', 'Red', 'Green']);
    expect(beside(sheet)).toEqual(['Low', 'Critical', 'Low']);
    expect(scoresOf(grid).map((row) => [row['Customer id'], row['Risk tier']])).toEqual([
      ['A-1', 'Low'],
      ['B-2', 'Critical'],
      ['C-3', 'Low'],
    ]);
  });

  test('changes no cell of the user', () => {
    const { sheet } = workbenchWith(ROWS);
    const before = userBlock(sheet);
    const after = scored();
    expect(userBlock(after.sheet)).toEqual(before);
  });

  test('takes the user to the results, and shows no tab that nobody has asked for', () => {
    const { grid, sheet } = scored();
    expect(grid.activeSheet.name).toBe('Sheet1');
    expect(sheet.selection).toEqual({ row: 0, column: ROWS[0]!.length + 5, rows: 1, columns: 1 });
    expect(grid.sheets.map(({ name, hidden }) => [name, hidden])).toEqual([
      ['Sheet1', false],
      ['Vitals scores', false],
      ['Vitals journal', true],
      ['Vitals history', true],
      ['Vitals months', true],
      ['Vitals team months', true],
      ['Vitals tasks', true],
      ['Vitals run before', true],
    ]);
    expect(valuesOf(grid.sheets[2]!)).toEqual([]);
  });

  test('leaves a tab in sight that somebody has opened, and shows a hidden one whose cell is asked for', () => {
    const { bench, grid } = scored();
    const tab = (name: string) => grid.sheets.find((sheet) => sheet.name === name)!;
    tab('Vitals tasks').hidden = false;
    score(bench);
    expect(tab('Vitals tasks').hidden).toBe(false);
    bench.runFromClient('showCell', 'Vitals months', 'B2').result();
    expect([tab('Vitals months').hidden, grid.activeSheet.name]).toEqual([false, 'Vitals months']);
  });

  test('run again, changes nothing', () => {
    const { bench, grid, sheet } = scored();
    const before = [valuesOf(sheet), valuesOf(grid.sheets[1]!)];
    score(bench);
    expect([valuesOf(sheet), valuesOf(grid.sheets[1]!)]).toEqual(before);
    expect(grid.sheets).toHaveLength(8);
    expect(sheet.conditionalFormats).toHaveLength(1 + 6 + 4);
  });

  test('what cannot be kept beside the scores is told, and costs no score', () => {
    const { bench, grid } = workbenchWith(ROWS);
    const own = grid.insertSheet('Vitals months', 1);
    fill(own, [['my own']]);
    const report = score(bench);
    expect(report.summary.scored).toBeGreaterThan(0);
    expect(report.unkept).toEqual([
      'The figures of the month: There is a tab "Vitals months" that Customer Vitals did not make. Rename it, then run again: nothing was changed.',
    ]);
    expect(valuesOf(own)).toEqual([['my own']]);
  });

  test('undone, leaves the tab as it was', () => {
    const { sheet: untouched } = workbenchWith(ROWS);
    const { bench, grid, sheet } = scored();
    expect(bench.runFromClient('undoLastRun').error).toBeNull();
    expect(valuesOf(sheet)).toEqual(valuesOf(untouched));
    expect(sheet.conditionalFormats).toEqual([]);
    expect(recordsOf(grid.sheets[1]!)).toEqual([]);
    const formats = sheet.styles({ row: 0, column: 0, rows: 10, columns: sheet.maxColumns }, 'numberFormat');
    expect(formats.map((row) => row.slice(HEADERS.length).filter(Boolean))).toEqual(formats.map(() => []));
  });

  test('undone and run again, stands where it stood', () => {
    const { bench, sheet } = scored();
    const before = valuesOf(sheet);
    bench.runFromClient('undoLastRun');
    score(bench);
    expect(valuesOf(sheet)).toEqual(before);
  });

  test('keeps the conditional formats of the user', () => {
    const { bench, sheet } = workbenchWith(ROWS);
    const theirs = {
      areas: [{ row: 1, column: 3, rows: 3, columns: 1 }],
      rule: { criteria: 'CELL_NOT_EMPTY', values: [], background: '#ff0000' },
    };
    sheet.conditionalFormats = [theirs];
    score(bench);
    expect(sheet.conditionalFormats[0]).toMatchObject(theirs);
    bench.runFromClient('undoLastRun');
    expect(sheet.conditionalFormats).toMatchObject([theirs]);
  });

  test('written as values, finds its columns again after the user moved one and renamed another', () => {
    const { bench, sheet } = workbenchWith(ROWS);
    score(bench, { way: 'values' });
    const tier = HEADERS.length + 2;
    sheet.move('columns', tier, 1, 2);
    fill(sheet, [['Tier of risk']], 0, 2);
    score(bench, { way: 'values' });
    const headers = valuesOf(sheet)[0]!;
    expect(headers[2]).toBe('Tier of risk');
    expect(headers.filter((header) => header === 'Risk tier')).toEqual([]);
    expect(recordsOf(sheet).map((row) => row['Tier of risk'])).toEqual(['Low', 'Critical', 'Low']);
  });

  test('a column of the user that is called Health score is theirs', () => {
    const rows = ROWS.map((row, i) => [...row, i === 0 ? 'Health score' : 12]);
    const { sheet } = scored(rows);
    expect(recordsOf(sheet).length).toBe(3);
    expect(valuesOf(sheet).map((row) => row[HEADERS.length])).toEqual(['Health score', 12, 12, 12]);
  });

  test('shorter the next time, leaves no old row behind', () => {
    const { bench, grid, sheet } = scored();
    sheet.delete('rows', 3, 1);
    const report = score(bench);
    expect(report.gone).toEqual(['C-3']);
    expect(scoresOf(grid).map((row) => row['Customer id'])).toEqual(['A-1', 'B-2']);
    fill(sheet, [healthyCells('D-4', 'Delta')], 3);
    expect(score(bench)).toMatchObject({ added: ['D-4'], gone: [] });
  });

  test('works with a header row below a title, and with blank rows between', () => {
    const rows = [['Our customers, week 47'], [], ROWS[0]!, ROWS[1]!, [], ROWS[2]!];
    const { sheet, report } = scored(rows);
    expect(report.sentence).toBe('2 of 2 scored');
    expect(valuesOf(sheet).map((row) => row[HEADERS.length + 2])).toEqual([
      null,
      null,
      'Risk tier',
      'Low',
      null,
      'Critical',
    ]);
  });

  test('formats what it writes: one decimal, bold headers, colors for bands and tiers', () => {
    const { sheet } = scored();
    const at = (row: number, column: number, property: string) =>
      sheet.styles({ row, column, rows: 1, columns: 1 }, property)[0]![0];
    expect(at(1, HEADERS.length, 'numberFormat')).toBe('0.0');
    expect(at(0, HEADERS.length, 'fontWeight')).toBe('bold');
    expect(at(0, HEADERS.length - 1, 'fontWeight')).not.toBe('bold');
    expect(sheet.conditionalFormats).toHaveLength(1 + 6 + 4);
    expect(sheet.columnWidth(HEADERS.length + 5)).toBe(210);
  });
});

describe('ids', () => {
  const withIds = (...ids: TestCell[]) => [HEADERS, ...ids.map((id, i) => healthyCells(id, `Name ${i}`))];

  test('stay as they are: number, text, padded, with leading zeros', () => {
    const { grid } = scored(withIds(12, '0012', ' x ', '=1+1'));
    expect(scoresOf(grid).map((row) => row['Customer id'])).toEqual([12, '0012', ' x ', '=1+1']);
    expect(grid.sheets[1]!.formulas({ row: 0, column: 0, rows: 5, columns: 5 }).flat().join('')).toBe('');
  });

  test('that do not tell customers apart get no number; the others are scored', () => {
    const { grid, sheet, report } = scored(withIds('A', 'B', 'B', 'acme', 'ACME', ''));
    expect(report.sentence).toBe('1 of 6 scored; 5 need attention');
    expect(
      scoresOf(grid).map((row) => [row['Customer id'], row['Health score'] === null, row['Health status']]),
    ).toEqual([
      ['A', false, 'Green'],
      ['B', true, 'Duplicate id'],
      ['B', true, 'Duplicate id'],
      ['acme', true, 'Duplicate id'],
      ['ACME', true, 'Duplicate id'],
    ]);
    expect(report.unscored).toContainEqual({ row: 7, id: '', reason: 'No customer id' });
    expect(recordsOf(sheet)[1]!['Health status']).toBe('Duplicate id');
    expect(report.findings.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['blank id', 'duplicate id', 'ids differ by case']),
    );
  });
});

describe('missing data', () => {
  test('a customer with too little of it gets no number, no band and no tier', () => {
    const sparse = HEADERS.map((header, i) =>
      i < 5 ? ['X-9', 'Xenon', 'smb', 900, null][i]! : header === 'nps_score' ? 9 : null,
    );
    const { grid, report } = scored([HEADERS, ROWS[1]!, sparse]);
    const row = scoresOf(grid)[1]!;
    expect([row['Health score'], row['Health status'], row['Churn risk'], row['Risk tier']]).toEqual([
      null,
      'Not enough data',
      null,
      'Not enough data',
    ]);
    expect(row['Health coverage']).toBeCloseTo(0.0625, 10);
    expect(report.unscored).toEqual([{ row: 3, id: 'X-9', reason: 'Not enough data' }]);
  });

  test('every refused cell is named with its place, its reason and what to do', () => {
    const bad = ROWS.map((row) => [...row]);
    bad[1]![HEADERS.indexOf('nps_score')] = 'about nine';
    bad[2]![HEADERS.indexOf('csat_score')] = 11;
    bad[3]![HEADERS.indexOf('open_tickets')] = '#N/A';
    const { report } = scored(bad);
    const named = report.findings.map(({ cells, message, advice }) => `${cells[0]} ${message} ${advice}`);
    expect(named).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^L2 nps_score .*not a number/),
        expect.stringMatching(/^M3 csat_score .*out of range.*1 to 5/),
        expect.stringMatching(/^N4 open_tickets .*formula error/),
      ]),
    );
    expect(report.summary.scored).toBe(3);
  });
});

describe('days', () => {
  test.each(['America/Los_Angeles', 'Pacific/Auckland', 'Asia/Kolkata', 'America/Sao_Paulo'])(
    'a renewal in 31 days is 31 days away in %s',
    (timeZone) => {
      // Noon of 21 November in Greenwich is the 22nd in Auckland.
      const today = timeZone === 'Pacific/Auckland' ? 46348 : 46347;
      const rows = ROWS.map((row, i) =>
        i === 0 ? row : row.map((cell, j) => (j === 4 ? { day: today + 31 } : cell)),
      );
      const { grid } = scored(rows, { timeZone });
      expect(scoresOf(grid).map((row) => row['Days to renewal'])).toEqual([31, 31, 31]);
      expect(scoresOf(grid).map((row) => row['Renewal date'])).toEqual([today + 31, today + 31, today + 31]);
    },
  );
});

describe('what stands in the way is said in a sentence', () => {
  const problem = (rows: TestCell[][]) =>
    workbenchWith(rows).bench.runFromClient('scorePortfolio').error?.message;

  test('no customer tab', () => {
    expect(
      problem([
        ['Region', 'Sales'],
        ['North', 12],
      ]),
    ).toContain('No tab has a header row with a customer id');
  });

  test('a tab of the user under our name', () => {
    const { bench, grid } = workbenchWith(ROWS);
    const theirs = grid.insertSheet('Vitals scores', 1);
    fill(theirs, [['my own notes']]);
    expect(bench.runFromClient('scorePortfolio').error?.message).toContain(
      'that Customer Vitals did not make',
    );
    expect(valuesOf(theirs)).toEqual([['my own notes']]);
  });

  test('an unknown model', () => {
    expect(() => score(workbenchWith(ROWS).bench, { model: 'constructor' })).toThrow('Use one of: segment');
  });

  test('another run that is writing', () => {
    const { bench } = workbenchWith(ROWS);
    bench.environment.locks.set('document', {} as never);
    expect(bench.runFromClient('scorePortfolio').error?.message).toContain('Another run is writing');
  });
});

describe('hostile input', () => {
  const cells = hostileCells();

  test('a portfolio in which every second row is hostile still scores the others', () => {
    if (cells.length === 0) return;
    const rows: TestCell[][] = [HEADERS];
    cells.forEach((cell, i) => {
      rows.push(healthyCells(`good-${i}`, `Good ${i}`));
      rows.push(HEADERS.map((_, column) => (column === 0 ? `bad-${i}` : cell)));
    });
    const { bench, grid, sheet } = workbenchWith(rows);
    const before = userBlock(sheet, rows);
    const report = score(bench);
    const good = scoresOf(grid).filter((row) => String(row['Customer id']).startsWith('good'));
    expect(good).toHaveLength(cells.length);
    for (const row of good) expect([row['Health status'], row['Risk tier']]).toEqual(['Green', 'Low']);
    expect(userBlock(sheet, rows)).toEqual(before);
    const formulas = grid.sheets.flatMap((tab) =>
      tab.formulas({ row: 0, column: 0, ...tab.extent() }).flat(),
    );
    expect(
      formulas.filter((formula) => formula !== '' && !formula.startsWith('=ARRAYFORMULA(IF(ROW(')),
    ).toEqual([]);
    expect(report.summary.scored).toBeGreaterThanOrEqual(cells.length);
  });

  test('text that looks like a formula stays text in every tab of ours, run after run', () => {
    const nasty = [
      '=1+1',
      "'=1+1",
      '+1+1',
      '@SUM(1)',
      '\t=1',
      '007',
      '1E5',
      '3/4',
      'TRUE',
      '<script>',
      '=HYPERLINK("x")',
    ];
    const rows: TestCell[][] = [HEADERS, ...nasty.map((text, i) => healthyCells(`id${i}`, text))];
    const { bench, grid } = workbenchWith(rows);
    score(bench);
    score(bench);
    expect(scoresOf(grid).map((row) => row.Name)).toEqual(nasty.map((text) => text.trim()));
  });
});

describe('service calls', () => {
  const callsFor = (count: number, way: string) => {
    const rows = [HEADERS, ...Array.from({ length: count }, (_, i) => healthyCells(`C-${i}`, `Name ${i}`))];
    const { bench } = workbenchWith(rows);
    bench.runFromClient('scorePortfolio', { way });
    const run = bench.runFromClient('scorePortfolio', { way });
    return {
      all: [...run.calls.values()].reduce((sum, n) => sum + n, 0),
      of: (name: string) => run.calls.get(name) ?? 0,
    };
  };

  test('do not grow with the rows, but by a call for every 50,000 cells written', () => {
    const few = callsFor(10, 'values');
    const many = callsFor(4000, 'values');
    // 4,000 rows of the 51 columns of Vitals scores are five blocks instead of one.
    expect(many.of('Range.setValues')).toBe(few.of('Range.setValues') + 4);
    // What is kept for Undo takes four calls to be compressed, before and after; the journal gets its rows, and gives them back.
    // Of 2,000 customers and more the cells of the file are counted first: a few calls for each tab.
    const counting = ['getType', 'getSheetId', 'getMaxRows', 'getMaxColumns'].map((name) => `Sheet.${name}`);
    const counted = [...counting, 'Spreadsheet.getSheets'].map((name) => many.of(name) - few.of(name));
    const cells = counted.reduce((sum, n) => sum + n, 0);
    expect(cells).toBeLessThanOrEqual(40);
    expect(many.all).toBe(few.all + 8 + 8 + 2 + cells);
    expect(few.all).toBeLessThan(900);
  });

  test('with live columns, a later run writes nothing into the tab of the user', () => {
    const { bench, sheet } = workbenchWith(ROWS);
    score(bench);
    const write = jest.spyOn(sheet, 'write');
    score(bench);
    expect(write).not.toHaveBeenCalled();
    expect(callsFor(900, 'live').all).toBe(callsFor(10, 'live').all + 8);
  });

  test('the customer tab is read once before it is scored', () => {
    const { bench } = workbenchWith(ROWS);
    const { log } = bench.runFromClient('scorePortfolio');
    const firstWrite = log.indexOf('Range.setValues');
    expect(log.slice(0, firstWrite).filter((call) => call === 'Range.getValues')).toHaveLength(1);
  });
});
