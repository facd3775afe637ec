import { describe, expect, test } from '@jest/globals';
import { EDITIONS, type EditionName } from '../../tools/editions';
import { ADDON_MENU, MemoryGrid } from '../../workbench';
import { benchOn } from '../support/sheets';

const NAMES = Object.keys(EDITIONS) as EditionName[];

describe.each(NAMES)('In a spreadsheet that it has never been used in, the %s edition', (edition) => {
  const menuOf = (bench: ReturnType<typeof benchOn>) => bench.screen.menus.get(ADDON_MENU) ?? [];

  test.each(['NONE', 'LIMITED', 'FULL'] as const)(
    'makes its menu when opened with %s authorization',
    (mode) => {
      const bench = benchOn(new MemoryGrid(), edition);
      const opened = bench.open(mode);
      expect(opened.error).toBeNull();
      expect(menuOf(bench)[0]).toMatchObject({
        caption: 'Open Customer Vitals',
        functionName: 'showSidebar',
      });
      // Nothing but the menu may be asked for before somebody has used the add-on here.
      expect([...opened.calls.keys()].filter((call) => !/^(Ui|Menu)\.|getUi$/.test(call))).toEqual([]);
    },
  );

  test('makes the same menu when it is installed', () => {
    const opened = benchOn(new MemoryGrid(), edition);
    opened.open('NONE');
    const installed = benchOn(new MemoryGrid(), edition);
    expect(installed.run('onInstall', { authMode: 'FULL' }).error).toBeNull();
    expect(menuOf(installed)).toEqual(menuOf(opened));
  });

  test('has a function behind every entry of the menu, and each can be called', () => {
    const bench = benchOn(new MemoryGrid(), edition);
    bench.open('NONE');
    const names = menuOf(bench).flatMap((entry) => (entry.kind === 'item' ? [entry.functionName] : []));
    for (const name of names) expect(bench.run(name).error).toBeNull();
    expect(bench.screen.sidebar?.title).toBe('Customer Vitals');
  });

  test('answers in a sentence where there are no customers yet', () => {
    const bench = benchOn(new MemoryGrid(), edition);
    for (const name of ['matchPortfolio', 'scorePortfolio', 'lastRun']) {
      const { error } = bench.runFromClient(name);
      if (error) expect(error.message).toMatch(/^Error: [A-Z“"].*\.$/s);
    }
  });

  test('works without the scopes that were declined, but for what needs them', () => {
    const { oauthScopes } = {
      oauthScopes: benchOn(new MemoryGrid(), edition).environment.authorization.asked,
    };
    const bench = benchOn(
      new MemoryGrid(),
      edition,
      oauthScopes.filter((scope) => !BASE.test(scope)),
    );
    bench.grid.activeSheet.write({ row: 0, column: 0, rows: 2, columns: 2 }, [
      ['customer_id', 'feature_adoption'],
      ['A', 50],
    ]);
    expect(bench.open().error).toBeNull();
    expect(bench.run('showSidebar').error).toBeNull();
    expect(bench.runFromClient('matchPortfolio').error).toBeNull();
    expect(bench.runFromClient('scorePortfolio', {}).error).toBeNull();
    expect(bench.runFromClient('listFeatures').error).toBeNull();
  });
});

const BASE = /\/(spreadsheets\.currentonly|script\.container\.ui)$/;
