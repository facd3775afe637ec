import { dayToIso } from '../../base/calendar';
import { counted } from '../../base/numbers';
import { type Headcount, headcountOf, withoutResult } from '../../customers/population';
import { allResults } from '../../customers/results';
import type { ScoreRow } from '../../customers/score-row';
import { type Summary, summarize } from '../../customers/summary';
import { keyText } from '../../reading/identity';
import { type UnderstoodColumn, understoodColumns } from '../../reading/understanding';
import type { BlockedColumn } from '../../sheets/beside/live-columns';
import type { ChosenPlacement } from '../../sheets/beside/placement';
import { mayStandInTheWay, stepAside } from '../../sheets/beside/step-aside';
import { recover } from '../../sheets/beside/write-columns';
import type { Book } from '../../sheets/grid/book';
import { withDocumentLock } from '../../sheets/grid/lock';
import { isOfGoogle, refusalOf, sayLocked } from '../../sheets/grid/locked';
import { BEFORE_TAB, findOwnedTab } from '../../sheets/grid/owned-tabs';
import { registerOf } from '../../sheets/grid/register';
import { markVersion } from '../../sheets/grid/version';
import { type CustomerTable, readCustomerTable } from '../../sheets/tabs/customer-table';
import { tabScoredLast } from '../../sheets/tabs/customer-tabs';
import { HistoryTab } from '../../sheets/tabs/history-tab';
import { requireRoom } from '../../sheets/tabs/room';
import { readScores, writeScores } from '../../sheets/tabs/scores-tab';
import { migrateSettings } from '../../sheets/tabs/settings-tab';
import { keepScored } from '../models/models';
import { dashboardSource } from '../months/dashboard';
import { tellFlags } from '../notice';
import { refreshPortfolio } from '../sources/sources';
import { type Attention, attentionOf } from './attention';
import { type FollowUp, followUp } from './follow-up';
import type { RunOptions } from './options';
import { openAndScore, type RunPlan, type ScoredPortfolio, scoringPlan } from './portfolio';
import { type RunQuestion, whichTab } from './question';
import { resultColors } from './result-colors';
import { rowFormulaHints } from './row-formulas';
import { Run, type RunPhase } from './run';
import { keepRunBefore, type Undoable } from './run-before';
import { contentsOf, type DataDoubt, keepFates, sameData, seenIn, wholeCustomers } from './same-data';
import {
  columnsBeside,
  goToResults,
  inScoresOnly,
  keptChanging,
  late,
  MOST_ATTEMPTS,
  type Shown,
  showNothing,
  showResults,
} from './show-results';

/** What a run found and did, as it goes to the sidebar. */
export interface RunReport extends Attention, FollowUp {
  /** The tab that was scored. */
  readonly tab: string;
  readonly model: string;
  readonly scoredOn: string;
  /** How many rows of the tab count as customers, and why the others do not. */
  readonly headcount: Headcount;
  readonly summary: Summary;
  /** Ids that the run before had and this one has not, and the other way round. */
  readonly gone: readonly string[];
  readonly added: readonly string[];
  /** "31 customers left, 40 new: churned, merged or re-keyed?"; empty where nothing changed. */
  readonly changes: string;
  /** How the results are placed next to the rows, and why. */
  readonly way: ChosenPlacement;
  /** Live columns that cannot show themselves, and the cells in their way. */
  readonly blocked: readonly BlockedColumn[];
  /** True where the run's own clock stopped it before the results stood beside the rows: to be continued. */
  readonly unfinished: boolean;
  /** Row of the headers, from 1. */
  readonly headerRow: number;
  /** How each column was understood. */
  readonly columns: readonly UnderstoodColumn[];
  /** Settings that cannot be used as they stand, with their cells. */
  readonly settingProblems: readonly string[];
  /** Columns with a formula of ours for each row, and what to write in their place. */
  readonly formulaHints: readonly string[];
}

/** The parts of a run that grow with the portfolio, and about how much of its time each takes. */
const SCORING: RunPhase = { doing: 'Checking and scoring your customers', from: 0.1, to: 0.5 };
const WORDING: RunPhase = { doing: 'Writing the reasons', from: 0.5, to: 0.7 };

/**
 * Scores the customer tab, writes the results and says what was found: the whole job behind the button. Where it has to know
 * something first it asks, and has written nothing.
 */
export function scorePortfolio(options?: RunOptions): RunReport | RunQuestion {
  return withDocumentLock((book) => {
    const run = new Run(book, options?.run ?? '');
    try {
      const plan = scoringPlan(book, options?.model);
      const joined = refreshPortfolio(book);
      const tab = options?.tab ?? joined;
      return scoreAndWrite(run, book, plan, { ...options, ...(tab === undefined ? {} : { tab }) });
    } finally {
      run.end();
    }
  });
}

function scoreAndWrite(run: Run, book: Book, plan: RunPlan, options: RunOptions): RunReport | RunQuestion {
  markVersion(book);
  migrateSettings(book);
  recover(book);
  const colors = resultColors(plan);
  const before = readScores(book);
  const isFirst = before.length === 0 || hasFirstRunDied(book);
  let kept: Undoable | undefined;
  const helped: string[] = [];
  for (let attempt = 1; ; attempt++) {
    run.reached('Reading your customers', 0);
    const table = readWithRoom(book, options.tab, helped);
    const question = options.tab === undefined ? whichTab(book, table) : undefined;
    if (question) return question;
    const scored = openAndScore(book, plan, table, (rows, score) => run.map(SCORING, rows, score));
    const contents = contentsOf(scored);
    const doubt = sameData(book, scored, contents, before, plan);
    if (doubt && options.data?.is === 'held') return held(book, scored, plan, doubt);
    if (doubt && options.data?.of !== doubt.key) return doubt.question;
    const { customers } = scored;
    const results = allResults(plan);
    const rows = run.map(WORDING, customers, (customer) => results.map(({ of }) => of(customer)));
    const room = requireRoom(book, table, {
      customers: rows.length,
      columns: results.length,
      beside: (options.way ?? plan.way) === 'scores tab' ? 0 : plan.beside.length,
    });
    run.writes('Writing “Vitals scores”', 0.7);
    kept ??= keepRunBefore(book);
    if (attempt === 1) keepScored(book, plan.own);
    const fates = doubt && options.data ? keepFates(book, doubt.doubts, options.data, plan) : plan.fates;
    const scores = writeScores(book, results, rows, colors, withoutResult(headcountOf(scored.population)));
    const seen = seenIn(book, table, contents, plan.today, doubt !== undefined);
    registerOf(book).note({ scored: { ...seen, run: kept.run, room: room.customers } });
    const names = results.map(({ name }) => name);
    const undoable = kept;
    const following = () =>
      followUp(book, scored, { ...plan, fates }, { isFirstRun: isFirst, room, undoable }, () =>
        dashboardSource(book, plan, { tab: scores.name, id: scores.id, columns: names }),
      );
    if (run.isLate()) {
      return { ...report(scored, seen.name, plan, before, late(), true), ...following() };
    }
    run.reached('Writing beside your rows', 0.9);
    const resultsAt = resultsByRow(scored, rows);
    const columns = columnsBeside(plan.beside, results, scores, (name) => {
      const at = names.indexOf(name);
      return table.rows.map((_, row) => resultsAt(row)?.[at] ?? '');
    });
    const outcome = besideRows(book, table, () =>
      isAnybodyScored(customers)
        ? showResults(book, table, scores.name, columns, options.way ?? plan.way)
        : showNothing(book, table),
    );
    if (!outcome && attempt < MOST_ATTEMPTS) continue;
    const shown = saidWith(helped, outcome ?? keptChanging());
    registerOf(book).noteScored({ way: shown.way.way });
    const followed = following();
    goToResults(book, table, shown);
    return { ...report(scored, seen.name, plan, before, shown, false), ...followed };
  }
}

/** Whether the first run has scored and not come to its end: what it opened no task for is still to be proposed, not begun. */
function hasFirstRunDied(book: Book): boolean {
  const history = HistoryTab.find(book);
  if (!history) return true;
  // What it takes to undo a run is kept last.
  return !findOwnedTab(book, BEFORE_TAB) && history.firstOfRuns() === book.today;
}

/** Reads the tab of customers. Where a formula of theirs lacks the room in which our columns stand, they make way first. */
function readWithRoom(book: Book, id: number | undefined, helped: string[]): CustomerTable {
  const makeWay = (sheet: CustomerTable['sheet'] | undefined) => {
    helped.push(...(sheet ? stepAside(book, sheet) : []));
    return helped.length > 0;
  };
  let table: CustomerTable;
  try {
    table = readCustomerTable(book, id);
  } catch (error) {
    const meant = id === undefined ? tabScoredLast(book) : book.tabOf(id);
    if (!makeWay(meant ?? undefined)) throw error;
    return readCustomerTable(book, id);
  }
  return mayStandInTheWay(table) && makeWay(table.sheet) ? readCustomerTable(book, id) : table;
}

function saidWith([cell]: readonly string[], { way, blocked }: Shown): Shown {
  if (cell === undefined) return { way, blocked };
  const moved = ` Your formula in ${cell} showed #REF! for lack of room, so the results beside it made way.`;
  return { way: { ...way, reason: way.reason + moved }, blocked };
}

/**
 * What cannot be written beside the rows costs neither the scores nor what follows them: it is reported in their
 * place.
 */
function besideRows(
  book: Book,
  { sheet, own }: CustomerTable,
  work: () => Shown | undefined,
): Shown | undefined {
  try {
    return work();
  } catch (error) {
    const stale = own.size === 0 ? '' : ' Your columns may show the run before.';
    const locked = isOfGoogle(error) ? sayLocked(book, sheet) : '';
    const why =
      locked === ''
        ? `your tab refused them.${stale} ${refusalOf(book, error)} Look for a dropdown, column types or blank rows`
        : `they could not be written beside your rows.${stale} ${locked} Once that is done`;
    return inScoresOnly(`Results are in "Vitals scores" only: ${why}, then score again.`);
  }
}

/** Keeps nothing of data that may be broken, and tells the signals of the rows that are whole. */
function held(
  book: Book,
  scored: ScoredPortfolio,
  plan: RunPlan,
  { doubts, question }: DataDoubt,
): RunQuestion {
  const customers = wholeCustomers(scored, doubts);
  const alerts = tellFlags(book, { ...scored, customers }, plan);
  const told = alerts === 0 ? '' : ` Under Alerts: ${counted(alerts, 'alert')} from complete rows.`;
  return {
    asks: `${doubts.sentences.join(' ')} Nothing was scored or kept, and your last results are unchanged.${told} Fix the data and score again, or confirm that it is right.`,
    answers: question.answers.slice(1),
  };
}

function isAnybodyScored(customers: ScoredPortfolio['customers']): boolean {
  return customers.some(
    ({ assessment: { health, churn } }) => health?.band !== undefined || churn?.band !== undefined,
  );
}

/** The results next to a row (from 0); a further contract shows those of its customer. */
function resultsByRow<T>(
  { table, population, customers }: ScoredPortfolio,
  results: readonly T[],
): (row: number) => T | undefined {
  const byRow = new Map(customers.map(({ row }, i) => [row, results[i]!]));
  const byKey = new Map(customers.map(({ id }, i) => [keyText(id), results[i]!]));
  return (row) =>
    population.absenceOf(row) === 'further contract'
      ? byKey.get(keyText(table.rows[row]![population.keyIndex]))
      : byRow.get(row);
}

function report(
  scored: ScoredPortfolio,
  tab: string,
  plan: RunPlan,
  former: readonly ScoreRow[],
  { way, blocked }: Shown,
  unfinished: boolean,
): Omit<RunReport, keyof FollowUp> {
  const { table, portfolio, population, customers, figures } = scored;
  const ids = new Set(customers.map(({ id }) => keyText(id)));
  const earlier = new Set(former.map((row) => keyText(row.cell('Customer id'))));
  const gone = [...earlier].filter((id) => !ids.has(id));
  const added = earlier.size === 0 ? [] : [...ids].filter((id) => !earlier.has(id));
  return {
    ...attentionOf(scored),
    tab,
    model: plan.health.model.name,
    scoredOn: dayToIso(plan.today),
    headcount: headcountOf(population),
    summary: summarize(customers, figures, plan),
    gone,
    added,
    changes: changes(gone.length, added.length),
    way,
    blocked,
    unfinished,
    headerRow: table.headerRow,
    columns: understoodColumns(portfolio),
    settingProblems: plan.settingProblems,
    formulaHints: rowFormulaHints(table),
  };
}

function changes(gone: number, added: number): string {
  const left = `${gone} ${gone === 1 ? 'customer' : 'customers'} left`;
  if (gone > 0 && added > 0) return `${left}, ${added} new: churned, merged or re-keyed?`;
  if (gone > 0) return `${left}: churned or merged?`;
  return added > 0 ? `${added} new ${added === 1 ? 'customer' : 'customers'}` : '';
}
