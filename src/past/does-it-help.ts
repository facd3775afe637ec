/** Whether looking after customers at risk helps: detection rate, save rate, and how early each rule told. */
import type { Alert } from '../alerts/alerts';
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

export interface DetectionRate {
  /** Losses with at least one kept day 120 to 60 days before, and those without. */
  readonly observable: number;
  readonly notObservable: number;
  readonly detected: number;
  readonly lostArr: number;
  readonly detectedArr: number;
  /** Share of all ARR that stood at risk on the days looked at: flagging everybody detects 100 %. */
  readonly flaggedArr: number | null;
  /** Of the customers that stood at risk on a day, the share that was still there 120 days later. */
  readonly falseAlarms: number | null;
}

const FROM = 120;
const UNTIL = 60;

/** Lost ARR that stood at risk in at least half of the days kept 120 to 60 days before, as shown then. */
export function detectionRate(history: History, losses: readonly Loss[], atRisk: AtRisk): DetectionRate {
  const seen = losses.flatMap(({ id, day: left, arr }) => {
    const days = history.days.filter(
      (day) => day >= left - FROM && day <= left - UNTIL && isThere(history, id, day),
    );
    return days.length === 0 ? [] : [{ id, days, arr: arr ?? 0 }];
  });
  const detected = seen.filter(
    ({ id, days }) => 2 * days.filter((day) => atRisk(history, id, day)).length >= days.length,
  );
  const arrOf = (those: typeof seen) => sum(those.map(({ arr }) => arr));
  return {
    observable: seen.length,
    notObservable: losses.length - seen.length,
    detected: detected.length,
    lostArr: arrOf(seen),
    detectedArr: arrOf(detected),
    ...flagged(history, atRisk),
  };
}

function flagged(history: History, atRisk: AtRisk): Pick<DetectionRate, 'flaggedArr' | 'falseAlarms'> {
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

/** Customers at risk that came to a decision, and those of them that were kept. */
export interface SaveRate {
  readonly decisions: number;
  readonly saved: number;
  readonly arrAtFlag: number;
  readonly arrAfter: number;
  /** Flagged, with the decision still to come. */
  readonly pending: number;
  /** Null under ten decisions. */
  readonly rate: number | null;
  readonly byArr: number | null;
}

const FEWEST_DECISIONS = 10;
const FLAGGED_BEFORE = 30;
const LOOKED_AT_AFTER = 30;
const WITHOUT_CONTRACT = 90;

/**
 * At risk on two kept days or more, the first at least 30 days before the contract ends (90 days after the flag where it has no
 * end): saved where it still pays 30 days after that day.
 */
export function saveRate(history: History, atRisk: AtRisk): SaveRate {
  const lastDay = history.days[history.days.length - 1] ?? Number.NEGATIVE_INFINITY;
  const found = { decisions: 0, saved: 0, arrAtFlag: 0, arrAfter: 0, pending: 0 };
  for (const id of history.customers) {
    const days = history.days.filter((day) => isThere(history, id, day) && atRisk(history, id, day));
    const [first] = days;
    if (first === undefined || days.length < 2) continue;
    const end = history.valueOn(id, CONTRACT_END, first);
    const decision = typeof end === 'number' ? end : first + WITHOUT_CONTRACT;
    if (first > decision - FLAGGED_BEFORE) continue;
    if (decision + LOOKED_AT_AFTER > lastDay) {
      found.pending++;
      continue;
    }
    const at = Number(history.valueOn(id, ARR, first) ?? 0);
    const stays = isThere(history, id, decision + LOOKED_AT_AFTER);
    const after = stays ? Number(history.valueOn(id, ARR, decision + LOOKED_AT_AFTER) ?? 0) : 0;
    found.decisions++;
    if (stays) found.saved++;
    found.arrAtFlag += at;
    found.arrAfter += Math.min(at, after);
  }
  const isEnough = found.decisions >= FEWEST_DECISIONS;
  return {
    ...found,
    rate: isEnough ? found.saved / found.decisions : null,
    byArr: isEnough && found.arrAtFlag > 0 ? found.arrAfter / found.arrAtFlag : null,
  };
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
