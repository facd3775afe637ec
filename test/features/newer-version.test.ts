/** What a newer add-on has left is refused by every job that would write, and no cell is changed. */
import { expect, test } from '@jest/globals';
import { publishedTables } from '../../src/models';
import { JOBS, type Job, ready } from '../support/jobs';
import { valuesOf } from '../support/sheets';

/** The jobs that write into the spreadsheet: those that are tried with faults, and those with a suite of their own. */
const WRITING: Readonly<Record<string, Job>> = {
  ...JOBS,
  scorePortfolio: { args: () => [{ model: 'dashboard' }] },
  saveModel: { args: () => ['segment', 'as it was'] },
  saveModelAs: { args: () => [publishedTables().get('segment'), 'ours', ''] },
  restoreModel: { args: () => ['segment', 1] },
  importHistory: {},
  insertFormula: { args: () => ['NPS(A1:A2)'] },
  acknowledgeAlert: { args: () => ['a key'] },
  resendAlert: { args: () => ['a key'] },
};

/** They write triggers, not the spreadsheet. */
const OTHERS = ['startSchedule', 'stopSchedule'];

test.each(Object.entries(WRITING).filter(([name]) => !OTHERS.includes(name)))('%s', (name, job) => {
  const team = ready(job);
  const args = job.args?.(team) ?? [];
  team.grid.metadata.all().find(({ key }) => key === 'customer-vitals.version')!.value = '99';
  const contents = () => team.grid.sheets.map((sheet) => [sheet.name, valuesOf(sheet)]);
  const before = contents();
  const { error } = team.bench.runFromClient(name, ...args);
  expect(error?.message).toContain(
    'A newer Customer Vitals has written in this spreadsheet. Use that one, or bring this one up to date',
  );
  expect(contents()).toEqual(before);
});
