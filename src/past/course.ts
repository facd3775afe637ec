import { capitalized } from '../base/label';
import { metricLabel } from '../customers/reasons';
import { after, IMPORTED, type KeptDay, type Snapshot, type Stored } from '../history/day';
import {
  CHURN_RISK,
  dimensionOf,
  HEALTH_SCORE,
  HEALTH_STATUS,
  modelOf,
  RENEWAL_AT_RISK,
  RISK_TIER,
} from '../history/series';
import { metricOf } from '../reading/catalog';
import { shownValue } from '../reading/shown-value';
import { scoreText } from '../scoring/shown';
import { trend } from '../scoring/trend';

/** A customer as a kept day has it. */
export interface Stage {
  readonly day: number;
  /** Models with the mark of all that they say. */
  readonly healthModel: string;
  readonly churnModel: string;
  /** By series; undefined where the tab of customers did not have the customer. */
  readonly values: ReadonlyMap<string, Stored> | undefined;
}

/** Health on the days that follow each other under one model: what another model said is another line. */
export interface HealthLine {
  readonly model: string;
  /** Whether the line before it is of another model, or of this one as it was before it was changed. */
  readonly isOtherModel: boolean;
  readonly points: readonly { readonly day: number; readonly value: number }[];
}

/** Something that the runs found out. */
export interface Turn {
  readonly day: number;
  readonly kind: 'score' | 'model';
  readonly what: string;
  /** What was behind it. */
  readonly why: string;
}

/** More of what changed is not told: it would hide what changed most. */
const MOST_DRIVERS = 4;
const VERDICTS = [HEALTH_SCORE, HEALTH_STATUS, CHURN_RISK, RISK_TIER, RENEWAL_AT_RISK];

/** What was kept of one customer, day by day. */
export function courseOf(days: readonly KeptDay[], id: string): Stage[] {
  let known: Snapshot | undefined;
  return days.map((kept) => {
    known = after(known, { ...kept, changes: kept.changes.filter(([key]) => key === id) });
    const { day, series, healthModel, churnModel, customers } = known;
    const values = customers.get(id);
    return {
      day,
      healthModel,
      churnModel,
      values: values && new Map(series.map((name, i) => [name, values[i] ?? null])),
    };
  });
}

/** The course of health; a day without a score ends a line, and so does a change of the model. */
export function healthLines(course: readonly Stage[]): HealthLine[] {
  const lines: { model: string; isOtherModel: boolean; points: { day: number; value: number }[] }[] = [];
  let before: Stage | undefined;
  for (const [i, stage] of course.entries()) {
    const { day, healthModel, values } = stage;
    const value = values?.get(HEALTH_SCORE);
    if (typeof value !== 'number') continue;
    const isOtherModel = before !== undefined && before.healthModel !== healthModel;
    const follows = before !== undefined && course[i - 1] === before;
    if (follows && !isOtherModel) lines[lines.length - 1]!.points.push({ day, value });
    else lines.push({ model: modelNameOf(healthModel), isOtherModel, points: [{ day, value }] });
    before = stage;
  }
  return lines;
}

/** The dimensions of the health score on the day nearest to so many days before the last, under the model of the last; none where that is the only day. */
export function dimensionsBefore(
  course: readonly Stage[],
  days: number,
): { readonly name: string; readonly value: number }[] {
  const last = course[course.length - 1];
  const known = course
    .slice(0, -1)
    .filter((stage) => stage.values && stage.healthModel === last?.healthModel);
  const then = [...known].reverse().find(({ day }) => day <= last!.day - days) ?? known[0];
  return [...(then?.values ?? [])].flatMap(([series, value]) => {
    const name = dimensionOf(series);
    return name !== undefined && typeof value === 'number' ? [{ name, value }] : [];
  });
}

/** What a run said: "Health 62.1 Yellow, churn risk 48.4 Medium". */
export function said({ values }: Stage): string {
  if (!values) return 'Not in the tab of customers';
  return `Health ${verdict(values, HEALTH_SCORE, HEALTH_STATUS)}, churn risk ${verdict(values, CHURN_RISK, RISK_TIER)}`;
}

/**
 * The days on which something turned: another band or tier, more than 5 points since it was told last, another model,
 * coming and leaving. Numbers of different models are never compared with each other.
 */
export function turnsOf(course: readonly Stage[]): Turn[] {
  const turns: Turn[] = [];
  let told: Stage | undefined;
  for (const stage of course) {
    if (!told && !stage.values) continue;
    const turn = told ? turnBetween(told, stage) : { what: said(stage), why: '', kind: 'score' as const };
    if (!turn) continue;
    turns.push({ day: stage.day, ...turn });
    told = stage;
  }
  return turns;
}

/** A model's name without the mark. */
export function modelNameOf(model: string): string {
  return model.replace(/ \S+$/, '');
}

function turnBetween(before: Stage, now: Stage): Omit<Turn, 'day'> | undefined {
  if (!now.values || !before.values) {
    if (!now.values === !before.values) return undefined;
    const what = now.values ? `Back in the tab of customers. ${said(now)}` : 'Left the tab of customers';
    return { kind: 'score', what, why: '' };
  }
  const changes = [
    changeOfModel('health', before.healthModel, now.healthModel),
    changeOfModel('churn risk', before.churnModel, now.churnModel),
  ].filter((words) => words !== '');
  if (changes.length > 0) {
    const why = 'Scores before are not compared with it.';
    return { kind: 'model', what: `${changes.join('; ')}. ${said(now)}`, why };
  }
  const moved = [
    move(before.values, now.values, 'Health', HEALTH_SCORE, HEALTH_STATUS),
    move(before.values, now.values, 'Churn risk', CHURN_RISK, RISK_TIER),
  ].filter((words) => words !== '');
  if (moved.length === 0) return undefined;
  return { kind: 'score', what: moved.join('; '), why: driversBetween(before.values, now.values) };
}

function changeOfModel(of: string, before: string, now: string): string {
  if (before === now) return '';
  const [old, name] = [modelNameOf(before), modelNameOf(now)];
  if (before === IMPORTED) return `From now on the model “${name}” scores ${of}: before, it was imported`;
  return old === name
    ? `The ${of} model “${name}” was changed`
    : `The ${of} model is “${name}” from now on, no longer “${old}”`;
}

type Values = ReadonlyMap<string, Stored>;

function move(before: Values, now: Values, name: string, score: string, band: string): string {
  const [from, to] = [before.get(score), now.get(score)];
  const hasTurned = before.get(band) !== now.get(band);
  const hasMoved =
    typeof from === 'number' &&
    typeof to === 'number' &&
    ['Improving', 'Declining'].includes(trend(to, from));
  if (!hasTurned && !hasMoved) return '';
  return `${name} ${verdict(before, score, band)} to ${verdict(now, score, band)}`;
}

function verdict(values: Values, score: string, band: string): string {
  const value = values.get(score);
  return typeof value === 'number' ? `${scoreText(value)} ${values.get(band) ?? ''}`.trim() : 'not known';
}

/** The metrics and dimensions that changed most, for their size. */
function driversBetween(before: Values, now: Values): string {
  const changed = [...now].flatMap(([series, to]) => {
    const from = before.get(series);
    if (VERDICTS.includes(series) || from === undefined || from === to) return [];
    return [{ series, from, to, share: shareOf(from, to) }];
  });
  return changed
    .sort((a, b) => b.share - a.share)
    .slice(0, MOST_DRIVERS)
    .map(({ series, from, to }) => `${seriesLabel(series)} ${shown(series, from)} to ${shown(series, to)}`)
    .join('; ');
}

function shareOf(from: Stored, to: Stored): number {
  if (typeof from !== 'number' || typeof to !== 'number') return 1;
  return Math.abs(to - from) / Math.max(Math.abs(from), Math.abs(to));
}

function seriesLabel(series: string): string {
  return capitalized(metricLabel(series));
}

function shown(series: string, value: Stored): string {
  if (value === null) return 'not known';
  if (typeof value === 'number' && modelOf(series)) return scoreText(value);
  return shownValue(metricOf(series) ?? { kind: 'count' }, value);
}
