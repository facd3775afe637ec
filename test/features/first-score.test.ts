import { describe, expect, test } from '@jest/globals';
import type { PortfolioMatch } from '../../src/addon/run/match';
import type { RunReport } from '../../src/addon/run/score';
import { MemoryGrid, openCsv } from '../../workbench';
import { csvOf, EXPORTS_OF_TOOLS } from '../support/exports-of-tools';
import { benchOn, scoresOf } from '../support/sheets';

/** What a person gets of an export as it is: a score for most of its customers, with bands or without, or none, and why. */
function firstScore(csv: string): string {
  const grid = new MemoryGrid();
  openCsv(grid, grid.activeSheet, csv, 2026);
  const bench = benchOn(grid);
  const ask = <T>(name: string, ...args: unknown[]) => {
    const run = bench.runFromClient(name, ...args);
    if (run.error) throw new Error(run.error.message);
    return run.value as T;
  };
  try {
    const { models, minimumCoverage, proposed } = ask<PortfolioMatch>('matchPortfolio');
    const fits = models.some(({ coverage }) => coverage >= minimumCoverage);
    if (!fits) ask('buildStarter', []);
    const { summary } = ask<RunReport>('scorePortfolio', { model: fits ? proposed : 'starter' });
    const rows = scoresOf(grid);
    if (rows.filter((row) => row['Health score'] !== null).length < 0.5 * rows.length)
      return 'none: too many blank cells';
    return summary.bands.length > 1 ? 'bands' : 'a number';
  } catch (error) {
    return `none: ${(error as Error).message}`;
  }
}

describe('files in the shape of what tools export', () => {
  const found = EXPORTS_OF_TOOLS.map((each) => ({ ...each, gets: firstScore(csvOf(each)) }));
  const print = (name: string, of: typeof found) => {
    const reached = of.filter(({ gets }) => !gets.startsWith('none')).length;
    const bands = of.filter(({ gets }) => gets === 'bands').length;
    process.stdout.write(`first score, ${name}: ${reached} of ${of.length}, with bands ${bands}\n`);
    for (const { tool, gets } of of) if (gets !== 'bands') process.stdout.write(`  ${tool}: ${gets}\n`);
    return reached / of.length;
  };

  test('reach a score', () => {
    expect(found.length).toBeGreaterThanOrEqual(20);
    // Billing exports say nothing of how customers do, and get none.
    const known = print(
      'known',
      found.filter(({ heldOut }) => !heldOut),
    );
    const heldOut = print(
      'held out',
      found.filter(({ heldOut: isHeldOut }) => isHeldOut),
    );
    expect(known).toBeGreaterThanOrEqual(0.8);
    expect(heldOut).toBeGreaterThanOrEqual(0.8);
  });
});
