import type { Grid } from '../../workbench';
import { customer, HEADERS } from './eventful';
import { recordsOf } from './sheets';
import { teamWith } from './team';

type Team = ReturnType<typeof teamWith>;
export interface Job {
  readonly args?: (team: Team) => readonly unknown[];
  /** What is done before it, once the portfolio is scored. */
  readonly first?: (team: Team) => void;
}

const firstTask = ({ grid }: Team) => String(rowsOf(grid, 'Vitals tasks')[0]?.Key ?? '');
const twice = ({ call }: Team) => void call('scorePortfolio', {});

/** The jobs that write, beside those that have a suite of their own. */
export const JOBS: Readonly<Record<string, Job>> = {
  undoLastRun: { first: twice },
  continueRun: { args: () => [{ way: 'values' }] },
  repairResults: {},
  insertModel: { args: () => ['segment'] },
  confirmModel: { first: ({ call }) => void call('insertModel', 'segment'), args: () => ['segment'] },
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
  startPlay: { args: (team) => [firstTask(team)] },
  declinePlay: { args: (team) => [firstTask(team)] },
  closeMonth: { args: () => ['2026-11'] },
  makeDashboard: {},
  makeHistoryTable: {},
  removeImportedHistory: {},
  addRules: {},
  editRules: {},
  editPlaybooks: {},
  editNextActions: {},
  editTeam: {},
  startSchedule: { args: () => [7] },
  stopSchedule: { first: ({ call }) => void call('startSchedule', 7) },
  removeEverything: { args: () => ['remove everything'] },
  sendAlerts: {},
};

function rowsOf(grid: Grid, name: string) {
  const tab = grid.sheets.find((sheet) => sheet.name === name);
  return tab && tab.extent().rows > 0 ? recordsOf(tab) : [];
}

const TROUBLE = { daily_active_users: 20, login_frequency: 5, feature_adoption: 5, nps_score: 1 };
const ROWS = [
  HEADERS,
  customer('C1', 'Lee', { ...TROUBLE, sponsor_change: 'yes', unresolved_critical: 3 }),
  customer('C2', 'Kim'),
  customer('C3', 'Lee', { name: "'=note" }),
];

/** An eventful portfolio that was scored, and what a job needs before it. */
export function ready({ first }: Job): Team {
  const team = teamWith(ROWS);
  team.call('scorePortfolio', {});
  first?.(team);
  return team;
}
