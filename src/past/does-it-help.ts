/** Whether looking after customers at risk helps: detection rate, save rate, and how early each rule told. */
import type { Alert } from '../alerts/alerts';
import { monthName, monthOf } from '../base/calendar';
import { groupBy } from '../base/group-by';
import { sum } from '../base/sum';
import type { History } from '../history/history';
import { ARR, CONTRACT_END, HEALTH_STATUS, RISK_TIER } from '../history/series';
import { quantile } from '../metrics/durations';
import { isThere, type Loss } from './losses';

/** What counts as at risk: a tier, or the worst health band. */
export type AtRisk = (history: History, id: string, day: number) => boolean;

export function atRiskBy(tiers: readonly string[], worstBand: string): AtRisk {
  return (history, id, day) =>
    tiers.includes(String(history.valueOn(id, RISK_TIER, day))) ||
    history.valueOn(id, HEALTH_STATUS, day) === worstBand;
}

/** A loss, and whether it stood at risk in at least half of the days kept 120 to 60 days before, as shown then. */
export interface DetectedLoss {
  /** On which it left. */
  readonly day: number;
  readonly arr: number;
  /** Undefined where no such day is kept. */
  readonly isDetected: boolean | undefined;
}

const FROM = 120;
const UNTIL = 60;

export function detectedLosses(history: History, losses: readonly Loss[], atRisk: AtRisk): DetectedLoss[] {
  return losses.map(({ id, day: left, arr }) => {
    const days = history.days.filter(
      (day) => day >= left - FROM && day <= left - UNTIL && isThere(history, id, day),
    );
    const flagged = days.filter((day) => atRisk(history, id, day)).length;
    return {
      day: left,
      arr: arr ?? 0,
      isDetected: days.length === 0 ? undefined : 2 * flagged >= days.length,
    };
  });
}

/** Of the losses that can be looked back on, those that were detected. */
export interface Detection {
  readonly observable: number;
  readonly notObservable: number;
  readonly detected: number;
  readonly lostArr: number;
  readonly detectedArr: number;
}

export function detectionOf(losses: readonly DetectedLoss[]): Detection {
  const observable = losses.filter(({ isDetected }) => isDetected !== undefined);
  const detected = observable.filter(({ isDetected }) => isDetected);
  const arrOf = (those: readonly DetectedLoss[]) => sum(those.map(({ arr }) => arr));
  return {
    observable: observable.length,
    notObservable: losses.length - observable.length,
    detected: detected.length,
    lostArr: arrOf(observable),
    detectedArr: arrOf(detected),
  };
}

/** How much is flagged at all: flagging everybody detects 100 %. */
export interface Flagged {
  /** Share of all ARR that stood at risk on the days looked at. */
  readonly flaggedArr: number | null;
  /** Of the customers that stood at risk on a day, the share that was still there 120 days later. */
  readonly falseAlarms: number | null;
}

export function flaggedIn(history: History, atRisk: AtRisk): Flagged {
  const lastDay = history.days[history.days.length - 1]!;
  const days = history.days.filter((day) => day <= lastDay - FROM).filter((_, i) => i % 4 === 0);
  const totals = { all: 0, flagged: 0, flags: 0, stayed: 0 };
  for (const day of days) {
    for (const id of history.customers) {
      if (!isThere(history, id, day)) continue;
      const arr = Number(history.valueOn(id, ARR, day) ?? 0);
      totals.all += arr;
      if (!atRisk(history, id, day)) continue;
      totals.flagged += arr;
      totals.flags++;
      if (isThere(history, id, day + FROM)) totals.stayed++;
    }
  }
  return {
    flaggedArr: totals.all === 0 ? null : totals.flagged / totals.all,
    falseAlarms: totals.flags === 0 ? null : totals.stayed / totals.flags,
  };
}

/** A customer at risk that came to a decision. */
export interface RenewalDecision {
  /** Civil day. */
  readonly day: number;
  readonly isSaved: boolean;
  readonly hadPlay: boolean;
  readonly arrAtFlag: number;
  /** What it still paid 30 days after, at most what it paid at the flag. */
  readonly arrAfter: number;
}

const FLAGGED_BEFORE = 30;
const LOOKED_AT_AFTER = 30;
const WITHOUT_CONTRACT = 90;

/** Whether somebody started a play for a customer between two days. */
export type PlayBetween = (id: string, from: number, until: number) => boolean;

/**
 * At risk on two kept days or more, the first at least 30 days before the contract ends (90 days after the flag where it has no
 * end): saved where it still pays 30 days after that day. Pending are those whose decision is still to come.
 */
export function decisionsIn(
  history: History,
  atRisk: AtRisk,
  playBetween: PlayBetween,
): { readonly decisions: RenewalDecision[]; readonly pending: number } {
  const lastDay = history.days[history.days.length - 1] ?? Number.NEGATIVE_INFINITY;
  const decisions: RenewalDecision[] = [];
  let pending = 0;
  for (const id of history.customers) {
    const [first, second] = history.days.filter(
      (day) => isThere(history, id, day) && atRisk(history, id, day),
    );
    if (first === undefined || second === undefined) continue;
    const end = history.valueOn(id, CONTRACT_END, first);
    const day = typeof end === 'number' ? end : first + WITHOUT_CONTRACT;
    if (first > day - FLAGGED_BEFORE) continue;
    const after = day + LOOKED_AT_AFTER;
    if (after > lastDay) {
      pending++;
      continue;
    }
    const arrAtFlag = Number(history.valueOn(id, ARR, first) ?? 0);
    const isSaved = isThere(history, id, after);
    const arrNow = isSaved ? Number(history.valueOn(id, ARR, after) ?? 0) : 0;
    const hadPlay = playBetween(id, first, day);
    decisions.push({ day, isSaved, hadPlay, arrAtFlag, arrAfter: Math.min(arrAtFlag, arrNow) });
  }
  return { decisions, pending };
}

/** Of customers at risk that came to a decision, those that were kept. */
export interface SaveRate {
  readonly decisions: number;
  readonly saved: number;
  /** Null under ten decisions. */
  readonly rate: number | null;
  readonly byArr: number | null;
}

const FEWEST_DECISIONS = 10;

export function saveRate(decisions: readonly RenewalDecision[]): SaveRate {
  const saved = decisions.filter(({ isSaved }) => isSaved).length;
  const arrAtFlag = sum(decisions.map((decision) => decision.arrAtFlag));
  const isEnough = decisions.length >= FEWEST_DECISIONS;
  return {
    decisions: decisions.length,
    saved,
    rate: isEnough ? saved / decisions.length : null,
    byArr: isEnough && arrAtFlag > 0 ? sum(decisions.map(({ arrAfter }) => arrAfter)) / arrAtFlag : null,
  };
}

/** Detection and saves of a month: of the losses in it, and of the decisions in it. */
export interface HelpMonth {
  /** As 2026-01. */
  readonly month: string;
  readonly detection: Detection;
  readonly saves: SaveRate;
}

/** By month, the last first. */
export function helpByMonth(
  detections: readonly DetectedLoss[],
  decisions: readonly RenewalDecision[],
): HelpMonth[] {
  const inMonth = <T extends { readonly day: number }>(those: readonly T[]) =>
    groupBy(those, ({ day }) => monthOf(day));
  const [lost, decided] = [inMonth(detections), inMonth(decisions)];
  return [...new Set([...lost.keys(), ...decided.keys()])]
    .sort((a, b) => b - a)
    .map((month) => ({
      month: monthName(month),
      detection: detectionOf(lost.get(month) ?? []),
      saves: saveRate(decided.get(month) ?? []),
    }));
}

/** How early a rule told of customers that left. */
export interface RuleLead {
  readonly rule: string;
  /** Customers it told of, and those of them that left within 180 days. */
  readonly customers: number;
  readonly left: number;
  /** Days from its first alert within that time until they left: the median; null where none left. */
  readonly medianDays: number | null;
}

const BELONGS_WITHIN = 180;

/** Whether an alert on the customer that left told of the loss. */
function toldOf({ day }: Alert, loss: Pick<Loss, 'day'>): boolean {
  return day <= loss.day && day >= loss.day - BELONGS_WITHIN;
}

/** The rules that told of somebody who left, the one that told of most first, then the others. */
export function ruleLeads(alerts: readonly Alert[], losses: readonly Loss[]): RuleLead[] {
  const lossOf = new Map(losses.map((loss) => [loss.id, loss]));
  return [...groupBy(alerts, ({ rule }) => rule.id)]
    .map(([rule, ofRule]) => {
      const byCustomer = groupBy(ofRule, ({ customer }) => customer);
      const leads = [...byCustomer].flatMap(([customer, those]) => {
        const loss = lossOf.get(customer);
        const told = loss ? those.filter((alert) => toldOf(alert, loss)) : [];
        return told.length === 0 ? [] : [Math.max(...told.map(({ day }) => loss!.day - day))];
      });
      return {
        rule,
        customers: byCustomer.size,
        left: leads.length,
        medianDays: leads.length === 0 ? null : (quantile(leads, 0.5) as number),
      };
    })
    .sort((a, b) => b.left - a.left || b.customers - a.customers || (a.rule < b.rule ? -1 : 1));
}

/** Looks up which rules told of a loss, the first first. */
export function tellersOf(alerts: readonly Alert[]): (loss: Pick<Loss, 'id' | 'day'>) => string[] {
  const byCustomer = groupBy(alerts, ({ customer }) => customer);
  return (loss) => {
    const told = (byCustomer.get(loss.id) ?? []).filter((alert) => toldOf(alert, loss));
    return [...new Set(told.sort((a, b) => a.day - b.day).map(({ rule }) => rule.id))];
  };
}
