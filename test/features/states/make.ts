/**
 * `npx tsx test/features/states/make.ts DIST > STATE.json`: what a team's spreadsheet holds after it used the build in the
 * folder DIST, which is that of an earlier commit, and changed what is theirs to change.
 */
import { readFileSync } from 'node:fs';
import { Clock, MemoryGrid, openCsv, Workbench } from '../../../workbench';
import { makeRoom } from '../../../workbench/contents';
import { readProject } from '../../../workbench/project';
import { keep } from '../../support/kept-state';
import { NOON_OF_2026_11_21 } from '../../support/sheets';

const CUSTOMERS = 6;

const grid = new MemoryGrid();
const lines = readFileSync('examples/portfolio.csv', 'utf8').split('\n');
openCsv(grid, grid.activeSheet, lines.slice(0, 1 + CUSTOMERS).join('\n'), 2026);
const customers = grid.activeSheet;
const clock = new Clock('2026-11-14T12:00:00Z');
const bench = new Workbench({ ...readProject(process.argv[2]!), grid, clock });
/** Calls an endpoint where the build has it: earlier builds had fewer. */
const use = (name: string, ...args: unknown[]) => {
  grid.activeSheet = customers;
  if (bench.functionNames().includes(name)) bench.runFromClient(name, ...args).result();
};
const tab = (name: string) => grid.sheets.find((sheet) => sheet.name === name);
const cell = (row: number, column: number) => ({ row, column, rows: 1, columns: 1 });
/** Writes into the row of a tab whose first cells are these. */
const change = (name: string, first: readonly string[], column: number, value: string | number) => {
  const sheet = tab(name);
  if (!sheet) return;
  const rows = sheet.values({ row: 0, column: 0, ...sheet.extent() });
  const row = rows.findIndex((cells) => first.every((text, i) => cells[i] === text));
  if (row < 0) throw new Error(`${name} has no row ${first.join(', ')}.`);
  sheet.write(cell(row, column), [[value]]);
};

use('insertModel', 'segment');
use('scorePortfolio', { model: 'segment' });
// Theirs to change: weights, settings, rules, plays, the team; work that people did; another day.
change('Vitals model', ['dimension', 'Usage'], 2, 55);
use('showSettings');
change('Vitals settings', ['Scoring', 'Minimum coverage'], 2, '50 %');
use('correctColumn', 'Region', 'not an input', '');
use('editRules');
use('editPlaybooks');
use('editTeam');
use('addCustomerNote', 'TF-1001', 'Called their champion.');
use('makeDashboard');
clock.forwardTo(NOON_OF_2026_11_21);
// A champion leaves between the two runs, so that there is an alert and a task for it.
const headers = customers.values({ row: 0, column: 0, ...customers.extent() })[0]!;
if (!headers.includes('champion_left')) throw new Error('The sample has no column "champion_left" any more.');
customers.write(cell(1, headers.indexOf('champion_left')), [[true]]);
use('scorePortfolio', { model: 'segment' });
use('makeHistoryTable');
if (tab('Vitals scores')) tab('Vitals scores')!.name = 'Team scores';
// A column of their own beside ours.
const { columns } = customers.extent();
makeRoom(customers, 1, columns + 1);
customers.write(cell(0, columns), [['Remarks']]);
customers.write(cell(2, columns), [['call in May']]);

process.stdout.write(`${JSON.stringify(keep(grid, bench.environment.properties.document))}\n`);
