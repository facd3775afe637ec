import type { SourcesView } from '../../src/addon/sources/sources';
import { Clock, type Grid, type GridSheet, type MemoryGrid } from '../../workbench';
import { customer, HEADERS as EVENTFUL, setRecipient } from './eventful';
import { keep, restore } from './kept-state';
import { fill, recordsOf, type TestCell, valuesOf } from './sheets';
import { teamOn, teamWith } from './team';

export type Team = ReturnType<typeof teamWith>;
export interface Job {
  readonly args?: (team: Team) => readonly unknown[];
  /** What is done before it, once the portfolio is scored. */
  readonly first?: (team: Team) => void;
}

const firstTask = ({ grid }: Team) => String(rowsOf(grid, 'Vitals tasks')[0]?.Key ?? '');
const twice = ({ call }: Team) => void call('scorePortfolio', {});

function importPast({ grid, call }: Team): void {
  const past = grid.insertSheet('Past', 1);
  fill(past, [
    ['customer_id', 'NPS Sep 2026', 'NPS Oct 2026'],
    ['C1', 9, 8],
    ['C2', 7, 6],
  ]);
  grid.activeSheet = past;
  call('importHistory');
}

/** Tickets of two customers and of one whom nobody knows, in a tab of their own. */
function addTickets({ grid }: Team): void {
  const tickets = grid.insertSheet('Tickets', 1);
  fill(tickets, [
    ['ticket_id', 'customer_id', 'created_at', 'priority'],
    ['T1', 'C1', '2026-11-10', 'High'],
    ['T2', 'C2', '2026-11-12', 'Low'],
    ['T3', 'C9', '2026-11-14', 'Low'],
  ]);
}

/** Red flags of a customer who had none, for somebody with an address. */
function haveNews(team: Team): void {
  const { grid, call, clock } = team;
  const [theirs] = grid.sheets;
  call('editRules');
  for (const rule of ['sponsor_left', 'critical_bug']) setRecipient(grid, rule, 'vp@example.com');
  grid.activeSheet = theirs!;
  clock.forwardTo('2026-11-28T12:00:00Z');
  call('scorePortfolio', {});
  clock.forwardTo('2026-11-29T12:00:00Z');
  fill(theirs!, [customer('C2', 'Kim', { sponsor_change: 'yes', unresolved_critical: 2 })], 2);
  call('scorePortfolio', {});
}

/** The jobs that write, beside those that have a suite of their own. */
export const JOBS: Readonly<Record<string, Job>> = {
  undoLastRun: { first: twice },
  continueRun: { args: () => [{ way: 'values' }] },
  repairResults: {},
  insertModel: { args: () => ['segment'] },
  confirmModel: { first: ({ call }) => void call('insertModel', 'segment'), args: () => ['segment'] },
  keepEdge: { args: () => ['segment', 'Green', 72] },
  keepWeights: {
    args: () => [
      'segment',
      Object.entries({ Usage: 40, Engagement: 20, Support: 20, Relationship: 20 }).map(([name, weight]) => ({
        name,
        weight,
      })),
    ],
  },
  buildStarter: { args: () => [[]] },
  changeSetting: { args: () => ['Scoring', 'Minimum coverage', '50%'] },
  correctColumn: { args: () => ['Notes', 'nps_score', ''] },
  correctColumns: { args: () => [[{ header: 'Notes', metric: 'nps_score', unit: '' }]] },
  explainStatus: { args: () => ['live', 'active'] },
  showSettings: {},
  addCustomerNote: { args: () => ['C1', 'Called them.'] },
  setTask: { args: (team) => [firstTask(team), true] },
  snoozeTask: {
    first: (team) => void team.call('startPlay', firstTask(team)),
    args: (team) => [firstTask(team), 7],
  },
  startPlayFor: { args: () => ['C2', 'Critical risk'] },
  keepNextAction: { args: () => ['C1', 7] },
  startPlay: { args: (team) => [firstTask(team)] },
  declinePlay: { args: (team) => [firstTask(team)] },
  closeMonth: { args: () => ['2026-11'] },
  makeDashboard: {},
  makeHistoryTable: {},
  removeImportedHistory: { first: importPast },
  addRules: {},
  editRules: {},
  editPlaybooks: {},
  editNextActions: {},
  editTeam: {},
  startSchedule: { args: () => [7] },
  stopSchedule: { first: ({ call }) => void call('startSchedule', 7) },
  acceptSources: { first: addTickets },
  acceptFinding: {
    first: (team) => {
      addTickets(team);
      team.call('acceptSources');
    },
    args: (team) => [team.call<SourcesView>('viewSources').findings[0]!.key, true],
  },
  removeEverything: { args: () => ['remove everything'] },
  sendAlerts: { first: haveNews },
};

/** Jobs with a suite of their own, those that only read or show, and what writes nothing but its owner's properties. */
export const OTHERS =
  /^(scorePortfolio|hourlySweep|importHistory|saveModel|saveModelAs|restoreModel|acknowledgeAlert|resendAlert|insertFormula|makeGoogleDoc|makeTemplate|keepWhose|setSlackAddress|removeSlackAddress|setTeamsAddress|removeTeamsAddress|cancelRun|freezeNames|onOpen|onInstall|tryModels|testRule|backtestChurn|lastRun|runProgress|exportActivities|exportScores|selectedRow|matchPortfolio|reviewAccounts|proposeStarter|pastMonths|lookAtPast|(learn|forget)Probability|traceSelected|predictionChoices|reviewLosses|(show|list|read|open|view|check|document)\w+)$/;

export function rowsOf(grid: Grid, name: string) {
  const tab = grid.sheets.find((sheet) => sheet.name === name);
  return tab && tab.extent().rows > 0 ? recordsOf(tab) : [];
}

const TROUBLE = { daily_active_users: 20, login_frequency: 5, feature_adoption: 5, nps_score: 1 };

/** What the user has: a formula of their own and a text that looks like one among it. */
export const HEADERS = [...EVENTFUL, 'Owner'];
const ROWS: TestCell[][] = [
  customer('C1', 'Lee', { ...TROUBLE, sponsor_change: 'yes', unresolved_critical: 3 }),
  customer('C2', 'Kim'),
  customer('C3', 'Lee', { name: "'=note" }),
].map((row, i) => [...row, { formula: `=C${i + 2}` }]);

/** The portfolio once it is scored and what the job needs has been done, with the user in their own tab. */
export function ready({ first }: Job): Team {
  const team = teamWith([HEADERS, ...ROWS]);
  const [theirs] = team.grid.sheets;
  team.call('scorePortfolio', {});
  first?.(team);
  team.grid.activeSheet = theirs!;
  return team;
}

/** Makes a spreadsheet in which the job can be done, as often as it is asked: scoring it anew each time would take most of the time. */
export function readyFor(job: Job): () => Team {
  const team = ready(job);
  const { properties, triggers } = team.bench.environment;
  const state = keep(team.grid as MemoryGrid, properties.document);
  const formats = team.grid.sheets.map(({ conditionalFormats }) => conditionalFormats);
  return () => {
    const grid = restore(state);
    grid.activeSheet = grid.sheets[0]!;
    grid.sheets.forEach((sheet, i) => {
      sheet.conditionalFormats = [...formats[i]!];
    });
    const opened = teamOn(grid, { clock: new Clock(new Date(team.clock.now()).toISOString()) });
    const { environment } = opened.bench;
    for (const [key, value] of properties.document) environment.properties.document.set(key, value);
    for (const [key, value] of properties.user) environment.properties.user.set(key, value);
    for (const [id, trigger] of triggers) environment.triggers.set(id, { ...trigger });
    return opened;
  };
}

/** What a person may do in the spreadsheet between any two calls of a job. */
export const EDITS: Readonly<Record<string, (grid: Grid, sheet: GridSheet) => void>> = {
  'types into a cell': (_, sheet) => fill(sheet, [[99]], 2, columnOf(sheet, 'login_frequency')),
  'types right of everything': (_, sheet) => fill(sheet, [[NOTE]], 2, sheet.extent().columns),
  'inserts a column': (_, sheet) => sheet.insert('columns', 4, 1, 4),
  'deletes a column': (_, sheet) => sheet.delete('columns', columnOf(sheet, 'nps_score'), 1),
  'moves a column to the far right': (_, sheet) =>
    sheet.move('columns', columnOf(sheet, 'name'), 1, sheet.extent().columns),
  'inserts a row': (_, sheet) => sheet.insert('rows', 2, 1, 2),
  'deletes a row': (_, sheet) => sheet.delete('rows', 2, 1),
  sorts: (_, sheet) =>
    sheet.sort({ row: 1, column: 0, rows: sheet.extent().rows - 1, columns: sheet.extent().columns }, [
      { column: columnOf(sheet, 'csm'), ascending: true },
    ]),
  'pastes an export with two more columns': (_, sheet) =>
    fill(
      sheet,
      [['Region', 'Partner'], ...ROWS.map((_row, i) => [`Region ${i}`, `Partner ${i}`])],
      0,
      HEADERS.length,
    ),
  'renames the tab': (_, sheet) => {
    sheet.name = 'Customers 2027';
  },
  'writes a note into Vitals tasks': (grid) => noteTask(grid),
  'sorts Vitals tasks': (grid) => {
    const tab = grid.sheets.find(({ name }) => name === 'Vitals tasks');
    if (tab) tab.sort({ row: 1, column: 0, ...below(tab) }, [{ column: 1, ascending: false }]);
  },
  'deletes Vitals scores': (grid) => {
    const tab = grid.sheets.find(({ name }) => name === 'Vitals scores');
    if (tab) grid.deleteSheet(tab);
  },
};

/** What a person types in the middle of a job. */
export const NOTE = 'Called Ana on Friday';

function noteTask(grid: Grid): void {
  const tab = grid.sheets.find(({ name }) => name === 'Vitals tasks');
  if (tab && tab.extent().rows > 1) fill(tab, [[NOTE]], 1, columnOf(tab, 'Notes'));
}

function below(tab: GridSheet) {
  const { rows, columns } = tab.extent();
  return { rows: rows - 1, columns };
}

function columnOf(sheet: GridSheet, header: string): number {
  return valuesOf(sheet)[0]!.indexOf(header);
}

/** The columns of the user by their headers, each with its cells as they are: formulas where there is one. */
export function userColumns(sheet: GridSheet): [string, unknown[]][] {
  const area = { row: 0, column: 0, ...sheet.extent() };
  const values = sheet.values(area);
  const formulas = sheet.formulas(area);
  return [...HEADERS, 'Region', 'Partner'].flatMap((header): [string, unknown[]][] => {
    const at = values[0]!.indexOf(header);
    if (at < 0) return [];
    const cells = values.map((row, i) => formulas[i]![at] || row[at]);
    while (cells.length > 0 && cells[cells.length - 1] === null) cells.pop();
    return [[header, cells]];
  });
}
