import { readFileSync } from 'node:fs';
import vm from 'node:vm';
import { beforeAll, describe, expect, test } from '@jest/globals';
import type { RunReport } from '../../../src/addon/run/score';
import { bundleParts, formulaFiles, type Script } from '../../../tools/server';
import { Clock, MemoryGrid, openCsv, Workbench } from '../../../workbench';
import { readProject } from '../../../workbench/project';
import { NOON_OF_2026_11_21, valuesOf } from '../../support/sheets';

const ROWS = 60;
const csv = readFileSync('examples/portfolio.csv', 'utf8').split('\n').slice(0, ROWS).join('\n');

describe('What formulas reach and the rest, built apart', () => {
  let parts: Script;
  beforeAll(async () => {
    parts = await bundleParts('src/index.ts');
  });

  function benchOf(inParts: boolean) {
    const project = readProject('dist');
    const html = { ...project.html, addon: parts.texts['addon.html']! };
    const grid = new MemoryGrid();
    openCsv(grid, grid.activeSheet, csv, 2026);
    const clock = new Clock(NOON_OF_2026_11_21);
    const bench = new Workbench({ ...project, ...(inParts ? { code: parts.code, html } : {}), grid, clock });
    return { bench, grid };
  }

  test('score as one does, and write the same into every tab', () => {
    const [joined, apart] = [false, true].map((inParts) => {
      const { bench, grid } = benchOf(inParts);
      const reports = [1, 2].map(() => bench.runFromClient('scorePortfolio', {}).result() as RunReport);
      bench.runFromClient('makeDashboard').result();
      // The tab that keeps the run before has the time of day in it.
      const tabs = grid.sheets.filter(({ name }) => name !== 'Vitals run before');
      return { reports, tabs: tabs.map((sheet) => [sheet.name, valuesOf(sheet)]) };
    });
    expect(joined!.reports[0]!.sentence).toContain('scored');
    expect(apart).toEqual(joined);
  });

  test('answer as one does in cells, which never read the rest', () => {
    const answers = [false, true].map((inParts) => {
      const { bench, grid } = benchOf(inParts);
      const [headers, ...rows] = valuesOf(grid.activeSheet).map((row) => row.map((cell) => cell ?? ''));
      return ['HEALTHSCORE', 'VITALS_HEALTHSTATUS', 'HEALTHDRIVERS'].map((name) => {
        const run = bench.callCustomFunction(name, [[headers], rows]);
        expect(run.log.filter((call) => call.startsWith('HtmlService'))).toEqual([]);
        return run.result();
      });
    });
    expect(answers[1]).toEqual(answers[0]);
    expect(JSON.stringify(answers[0])).toMatch(/\d\d\.\d/);
  });

  test('open the menu without the rest, which a page reads once', () => {
    const { bench } = benchOf(true);
    const opened = bench.open();
    expect(opened.error).toBeNull();
    expect(opened.log.join()).not.toContain('HtmlService');
    const asked = bench.runFromClient('lastRun');
    expect(asked.log.filter((call) => call.includes('getRawContent'))).toHaveLength(1);
  });

  test('declare the same functions, each with its docs, and one that is private', () => {
    const [joined, apart] = [readFileSync('dist/Code.js', 'utf8'), parts.code].map((code) => {
      const context = vm.createContext({});
      vm.runInContext(code, context);
      return Object.keys(context).sort();
    });
    expect(apart).toEqual([...joined!, 'addon_'].sort());
    expect(parts.code.match(/@customfunction/g)).toHaveLength(2 * 51);
  });
});

/**
 * What each cell with a formula loads, in kB by room. The words of headers are a text, which costs next to nothing to load. A
 * room that grows here makes every cell slower: first ask whether formulas need it.
 */
const MOST_KILOBYTES: Readonly<Record<string, number>> = {
  vocabulary: 31,
  reading: 84,
  formulas: 32,
  scoring: 18.9,
  metrics: 14,
  models: 9,
  customers: 12.2,
  expansion: 7.5,
  churn: 3.7,
  history: 3.3,
  settings: 2.5,
  base: 2.5,
  playbooks: 3.2,
  past: 3.9,
  prediction: 4.7,
};

test('formulas reach no more code than they have room for, and none of the add-on', async () => {
  const byRoom: Record<string, number> = {};
  for (const [file, bytes] of await formulaFiles('src/index.ts')) {
    if (!file.startsWith('src/') || file === 'src/index.ts') continue;
    const room = file === 'src/reading/vocabulary.ts' ? 'vocabulary' : file.split('/')[1]!;
    byRoom[room] = (byRoom[room] ?? 0) + bytes / 1000;
  }
  expect(Object.keys(byRoom).sort()).toEqual(Object.keys(MOST_KILOBYTES).sort());
  const tooLarge = Object.entries(byRoom).filter(([room, size]) => size > MOST_KILOBYTES[room]!);
  expect(tooLarge).toEqual([]);
  const { vocabulary, ...code } = byRoom;
  expect(vocabulary).toBeGreaterThan(0);
  expect(Object.values(code).reduce((sum, size) => sum + size, 0)).toBeLessThan(198);
});
