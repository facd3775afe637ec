import { dayToIso } from '../../base/calendar';
import { counted } from '../../base/numbers';
import { allResults } from '../../customers/results';
import { readDay } from '../../reading/cells/day';
import { clearResultColumns } from '../../sheets/beside/result-columns';
import { recover } from '../../sheets/beside/write-columns';
import { bringBackFormer } from '../../sheets/dashboard/former';
import { refreshDashboard } from '../../sheets/dashboard/tab';
import type { Book } from '../../sheets/grid/book';
import { withDocumentLock } from '../../sheets/grid/lock';
import { refusalOf } from '../../sheets/grid/locked';
import { ALERTS_TAB, MONTHS_TAB, PIPELINE_TAB, TASKS_TAB } from '../../sheets/grid/owned-tabs';
import { registerOf } from '../../sheets/grid/register';
import { takeBack } from '../../sheets/grid/take-back';
import { readScoredTable } from '../../sheets/tabs/customer-table';
import { HistoryTab } from '../../sheets/tabs/history-tab';
import { clearScores, scoresLayout, type WrittenScores, writeScores } from '../../sheets/tabs/scores-tab';
import { dashboardSource } from '../months/dashboard';
import { showLastRun } from './beside';
import { scoringPlan } from './portfolio';
import { resultColors } from './result-colors';
import { keepUndone, type RunBefore, runBefore } from './run-before';

/**
 * Gives back the run before: its scores and their columns, and takes back the tasks, alerts, pipeline rows, the day of the history
 * and the figures of the month that the last run made. Rows in which somebody has worked since stay, and are named. Where the run
 * before is not kept, what the runs wrote is cleared. The user's cells stay as they are.
 */
export function undoLastRun(): string {
  return withDocumentLock((book) => {
    recover(book);
    const before = runBefore(book);
    // A run may be undone that died on its way: each step that is done already is passed over.
    const day = takeBackDay(book, before);
    const rows = before?.changes ? takeBackRows(book, before.changes.rows) : [];
    const results = before?.scores ? restoreResults(book, before, before.scores) : clearResults(book);
    if (before?.former === undefined && before?.changes?.former !== undefined) bringBackFormer(book);
    if (before) keepUndone(book, before);
    registerOf(book).note({ scored: before?.scored });
    const notKept = before?.changes
      ? []
      : ['Tasks, alerts and the figures of the month stay: what this run has changed of them was not kept.'];
    return [results, ...rows, ...(day === '' ? [] : [`${day} is out of the history.`]), ...notKept].join(' ');
  });
}

/** The tabs of which people see what was taken back, how a row is called, and by which cells it is named. */
const TABS: readonly { readonly tab: string; readonly row: string; readonly names: readonly string[] }[] = [
  { tab: TASKS_TAB, row: 'task', names: ['Customer', 'Step'] },
  { tab: ALERTS_TAB, row: 'alert', names: ['Name', 'What happened'] },
  { tab: PIPELINE_TAB, row: 'pipeline row', names: ['Name', 'Why'] },
  { tab: MONTHS_TAB, row: 'month', names: ['Month'] },
];
const MOST_NAMES = 5;

function takeBackRows(book: Book, changes: NonNullable<RunBefore['changes']>['rows']): string[] {
  const done: string[] = [];
  const stay: string[] = [];
  for (const [tab, of] of Object.entries(changes)) {
    const { removed, restored, stay: worked } = takeBack(book, tab, of);
    const shown = TABS.find((each) => each.tab === tab);
    if (!shown) continue;
    if (removed + restored > 0) done.push(counted(removed + restored, shown.row));
    for (const { cell } of worked)
      stay.push(
        `${shown.row} "${shown.names.map((name) => String(cell(name))).join(': ')}"${told(tab, cell)}`,
      );
  }
  const more = stay.length > MOST_NAMES ? `, and ${stay.length - MOST_NAMES} more` : '';
  return [
    ...(done.length === 0 ? [] : [`Taken back: ${done.join(', ')}.`]),
    ...(stay.length === 0
      ? []
      : [
          `Kept, because somebody has worked on them or an alert was sent: ${stay.slice(0, MOST_NAMES).join(', ')}${more}.`,
        ]),
  ];
}

/** What was sent cannot be unsent. */
function told(tab: string, cell: (column: string) => unknown): string {
  return tab === ALERTS_TAB && cell('State') === 'sent'
    ? ` (${String(cell('Note')).replace(/\.$/, '')})`
    : '';
}

function restoreResults(
  book: Book,
  { scored }: RunBefore,
  { headers, rows, without }: WrittenScores,
): string {
  const place = (name: string) => headers.indexOf(name);
  const plan = scoringPlan(book, String(rows[0]![place('Model')]));
  const results = allResults(plan);
  if (scored?.id !== registerOf(book).noted.scored?.id) clearColumns(book);
  const cells = rows.map((row) => results.map(({ name }) => row[place(name)] ?? ''));
  const { name, id, headers: columns } = writeScores(book, results, cells, resultColors(plan), without);
  registerOf(book).note({ scored });
  const day = rows[0]![place('Scored on')];
  const of = typeof day === 'number' ? ` of ${dayToIso(day)}` : '';
  const beside = attempt(book, () => showLastRun(book, scored?.way));
  const dashboard = attempt(book, () =>
    refreshDashboard(book, () =>
      dashboardSource(book, plan, { tab: name, id, columns: columns.map(String) }),
    ),
  );
  return [
    `"Vitals scores" and the results beside your rows are those of the run before${of} again.`,
    beside,
    dashboard,
  ]
    .filter((part) => part !== '')
    .join(' ');
}

function clearResults(book: Book): string {
  const tab = clearColumns(book);
  clearScores(book);
  return `The results beside the rows of "${tab}" and in "Vitals scores" are cleared.`;
}

/** Clears our columns of the tab that was scored last; returns its name. */
function clearColumns(book: Book): string {
  const table = readScoredTable(book);
  if (!clearResultColumns(book, table)) {
    throw new Error(
      'The tab changed while the results were taken back. Undo again: none of your cells were changed.',
    );
  }
  return table.sheet.getName();
}

/** The day that was given back what it was, or taken out; empty where the last run has kept none. */
function takeBackDay(book: Book, before: RunBefore | undefined): string {
  const tab = HistoryTab.find(book);
  if (before?.changes) {
    const { day } = before.changes;
    return tab?.giveBack(day) && day.before === undefined ? dayToIso(day.day!) : '';
  }
  const scored = readDay(scoresLayout(book)?.scoredOn, undefined, book.reading.dayOfDate);
  return typeof scored === 'number' && tab?.takeBack(scored) ? dayToIso(scored) : '';
}

/** What one part says where it cannot be done: it costs no other. */
function attempt(book: Book, work: () => unknown): string {
  try {
    work();
    // What is refused is refused at the next look, and that is here.
    SpreadsheetApp.flush();
    return '';
  } catch (error) {
    return refusalOf(book, error);
  }
}
