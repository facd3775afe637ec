/**
 * `npx tsx test/addon/states/make.ts DIST > STATE.json`: what a team's spreadsheet holds after it used the build in the
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
const bench = new Workbench({ ...readProject(process.argv[2]!), grid, clock: new Clock(NOON_OF_2026_11_21) });
const hasModels = bench.functionNames().includes('insertModel');
if (hasModels) bench.runFromClient('insertModel', 'segment').result();
bench.runFromClient('scorePortfolio', { model: 'segment' }).result();

const tab = (name: string) => grid.sheets.find((sheet) => sheet.name === name)!;
const cell = (row: number, column: number) => ({ row, column, rows: 1, columns: 1 });
// Theirs to change: what a tab is called, a weight of the model, a column of their own beside ours.
if (hasModels) {
  const model = tab('Vitals model');
  const rows = model.values({ row: 0, column: 0, ...model.extent() });
  const usage = rows.findIndex(([kind, name]) => kind === 'dimension' && name === 'Usage');
  model.write(cell(usage, 2), [[55]]);
}
tab('Vitals scores').name = 'Team scores';
const { columns } = grid.activeSheet.extent();
makeRoom(grid.activeSheet, 1, columns + 1);
grid.activeSheet.write(cell(0, columns), [['Remarks']]);
grid.activeSheet.write(cell(2, columns), [['call in May']]);

process.stdout.write(`${JSON.stringify(keep(grid, bench.environment.properties.document))}\n`);
