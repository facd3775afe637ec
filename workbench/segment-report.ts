/**
 * The reports of the `segment` source's own three tools, in their shape: customer health, churn risk and expansion, from what
 * a run has written into `Vitals scores`.
 */

import { tenth } from '../src/base/numbers';
import { churnRiskModel, healthModel } from '../src/models';
import type { CompiledModel } from '../src/scoring/compile';
import { bandOf } from '../src/scoring/score';
import { trend } from '../src/scoring/trend';
import type { CellValue } from './grid';

const REPORTS = ['health', 'churn', 'expansion'] as const;
type ReportKind = (typeof REPORTS)[number];

/** @throws A sentence where there is no such report. */
export function reportKind(name: string): ReportKind {
  const kind = REPORTS.find((each) => each === name);
  if (kind) return kind;
  throw new Error(`There is no report ${name}: use one of ${REPORTS.join(', ')}.`);
}

type Row = Readonly<Record<string, CellValue>>;

/** A report over scored customers; `inputs` are the rows of their tab by id, for the scores of the period before. */
export function segmentReport(
  kind: ReportKind,
  scores: readonly Row[],
  inputs: ReadonlyMap<string, Row>,
): Record<string, unknown> {
  if (kind === 'health') return healthReport(scores, inputs);
  return kind === 'churn' ? churnReport(scores) : expansionReport(scores);
}

function healthReport(scores: readonly Row[], inputs: ReadonlyMap<string, Row>) {
  const model = healthModel('segment');
  const known = numbersOf(scores, 'Health score');
  const customers = scores.map((row) => {
    const before = inputs.get(String(row['Customer id'])) ?? {};
    const since = (now: CellValue, name: string) =>
      trend(numberOf(now), numberOf(before[`previous_${name}_score`]))
        .toLowerCase()
        .replace(' ', '_');
    const segment = model.model.segments.indexOf(String(row.Segment));
    return {
      ...who(row),
      overall_score: row['Health score'],
      classification: word(row['Health status']),
      dimensions: partsOf(model, row, (score) => ({
        classification: word(bandOf(model, score, segment) ?? null),
      })),
      trends: {
        ...Object.fromEntries(
          model.dimensions.map(({ name }) => [word(name), since(row[`${name} score`]!, word(name))]),
        ),
        overall: since(row['Health score']!, 'overall'),
      },
      recommendations: actionsOf(row),
    };
  });
  return {
    report: 'customer_health_scores',
    summary: {
      total_customers: scores.length,
      average_score: known.length === 0 ? null : tenth(added(known) / known.length),
      ...counts(
        customers.map(({ classification }) => classification),
        ['green', 'yellow', 'red'],
      ),
    },
    customers,
  };
}

function churnReport(scores: readonly Row[]) {
  const model = churnRiskModel();
  const customers = scores
    .map((row) => ({
      ...who(row),
      risk_score: row['Churn risk'],
      raw_score: typeof row['Raw risk'] === 'number' ? tenth(row['Raw risk']) : null,
      risk_tier: word(row['Risk tier']),
      urgency_multiplier: row.Urgency,
      days_to_renewal: row['Days to renewal'],
      signal_scores: partsOf(model, row, () => ({})),
      warning_signals: String(row['Risk signals'] ?? '')
        .split('; ')
        .filter(Boolean),
      recommended_actions: actionsOf(row),
    }))
    .sort((a, b) => numberOf(b.risk_score) - numberOf(a.risk_score));
  const atRisk = customers.filter(({ risk_tier }) => risk_tier === 'critical' || risk_tier === 'high');
  return {
    report: 'churn_risk_analysis',
    summary: {
      total_customers: scores.length,
      ...counts(
        customers.map(({ risk_tier }) => risk_tier),
        ['critical', 'high', 'medium', 'low'],
      ),
      total_arr_at_risk: added(numbersOf(atRisk, 'arr')),
    },
    customers,
  };
}

function expansionReport(scores: readonly Row[]) {
  const customers = scores
    .map((row) => ({
      ...who(row),
      total_estimated_revenue: row['Expansion potential'],
      top_opportunity: row['Top opportunity'],
      readiness: row['Expansion readiness'],
    }))
    .sort((a, b) => numberOf(b.total_estimated_revenue) - numberOf(a.total_estimated_revenue));
  return {
    report: 'expansion_opportunities',
    summary: {
      total_customers: scores.length,
      total_estimated_revenue: added(numbersOf(scores, 'Expansion potential')),
    },
    customers,
  };
}

function who(row: Row) {
  return { customer_id: row['Customer id'], name: row.Name, segment: row.Segment, arr: row.ARR };
}

function partsOf(
  model: CompiledModel,
  row: Row,
  more: (score: number) => Record<string, unknown>,
): Record<string, unknown> {
  return Object.fromEntries(
    model.dimensions.map(({ name, share }) => {
      const score = row[`${name} score`]!;
      const weight = `${Math.round(share * 100)}%`;
      return [word(name), { score, weight, ...(typeof score === 'number' ? more(score) : {}) }];
    }),
  );
}

function actionsOf(row: Row): string[] {
  return [row['Next action'], ...String(row['Also considered'] ?? '').split('; ')]
    .map((action) => String(action ?? ''))
    .filter((action) => action !== '');
}

function counts(words: readonly string[], kinds: readonly string[]): Record<string, number> {
  return Object.fromEntries(
    kinds.map((kind) => [`${kind}_count`, words.filter((each) => each === kind).length]),
  );
}

function word(text: CellValue | undefined): string {
  return String(text ?? '')
    .toLowerCase()
    .replace(/ /g, '_');
}

function numbersOf(rows: readonly Row[] | readonly Record<string, unknown>[], column: string): number[] {
  return rows.map((row) => (row as Row)[column]).filter((value) => typeof value === 'number');
}

function numberOf(value: CellValue | undefined): number {
  return typeof value === 'number' ? value : Number.NaN;
}

function added(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}
