import { describe, expect, test } from '@jest/globals';
import {
  all,
  between,
  Clock,
  failAfter,
  failBefore,
  killAfter,
  killBefore,
  MemoryGrid,
  Workbench,
  type WorkbenchOptions,
} from '../../workbench/index';

const cell = (row: number, column: number) => ({ row, column, rows: 1, columns: 1 });

function workbench(code: string, options: Partial<WorkbenchOptions> = {}) {
  return new Workbench({ grid: new MemoryGrid(), code, ...options });
}

const evaluate = (expression: string, options?: Partial<WorkbenchOptions>) =>
  workbench(`function f(...args) { return ${expression}; }`, options).run('f').result();

describe('Inside the script', () => {
  test('arrays, dates and errors are of its own realm', () => {
    const bench = scripted(`
      function kinds() {
        const values = SpreadsheetApp.getActiveSheet().getRange('A1:B1').getValues();
        let error;
        try { SpreadsheetApp.getActiveSheet().getRange(0, 1); } catch (e) { error = e; }
        return [values instanceof Array, values[0] instanceof Array, values[0][0] instanceof Date,
          values.constructor === Array, values[0][0].constructor === Date, error instanceof Error,
          error.name, error.message, Object.prototype.toString.call(values[0][0])];
      }`);
    bench.grid.activeSheet.write(cell(0, 0), [[46037]]);
    bench.grid.activeSheet.setStyles(cell(0, 0), 'numberFormat', [['yyyy-mm-dd']]);
    expect(bench.run('kinds').result()).toEqual([
      ...[true, true, true, true, true, true],
      ...['Exception', 'The starting row of the range is too small.', '[object Date]'],
    ]);
  });

  test('arguments are of its own realm too', () => {
    const bench = workbench(
      'function f(rows, date) { return [rows instanceof Array, rows[0] instanceof Array, date instanceof Date]; }',
    );
    expect(bench.run('f', [[1]], new Date()).result()).toEqual([true, true, true]);
  });

  test('no browser and no Node is there', () => {
    const names = [
      'setTimeout',
      'fetch',
      'URL',
      'TextEncoder',
      'process',
      'require',
      'structuredClone',
      'Buffer',
    ];
    expect(evaluate(`[${names.map((name) => `typeof ${name}`)}]`)).toEqual(names.map(() => 'undefined'));
  });

  test('the constructor of a function cannot leave it', () => {
    expect(evaluate(`SpreadsheetApp.getActive.constructor('return typeof process')()`)).toBe('undefined');
    expect(evaluate(`SpreadsheetApp.constructor.constructor('return typeof process')()`)).toBe('undefined');
  });

  test('enumerations are the same object each time and have names', () => {
    expect(evaluate('SpreadsheetApp.ProtectionType.RANGE === SpreadsheetApp.ProtectionType.RANGE')).toBe(
      true,
    );
    expect(evaluate('String(SpreadsheetApp.WrapStrategy.CLIP)')).toBe('CLIP');
    expect(evaluate('SpreadsheetApp.ProtectionType.SHEET == SpreadsheetApp.ProtectionType.RANGE')).toBe(
      false,
    );
  });

  test('every execution starts anew', () => {
    const bench = workbench('let n = 0; function f() { return ++n; }');
    expect([bench.run('f').value, bench.run('f').value]).toEqual([1, 1]);
  });

  test('promises settle before the execution ends', () => {
    const bench = workbench(
      `async function f() { await null; PropertiesService.getScriptProperties().setProperty('done', 'yes'); }`,
    );
    bench.run('f');
    expect(bench.environment.properties.script.get('done')).toBe('yes');
  });

  test.each([
    ['SpreadsheetApp.getActiveRange().setBorder(true)', 'Range.setBorder is not emulated by the workbench.'],
    ['SpreadsheetApp.openByUrl("x")', 'SpreadsheetApp.openByUrl is not emulated by the workbench.'],
    ['UrlFetchApp.fetch("https://x")', 'UrlFetchApp without a receiver is not emulated by the workbench.'],
    [
      'SpreadsheetApp.getActiveRange().setBackground("red")',
      'The color name red is not emulated by the workbench.',
    ],
  ])('%s is refused by name, whatever the script catches', (call, message) => {
    const bench = workbench(`function f() { try { ${call}; } catch (e) {} }`);
    expect(() => bench.run('f')).toThrow(message);
  });

  test('a service counts as a value: it prints its name and has no fields of ours', () => {
    expect(evaluate('String(SpreadsheetApp.getActiveSheet())')).toBe('Sheet');
    expect(evaluate('JSON.stringify(SpreadsheetApp.getActiveRange())')).toBe('{}');
    expect(() => evaluate('SpreadsheetApp.getActiveRange().area')).toThrow('Range.area is not emulated');
  });
});

describe('The clock', () => {
  test('is the workbench’s and stands still but for calls and sleep', () => {
    expect(evaluate('new Date().toISOString()')).toBe('2026-01-15T09:00:00.000Z');
    expect(
      evaluate('[Date.now() === Date.now(), (Utilities.sleep(2000), Date.now() - new Date(2026, 0, 15, 9))]'),
    ).toEqual([true, 2005]);
  });

  test('local time is that of the script’s time zone', () => {
    const timeZone = 'America/New_York';
    expect(evaluate('[new Date().getHours(), new Date().getTimezoneOffset()]', { timeZone })).toEqual([
      4, 300,
    ]);
    expect(evaluate('new Date(2026, 6, 1).toISOString()', { timeZone })).toBe('2026-07-01T04:00:00.000Z');
    expect(evaluate('new Date("2026-01-15T00:00:00").toISOString()', { timeZone })).toBe(
      '2026-01-15T05:00:00.000Z',
    );
    expect(evaluate('new Date("2026-01-15").toISOString()', { timeZone })).toBe('2026-01-15T00:00:00.000Z');
    expect(evaluate('(d => (d.setHours(0, 0, 0, 0), d.toISOString()))(new Date())', { timeZone })).toBe(
      '2026-01-15T05:00:00.000Z',
    );
    expect(evaluate('String(new Date(2026, 0, 15))', { timeZone })).toBe(
      'Thu Jan 15 2026 00:00:00 GMT-0500 (America/New_York)',
    );
    expect(evaluate('new Date(2026, 0, 15).toLocaleDateString("en-GB")', { timeZone })).toBe('15/01/2026');
  });

  test('after 360 seconds the execution ends, whatever the script catches', () => {
    const bench = workbench(`function f() {
      try { while (true) Utilities.sleep(60000); }
      catch (e) { PropertiesService.getScriptProperties().setProperty('caught', 'yes'); }
    }`);
    const { outcome, error, calls } = bench.run('f');
    expect([outcome, error?.message]).toEqual(['timed out', 'Exceeded maximum execution time']);
    expect(calls.get('Utilities.sleep')).toBe(6);
    expect(bench.environment.properties.script.size).toBe(0);
  });
});

describe('What may be called', () => {
  const code = 'let app_; const g = () => 1; function f() { return 1; } function hidden_() {} var h = 2;';

  test('functions declared at the top level', () => {
    expect(workbench(code).functionNames()).toEqual(['f', 'hidden_']);
  });

  test.each(['g', 'h', 'hidden_', 'missing', 'parseInt', 'toString'])('not %s', (name) => {
    const { outcome, error } = workbench(code).run(name);
    expect([outcome, error?.message]).toEqual(['failed', `Script function not found: ${name}`]);
    expect(() => workbench(code).runFromClient(name)).toThrow(/is not a function|Script function not found/);
  });

  test('an error of the script is its outcome', () => {
    const execution = workbench('function f() { throw new TypeError("no"); }').run('f');
    expect(execution).toMatchObject({ outcome: 'failed', error: { name: 'TypeError', message: 'no' } });
    expect(() => execution.result()).toThrow('TypeError: no');
  });
});

describe('google.script.run', () => {
  const bench = workbench(`
    function echo(value) { return value; }
    function date() { return {at: [new Date()]}; }
    function nothing() {}
    function fail() { throw new Error('no such tab'); }
    function realm(value) { return [value instanceof Array, value[0] instanceof Object]; }`);

  test('copies arguments and result as JSON', () => {
    const value = { a: [1, 'x', true, null], b: { c: [] } };
    const { value: result } = bench.runFromClient('echo', value);
    expect(result).toEqual(value);
    expect(result).not.toBe(value);
    expect(bench.runFromClient('echo', [undefined, { a: undefined }]).value).toEqual([null, {}]);
    expect(bench.runFromClient('nothing').value).toBeNull();
    expect(bench.runFromClient('realm', [{}]).value).toEqual([true, true]);
  });

  test('refuses what cannot pass', () => {
    const circular: unknown[] = [];
    circular.push(circular);
    for (const value of [new Date(), () => 1, undefined, new Map(), { deep: [new Date()] }, circular]) {
      expect(() => bench.runFromClient('echo', value)).toThrow('Failed due to illegal value in property');
    }
    expect(() => bench.runFromClient('date')).toThrow('Failed due to illegal value in property: 0');
  });

  test('hands an error over as ScriptError', () => {
    expect(bench.runFromClient('fail').error).toMatchObject({
      name: 'ScriptError',
      message: 'Error: no such tab',
    });
  });
});

describe('A custom function', () => {
  const bench = workbench(`
    function DOUBLE(rows) { return rows.map(row => row.map(x => x === '' ? '' : x * 2)); }
    function WRITE() { SpreadsheetApp.getActiveSheet().getRange('A1').setValue(1); }
    function READ() { return SpreadsheetApp.getActiveSheet().getRange('A1').getValue(); }
    function UI() { SpreadsheetApp.getUi(); }
    function SLOW() { Utilities.sleep(31000); }`);

  test('takes and gives arrays', () => {
    expect(bench.callCustomFunction('DOUBLE', [[[1, '']]]).result()).toEqual([[2, '']]);
  });

  test('reads and cannot write', () => {
    expect(bench.callCustomFunction('READ', []).value).toBe('');
    expect(bench.callCustomFunction('WRITE', []).error?.message).toBe(
      'You do not have permission to call setValue',
    );
    expect(bench.callCustomFunction('UI', []).error?.message).toBe(
      'Cannot call SpreadsheetApp.getUi() from this context.',
    );
  });

  test('has 30 seconds', () => {
    expect(bench.callCustomFunction('SLOW', []).outcome).toBe('timed out');
  });
});

describe('Opening', () => {
  const code = `function onOpen(e) {
    SpreadsheetApp.getUi().createAddonMenu().addItem(String(e.authMode), 'f').addToUi();
    if (e.authMode !== ScriptApp.AuthMode.NONE) PropertiesService.getDocumentProperties().getProperty('x');
  }
  function greedy(e) { PropertiesService.getDocumentProperties(); }`;

  test('makes a menu without authorization, and no more', () => {
    const bench = workbench(code);
    expect(bench.open('NONE').outcome).toBe('completed');
    expect([...bench.screen.menus.values()]).toEqual([
      [{ kind: 'item', caption: 'NONE', functionName: 'f' }],
    ]);
    expect(
      workbench(code.replace('greedy', 'x').replace(/if .*\) P/, 'P')).open('NONE').error?.message,
    ).toMatch('do not have permission');
  });
});

/** Three writes of one cell each, and a script that does all it can to go on after a failure. */
const STUBBORN = `function f() {
  const sheet = SpreadsheetApp.getActiveSheet();
  for (const a1 of ['A1', 'A2', 'A3']) {
    try { sheet.getRange(a1).setValue('done'); SpreadsheetApp.flush(); }
    catch (e) { console.log(e.name + ': ' + e.message); }
    finally { PropertiesService.getScriptProperties().setProperty(a1, 'tried'); }
  }
}`;

function scripted(code = STUBBORN) {
  const grid = new MemoryGrid();
  return Object.assign(new Workbench({ grid, code }), { grid });
}

test('the clock is set forward for everything that a script asks, and never back', () => {
  const clock = new Clock('2026-03-01T00:00:00Z', 0);
  const bench = workbench('function f() { return [Date.now(), new Date().toISOString()]; }', { clock });
  clock.forwardTo('2027-02-28T07:30:00Z');
  expect(bench.run('f').result()).toEqual([Date.parse('2027-02-28T07:30:00Z'), '2027-02-28T07:30:00.000Z']);
  expect(() => clock.forwardTo('2027-02-28T07:00:00Z')).toThrow('The clock stands at 2027-02-28T07:30');
});

const done = ({ grid }: { grid: MemoryGrid }) =>
  grid.activeSheet.values({ row: 0, column: 0, rows: 3, columns: 1 }).map(([value]) => value === 'done');

describe('Watching an execution', () => {
  test('counts and lists the calls', () => {
    const { calls, log } = scripted().run('f');
    expect(calls.get('Range.setValue')).toBe(3);
    expect(log.slice(0, 6)).toEqual([
      'SpreadsheetApp.getActiveSheet',
      'Sheet.getRange',
      'Range.setValue',
      'SpreadsheetApp.flush',
      'PropertiesService.getScriptProperties',
      'Properties.setProperty',
    ]);
  });

  test.each([
    ['before', failBefore(3, 'Service error: Spreadsheets'), [false, true, true]],
    ['after', failAfter(3, 'Service error: Spreadsheets'), [true, true, true]],
  ])('a call fails %s its effect, and the script may catch it', (_, watch, expected) => {
    const bench = Object.assign(scripted(), { watch });
    const { outcome, console: lines } = bench.run('f');
    expect(outcome).toBe('completed');
    expect(done(bench)).toEqual(expected);
    expect(lines.map(({ text }) => text)).toEqual(['Exception: Service error: Spreadsheets']);
  });

  test('a write that fails is queued all the same, and its flush fails; a read fails in its call', () => {
    const bench = scripted(`function f() {
      const range = SpreadsheetApp.getActiveSheet().getRange('A1');
      try { range.setValue('done'); } catch (e) { return 'in the call'; }
      try { SpreadsheetApp.flush(); } catch (e) { return 'at the flush'; }
      try { range.getValue(); } catch (e) { return 'in the read'; }
    }`);
    bench.watch = failBefore(3, 'Service error: Spreadsheets');
    expect(bench.run('f').value).toBe('at the flush');
    bench.watch = failBefore(5, 'Service error: Spreadsheets');
    expect(bench.run('f').value).toBe('in the read');
  });

  test.each([
    ['before', killBefore(3), [false, false, false]],
    ['after', killAfter(3), [true, false, false]],
  ])('an execution dies %s a call, and no catch or finally has an effect', (_, watch, expected) => {
    const bench = Object.assign(scripted(), { watch });
    const { outcome, calls, console: lines } = bench.run('f');
    expect(outcome).toBe('killed');
    expect(done(bench)).toEqual(expected);
    expect(lines).toEqual([]);
    expect(calls.has('Properties.setProperty')).toBe(false);
    expect(bench.environment.properties.script.size).toBe(0);
  });

  test('a person edits between two calls', () => {
    const bench = scripted();
    bench.watch = all(
      between(3, () => bench.grid.activeSheet.insert('rows', 0, 1, 0)),
      failBefore(8, 'x'),
    );
    expect(bench.run('f').outcome).toBe('completed');
    expect(done(bench)).toEqual([true, false, true]);
  });

  test('another execution runs between two calls', () => {
    const bench = scripted();
    bench.watch = between(3, () => {
      bench.watch = {};
      expect(bench.run('f').outcome).toBe('completed');
    });
    expect(bench.run('f').outcome).toBe('completed');
  });

  test('a lock dies with its execution', () => {
    const bench = scripted(`
      function take() { LockService.getDocumentLock().waitLock(1000); }
      function tryIt() { return LockService.getDocumentLock().tryLock(1000); }`);
    bench.watch = killAfter(2);
    expect(bench.run('take').outcome).toBe('killed');
    bench.watch = {};
    expect(bench.run('tryIt').value).toBe(true);
    bench.environment.locks.set('document', 'another execution');
    expect(bench.run('tryIt').value).toBe(false);
    expect(bench.run('take').error?.message).toBe(
      'Lock timeout: another process was holding the lock for too long.',
    );
  });
});

test('10,000 x 60 values enter the script', () => {
  const bench = scripted(
    'function f() { return SpreadsheetApp.getActiveSheet().getDataRange().getValues().length; }',
  );
  bench.grid.activeSheet.resize(10_000, 60);
  const row = Array.from({ length: 60 }, (_, j) => (j % 2 ? j : 'text'));
  bench.grid.activeSheet.write({ row: 0, column: 0, rows: 10_000, columns: 60 }, Array(10_000).fill(row));
  bench.run('f');
  expect(bench.run('f').value).toBe(10_000);
});
