/** The columns that a table of customers gives to the functions. */
import { concernMetrics, warningMetrics } from '../churn/warnings';
import { DAYS_TO_RENEWAL } from '../customers/inputs';
import type { ScoringPlan } from '../customers/scored-portfolio';
import { metricOf } from '../reading/catalog';
import type { Corrections } from '../reading/corrections';
import { matchHeaders } from '../reading/headers';
import { normalizeHeader } from '../reading/normalize';
import { columnName } from './columns';
import { unitsFor } from './row-scorer';
import type { ScoringSetup } from './setup';

/** A column as the view of the portfolio has it. */
export interface WarehouseInput {
  readonly name: string;
  /** What the table calls it. */
  readonly header: string;
  /** How its percents are written; empty for other columns. */
  readonly unit: string;
  readonly remark: string;
}

/** Who a customer is, what it pays and until when, and whether it has left. */
const ALWAYS = ['customer_id', 'name', 'segment', 'csm', 'arr', 'contract_end_date', 'start_date', 'status'];

/** The columns of the sheet; without a sheet, all that the models read, under their own names. */
export function inputsInWarehouse(
  { columns, sources = [] }: ScoringSetup,
  { health, churn }: Pick<ScoringPlan, 'health' | 'churn'>,
  corrections: Corrections | undefined,
): WarehouseInput[] {
  const told = Object.entries(columns);
  const read = [...ALWAYS, ...health.inputs, ...churn.inputs, ...warningMetrics(), ...concernMetrics()];
  const names =
    told.length > 0 ? told : [...new Set(read)].filter(isColumn).map((name) => [name, name] as const);
  const headers = names.map(([, header]) => header);
  const units = unitsFor(headers, corrections);
  const matches = new Map(matchHeaders(headers, corrections).map((match) => [match.header, match]));
  return names.map(([name, header]) => {
    const metric = matches.get(header)?.metric;
    const set = corrections?.get(normalizeHeader(header))?.unit;
    const unit = (metric && (set ?? units.get(metric.header))) ?? '';
    const isShare = metric !== undefined && units.has(metric.header);
    const isDerived = sources.some(({ column }) => column === header);
    return {
      name,
      header: isDerived ? columnName(header) : header,
      unit: isShare ? unit : '',
      remark: remarkOf(metric !== undefined, unit),
    };
  });
}

function isColumn(name: string): boolean {
  return name !== DAYS_TO_RENEWAL && metricOf(name) !== undefined;
}

function remarkOf(isRead: boolean, unit: string): string {
  if (!isRead) return 'not read by any model';
  return unit === '' ? '' : `written as ${unit}`;
}
