/** Scores one row at a time, as a run scores a sheet: what a table of any size is scored with. */
import { dayOfIso, dayToIso } from '../base/calendar';
import { ownModel } from '../customers/model-names';
import { allResults, type Result } from '../customers/results';
import { type PortfolioScorer, portfolioScorer, type ScoringPlan } from '../customers/scored-portfolio';
import type { RateTable } from '../metrics/currency';
import { churnRiskModel, healthModelNames } from '../models';
import { forecaster } from '../past/forecasts';
import { publishedPlays } from '../playbooks/published-plays';
import { readActions } from '../playbooks/read-actions';
import { readLearned } from '../prediction/learned';
import type { ReadingSettings } from '../reading/column';
import type { Corrections } from '../reading/corrections';
import { inputsOf, matchHeaders } from '../reading/headers';
import { keyText } from '../reading/identity';
import { Portfolio } from '../reading/portfolio';
import type { Unit } from '../reading/scales';
import type { CompiledModel } from '../scoring/compile';
import type { ModelTable } from '../scoring/table-cells';
import { readAllSettings } from '../settings/areas';
import { judgedAsSet, readingAsSet } from '../settings/scoring';
import { columnName } from './columns';
import type { ScoringSetup } from './setup';

/** What a row is scored with on any day. */
export interface RowPlan {
  readonly plan: Omit<ScoringPlan, 'today'>;
  readonly reading: ReadingSettings;
  readonly forecastOn?: (today: number) => ScoringPlan['forecast'];
}

/** A scored row: the columns of `Vitals scores` by their names in the warehouse, and what could not be read. */
export type ScoredRow = Readonly<Record<string, string | number | null | readonly string[]>>;

/** What a warehouse writes: 1.5 and 2026-12-31, whatever the country. */
export const WRITTEN = { decimal: '.', groups: ',', order: 'year first' } as const;

/** The unit of columns that nobody has set, by the kind of their numbers: one row cannot tell 0.85 % from 85 %. */
const UNITS: ReadonlyMap<string, Unit> = new Map([
  ['percent', 'percent'],
  ['ratio', 'fraction'],
  ['satisfaction', '1 to 5'],
]);

/** Where no rates are set, an amount that says its currency has none: no row tells which currency is the base. */
const NO_RATES: RateTable = new Map([['', 1]]);

/**
 * Prepares what every row is scored with.
 * @throws A sentence with the mistake of a model table, of a setting, or of the learned probability.
 */
export function rowPlan(setup: ScoringSetup): RowPlan {
  const { values, problems } = readAllSettings(setup.settings, healthModelNames());
  const [problem] = problems;
  if (problem) throw new Error(`Row ${problem.row} of the settings: ${problem.message}`);
  const set = readingAsSet(values);
  const reading = { ...set, locale: WRITTEN, rates: set.rates?.size ? set.rates : NO_RATES };
  const judged = judgedAsSet(values);
  const churn = setup.churn ? modelIn(setup.churn) : churnRiskModel();
  const plan = {
    ...judged,
    previousScores: judged.previousScores === 'never' ? ('never' as const) : ('always' as const),
    health: modelIn(setup.health),
    churn,
    ...(setup.actions
      ? {
          actions: readActions(
            setup.actions,
            publishedPlays(),
            churn.model.bands.map(({ label }) => label),
          ).actions,
        }
      : {}),
  };
  if (!setup.probability) return { plan, reading };
  const learned = readLearned(setup.probability);
  // Its columns are read of the one row that is looked at, so that they are found anew for each.
  const of = (today: number) => (portfolio: Portfolio) => (row: number, days: number) =>
    forecaster(learned, portfolio, today, reading)(row, days);
  return { plan, reading, forecastOn: (today) => ({ version: learned.version, of: of(today) }) };
}

function modelIn(table: ModelTable): CompiledModel {
  const read = ownModel(table);
  if ('problems' in read)
    throw new Error(`The model table, row ${read.problems[0]!.row}: ${read.problems[0]!.message}`);
  return read.model;
}

/**
 * Scores rows that are JSON objects, a cell under each column's name. What is decided of a column in a sheet from all its
 * cells is said here by the settings, so that a row has one score whatever the other rows hold.
 */
export function rowScorer(setup: ScoringSetup): (row: string, day: string) => ScoredRow {
  const { plan, reading, forecastOn } = rowPlan(setup);
  const headerOf = new Map(Object.entries(setup.columns));
  let known: { readonly key: string; readonly score: (cells: unknown[]) => ScoredRow } | undefined;
  return (row, day) => {
    const cells = JSON.parse(row) as Record<string, unknown>;
    const names = Object.keys(cells);
    const key = `${day}\n${names.join('\n')}`;
    if (known?.key !== key) {
      const today = dayOfIso(day);
      if (Number.isNaN(today)) throw new Error(`"${day}" is no day: write it like 2026-12-31.`);
      const forecast = forecastOn?.(today);
      const dated = { ...plan, today, ...(forecast ? { forecast } : {}) };
      const headers = names.map((name) => headerOf.get(name) ?? name);
      known = { key, score: scorerOn(headers, dated, { ...reading, today }) };
    }
    return known.score(Object.values(cells).map(asCell));
  };
}

/** A row without an id is nobody's: its score could not be kept. */
const NO_ID = 'customer_id: row without an id';

/**
 * Each column is decided while its cell is blank, so that no row decides for another.
 * @throws A sentence where no column holds the ids.
 */
function scorerOn(headers: readonly string[], plan: ScoringPlan, reading: ReadingSettings) {
  const looked: unknown[][] = [headers.map(() => '')];
  const units = unitsFor(headers, reading.corrections);
  const portfolio = new Portfolio(headers, looked, { ...reading, units }, undefined, undefined, new Map());
  const key = portfolio.columns.find(({ metric }) => metric.header === 'customer_id');
  if (!key) throw new Error(`No column is customer_id. The columns are: ${headers.join(', ')}.`);
  const results = allResults(plan).map((result) => ({ ...result, column: columnName(result.name) }));
  let scorer: PortfolioScorer | undefined;
  return (cells: unknown[]): ScoredRow => {
    if (keyText(cells[key.index]) === '') return { problems: [NO_ID] };
    looked[0] = cells;
    scorer ??= portfolioScorer(portfolio, plan);
    portfolio.findings.take();
    const customer = scorer.score(0);
    const found: Record<string, string | number | null | readonly string[]> = {};
    for (const { column, kind, of } of results) found[column] = asColumn(kind, of(customer));
    found.problems = portfolio.findings.take();
    return found;
  };
}

/** The unit of each percent column, by its metric; one that people set goes before it. */
export function unitsFor(headers: readonly string[], corrections?: Corrections): ReadonlyMap<string, Unit> {
  const read = inputsOf(matchHeaders(headers, corrections));
  return new Map(
    read.flatMap(({ metric: { header, kind } }) => {
      const unit = UNITS.get(kind);
      return unit ? [[header, unit] as const] : [];
    }),
  );
}

/** What a sheet would hold: lists as a text, nothing for null. */
function asCell(value: unknown): unknown {
  if (value === null) return '';
  return Array.isArray(value) ? value.join('; ') : value;
}

function asColumn(kind: Result['kind'], value: string | number): string | number | null {
  if (value === '') return null;
  if (kind === 'key') return String(value);
  return kind === 'day' ? dayToIso(value as number) : value;
}
