import { alertsOver } from '../../alerts/alerts';
import { dayToIso } from '../../base/calendar';
import { groupBy } from '../../base/group-by';
import { isImported } from '../../history/day';
import { History } from '../../history/history';
import type { CohortMember } from '../../metrics/members';
import { calibrationAdvice } from '../../past/advice';
import { beforeAndSince, type Pair } from '../../past/before-and-since';
import { type LeadTime, leadTimes, type ProposedEdge, proposedEdge } from '../../past/calibration';
import {
  atRiskBy,
  type Detection,
  decisionsIn,
  detectedLosses,
  detectionOf,
  type Flagged,
  flaggedIn,
  type HelpMonth,
  helpByMonth,
  type PlayBetween,
  type RuleLead,
  ruleLeads,
  type SaveRate,
  saveRate,
  tellersOf,
} from '../../past/does-it-help';
import { outcomesIn } from '../../past/history-outcomes';
import { type LeftOn, type Loss, lossesIn } from '../../past/losses';
import { type LossReason, reasonReader } from '../../past/reasons';
import { type MeasuredRelation, relationsIn } from '../../past/relations';
import { PROPOSED } from '../../playbooks/task';
import { type BacktestReport, scoreReport } from '../../prediction/report';
import { backtestScore } from '../../prediction/score-backtest';
import { sift } from '../../prediction/sift';
import { keyText } from '../../reading/identity';
import { type CompiledModel, labelsOf } from '../../scoring/compile';
import { type Book, openBook } from '../../sheets/grid/book';
import { readScoredRows } from '../../sheets/tabs/customer-table';
import { HistoryTab } from '../../sheets/tabs/history-tab';
import { readMembers } from '../../sheets/tabs/members-tab';
import { rulesOf } from '../../sheets/tabs/rules-tab';
import { modelsOfRun } from '../../sheets/tabs/run-models';
import { readScores } from '../../sheets/tabs/scores-tab';
import { readTasks } from '../../sheets/tabs/tasks-tab';
import { modelOfLastRun } from '../run/last-run';
import { runSettings } from '../run/portfolio';

/** A loss as the window lists it. */
export interface ReviewedLoss extends Omit<Loss, 'day'>, LossReason {
  readonly name: string;
  /** ISO day. */
  readonly leftOn: string;
  /** The rules that had told of it within 180 days before, the first first. */
  readonly told: readonly string[];
}

/** What the history of runs says of those who left. */
export interface LossReview {
  readonly since: string;
  readonly until: string;
  /** The health score as it was shown, against who left within the horizon. */
  readonly report: BacktestReport;
  readonly bands: readonly string[];
  readonly leadTimes: readonly LeadTime[];
  readonly edge: ProposedEdge;
  readonly detection: Detection & Flagged;
  /** Of all, with a play that somebody started, and without; pending are decisions to come. */
  readonly saves: SaveRate & {
    readonly pending: number;
    readonly withPlay: SaveRate;
    readonly withoutPlay: SaveRate;
  };
  /** Both by month, the last first. */
  readonly months: readonly HelpMonth[];
  readonly rules: readonly RuleLead[];
  /** Figures before the first run and since; empty where no run has kept a day. */
  readonly effect: { readonly firstRun: string; readonly pairs: readonly Pair[] };
  /** What is published to move together, on these customers; the days are empty where the history is too short. */
  readonly together: {
    readonly from: string;
    readonly until: string;
    readonly relations: readonly MeasuredRelation[];
  };
  /** When to test again, and what to beware of. */
  readonly advice: readonly string[];
  /** The last first. */
  readonly losses: readonly ReviewedLoss[];
}

/**
 * Goes through the history of runs: who left, what had been shown of them 90, 60 and 30 days before, and whether it helped.
 * Writes nothing.
 * @throws A sentence where there is no history yet, or the horizon is no number of days.
 */
export function reviewLosses(horizon: number): LossReview {
  if (!Number.isInteger(horizon) || horizon < 1)
    throw new Error('Give the horizon in whole days, such as 90.');
  const book = openBook();
  const kept = HistoryTab.find(book)?.tail(Number.NEGATIVE_INFINITY).days ?? [];
  const history = new History(kept);
  const [since, until] = [history.days[0], history.days[history.days.length - 1]];
  if (since === undefined || until === undefined) {
    throw new Error(
      'There is no history yet: it begins with the first run. Score your customers, or import a history.',
    );
  }
  const { health: next, churn } = modelsOfRun(book, runSettings(book).model);
  const health = modelOfLastRun(book) ?? next;
  const bands = labelsOf(health);
  const members = readMembers(book);
  const losses = lossesIn(history, leftOnIn(book, members));
  const seen = outcomesIn(history, losses, horizon);
  const risks = seen.scores.map((score) => 100 - score);
  const known = { fields: [], outcomes: seen.outcomes, amounts: seen.amounts };
  const { name } = health.model;
  const found = backtestScore(known, {
    risks,
    bands: seen.bands,
    bandOrder: bands,
    name: `The health score (${name})`,
  });
  const atRisk = atRiskBy(churn.model.atRisk, bands[bands.length - 1] ?? '');
  const alerts = alertsOver(
    rulesOf(book).rules.filter(({ on }) => on),
    history,
  );
  const stayed = seen.scores
    .map((score, i) => ({ score, band: seen.bands[i], left: seen.outcomes[i] }))
    .filter(({ score, left }) => left === 0 && !Number.isNaN(score));
  const edge = proposedEdge(losses, stayed, bands[0]);
  const detected = detectedLosses(history, losses, atRisk);
  const { decisions, pending } = decisionsIn(history, atRisk, playsIn(book));
  const firstRun = kept.find((day) => !isImported(day))?.day;
  const effect = beforeAndSince(history, [...members.values()], firstRun, knowsWhoLeft(members));
  const { from, until: last, relations } = relationsIn(history, losses);
  const [says, tellers] = [saysOf(book), tellersOf(alerts)];
  return {
    since: dayToIso(since),
    until: dayToIso(until),
    report: scoreReport(known, sift([], seen.outcomes), found, risks, seen.segments, name),
    bands,
    leadTimes: leadTimes(losses, bands),
    edge,
    detection: { ...detectionOf(detected), ...flaggedIn(history, atRisk) },
    saves: {
      ...saveRate(decisions),
      pending,
      withPlay: saveRate(decisions.filter(({ hadPlay }) => hadPlay)),
      withoutPlay: saveRate(decisions.filter(({ hadPlay }) => !hadPlay)),
    },
    months: helpByMonth(detected, decisions),
    rules: ruleLeads(alerts, losses),
    effect: { firstRun: isoOf(effect?.firstRun), pairs: effect?.pairs ?? [] },
    together: { from: isoOf(from), until: isoOf(last), relations },
    advice: calibrationAdvice(history, losses, {
      shares: sharesIn(health),
      edgeProposed: edge.edge !== null,
    }),
    losses: losses.map(({ day, ...loss }) => ({
      ...loss,
      ...says(loss.id),
      leftOn: dayToIso(day),
      told: tellers({ id: loss.id, day }),
    })),
  };
}

/** The share of each metric in the whole score. */
function sharesIn({ dimensions, metrics, shares }: CompiledModel): Map<string, number> {
  return new Map(
    dimensions.flatMap(({ share, first, end }) =>
      metrics.slice(first, end).map(({ name }, i): [string, number] => [name, share * shares[first + i]!]),
    ),
  );
}

/** By the tasks of plays that somebody started; a proposed one helps nobody. */
function playsIn(book: Book): PlayBetween {
  const started = readTasks(book).filter(({ play, status }) => play !== '' && status !== PROPOSED);
  const byCustomer = groupBy(started, ({ id }) => keyText(id));
  return (id, from, until) =>
    (byCustomer.get(id) ?? []).some(({ opened = Number.NaN }) => opened >= from && opened <= until);
}

/** What people said of rows that are gone, then the day that runs have noted. */
function leftOnIn(book: Book, members: ReadonlyMap<string, CohortMember>): LeftOn {
  const { fates } = runSettings(book).settings.values;
  return (id) => fates.get(id) ?? members.get(id)?.left;
}

/** The name of a customer, and why it left, where its row is still there. */
function saysOf(book: Book): (id: string) => LossReason & { readonly name: string } {
  const names = new Map(
    readScores(book).map(({ cell }) => [keyText(cell('Customer id')), String(cell('Name'))]),
  );
  const { inputHeaders, rows, keyColumn } = readScoredRows(book);
  const reasons = reasonReader(inputHeaders, rows, keyColumn - 1);
  return (id) => ({ name: names.get(id) ?? '', ...reasons(id) });
}

/** Whether a column told who had left before a run first saw the customer. */
function knowsWhoLeft(members: ReadonlyMap<string, CohortMember>): boolean {
  return [...members.values()].some(({ left, firstSeen }) => left !== undefined && left < firstSeen);
}

function isoOf(day: number | undefined): string {
  return day === undefined ? '' : dayToIso(day);
}
