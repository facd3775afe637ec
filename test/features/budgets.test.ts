import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { OpenedCustomer } from '../../src/addon/customer/customer';
import type { LastRun } from '../../src/addon/run/last-run';
import { MemoryGrid, openCsv, type Workbench } from '../../workbench';
import { benchOn } from '../support/sheets';

/**
 * How often Google is asked for what a person waits for, over the sample portfolio: about 50 ms a call. A step that needs
 * more calls has to earn them.
 */
const LIMITS: Readonly<Record<string, number>> = {
  'first look': 15,
  'first run': 300,
  'next run': 110,
  'last run': 12,
  today: 12,
  customer: 14,
  'documents open': 6,
  documents: 17,
  'what if': 20,
  dashboard: 190,
  undo: 120,
};

describe.each(['base', 'team'] as const)('in the %s edition', (edition) => {
  const counts = new Map<string, number>();
  let bench: Workbench;

  function count<T>(step: string, name: string, ...args: unknown[]): T {
    const execution = bench.runFromClient(name, ...args);
    if (execution.error) throw new Error(`${name}: ${execution.error.message}`);
    counts.set(step, execution.log.length);
    return execution.value as T;
  }

  beforeAll(() => {
    const grid = new MemoryGrid();
    openCsv(grid, grid.activeSheet, readFileSync('examples/portfolio.csv', 'utf8'), 2026);
    bench = benchOn(grid, edition);
    count('first look', 'matchPortfolio');
    count('first run', 'scorePortfolio', {});
    count('next run', 'scorePortfolio', {});
    const { accounts } = count<LastRun>('last run', 'lastRun');
    count('today', 'openToday');
    count('customer', 'openCustomer', accounts[0]!.id);
    const { facts } = bench.runFromClient('openCustomer', accounts[0]!.id).value as OpenedCustomer;
    count('documents open', 'showDocuments', facts.id, facts);
    count('documents', 'documentFacts', facts.id);
    count('what if', 'tryModels');
    count('dashboard', 'makeDashboard');
    count('undo', 'undoLastRun');
  });

  afterAll(() => {
    const words = [...counts].map(([step, calls]) => `${step} ${calls}`);
    process.stdout.write(`service calls, ${edition}: ${words.join(', ')}\n`);
  });

  test.each(Object.keys(LIMITS))('%s', (step) => {
    expect(counts.get(step)).toBeLessThanOrEqual(LIMITS[step]!);
  });
});
