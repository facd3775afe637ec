import { describe, expect, test } from '@jest/globals';
import type { RunProgress } from '../../src/addon/run/run';
import type { RunReport } from '../../src/addon/run/score';
import type { Shown } from '../../src/addon/run/show-results';
import { killBefore, type Workbench } from '../../workbench';
import { sheetOf, valuesOf, workbenchWith } from '../support/sheets';

const ROWS = Array.from({ length: 450 }, (_, i) => ({
  customer_id: `A-${i}`,
  nps_score: String(i % 10),
  feature_adoption: String(i % 100),
  login_frequency: String((i * 7) % 100),
  champion_engagement_score: '60',
}));

const portfolio = () => workbenchWith(sheetOf(ROWS));
const namesOf = (bench: Workbench) => bench.grid.sheets.map(({ name }) => name);

/** Does something once, just before the first call of this name. */
function beforeFirst(bench: Workbench, name: string, happen: () => void): void {
  let happened = false;
  bench.watch = {
    before: (call) => {
      if (happened || call.name !== name) return;
      happened = true;
      happen();
    },
  };
}

/** Watches an execution, not those that start meanwhile. */
function watchOnly(bench: Workbench, functionName: string, before: (name: string) => void) {
  let inside = false;
  bench.watch = {
    before: ({ name }) => {
      if (inside) return;
      inside = true;
      before(name);
      inside = false;
    },
  };
  const run = bench.runFromClient(functionName, { run: 'r1' });
  bench.watch = {};
  return run;
}

const progressOf = (bench: Workbench) => bench.runFromClient('runProgress').value as RunProgress | null;

describe('a run tells others', () => {
  test('how far it is, from reading to the last write', () => {
    const { bench } = portfolio();
    const told = new Map<string, RunProgress>();
    watchOnly(bench, 'scorePortfolio', () => {
      const progress = progressOf(bench);
      if (progress) told.set(progress.doing, progress);
    });
    expect([...told.keys()]).toEqual([
      'Reading your customers',
      'Checking and scoring your customers',
      'Writing the reasons',
      'Writing “Vitals scores”',
      'Writing beside your rows',
    ]);
    const all = [...told.values()];
    expect(all.map(({ done }) => done)).toEqual([...all.map(({ done }) => done)].sort());
    expect(all.map(({ cancellable }) => cancellable)).toEqual([true, true, true, false, false]);
    expect(all[0]).toMatchObject({ run: 'r1', since: '12:00' });
    expect(progressOf(bench)).toBeNull();
  });

  test('nothing once it was killed', () => {
    const { bench } = portfolio();
    bench.watch = killBefore(60);
    expect(bench.runFromClient('scorePortfolio', { run: 'r1' }).outcome).toBe('killed');
    bench.watch = {};
    expect(bench.environment.caches.document.has('customer-vitals.progress')).toBe(true);
    expect(progressOf(bench)).toBeNull();
  });

  test('a second run that the first is going on, and since when', () => {
    const { bench } = portfolio();
    let second: string | undefined;
    watchOnly(bench, 'scorePortfolio', (name) => {
      if (name !== 'Range.getValues') return;
      second ??= bench.runFromClient('scorePortfolio').error?.message;
    });
    expect(second).toContain('Another run is writing in this spreadsheet, since 12:00.');
  });
});

describe('cancelled', () => {
  test('before it writes, a run writes nothing', () => {
    const { bench, sheet } = portfolio();
    const before = valuesOf(sheet);
    beforeFirst(bench, 'Sheet.getDataRange', () => bench.runFromClient('cancelRun', 'r1'));
    expect(bench.runFromClient('scorePortfolio', { run: 'r1' }).error?.message).toBe(
      'Error: Cancelled: nothing was written.',
    );
    expect(namesOf(bench)).toEqual(['Sheet1']);
    expect(valuesOf(sheet)).toEqual(before);
    expect(bench.runFromClient('scorePortfolio', { run: 'r2' }).outcome).toBe('completed');
  });

  test('once it writes, it writes to the end', () => {
    const { bench } = portfolio();
    const run = watchOnly(bench, 'scorePortfolio', (name) => {
      if (name === 'Range.setValues') bench.runFromClient('cancelRun', 'r1');
    });
    expect(run.outcome).toBe('completed');
    expect((run.value as RunReport).sentence).toContain('of 450 scored');
  });

  test('under another name, it goes on', () => {
    const { bench } = portfolio();
    bench.runFromClient('cancelRun', 'another');
    expect(bench.runFromClient('scorePortfolio', { run: 'r1' }).outcome).toBe('completed');
  });
});

describe('after 270 seconds a run stops itself', () => {
  test('before it writes, with nothing written', () => {
    const { bench } = portfolio();
    beforeFirst(bench, 'Sheet.getDataRange', () => bench.environment.clock.advance(271_000));
    expect(bench.runFromClient('scorePortfolio').error?.message).toContain('before anything was written');
    expect(namesOf(bench)).toEqual(['Sheet1']);
  });

  test.each(['live', 'values'] as const)('with “Vitals scores” whole, to be continued: %s', (way) => {
    const [late, quick] = [portfolio(), portfolio()];
    for (const { bench } of [late, quick])
      bench.runFromClient('changeSetting', 'Scoring', 'Minimum coverage', '10%');
    beforeFirst(late.bench, 'Range.setValues', () => late.bench.environment.clock.advance(271_000));
    const run = late.bench.runFromClient('scorePortfolio', { way });
    expect(run.error).toBeNull();
    expect(run.value).toMatchObject({ unfinished: true, way: { way: 'scores tab' } });
    expect(valuesOf(late.sheet)[0]).not.toContain('Risk tier');

    quick.bench.runFromClient('scorePortfolio', { way });
    const shown = late.bench.runFromClient('continueRun', { way }).value as Shown;
    expect(shown.way.way).toBe(way);
    expect(valuesOf(late.sheet)).toEqual(valuesOf(quick.sheet));
  });
});

test('continueRun says that nothing is scored yet', () => {
  expect(portfolio().bench.runFromClient('continueRun').error?.message).toContain('Nothing is scored yet.');
});
