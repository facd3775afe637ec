import type { OutboxEntry } from '../../alerts/outbox';
import type { ScoredCustomer } from '../../customers/scored-portfolio';
import { keyText } from '../../reading/identity';
import type { Book } from '../grid/book';
import { OwnTable, type OwnTableColumn } from '../grid/own-table';
import { PIPELINE_TAB } from '../grid/owned-tabs';
import type { Cells } from '../grid/row-changes';

const COLUMNS: readonly OwnTableColumn[] = [
  { name: 'Since', kind: 'day' },
  { name: 'Customer id', kind: 'key' },
  { name: 'Name', kind: 'text', width: 180 },
  { name: 'Owner', kind: 'text' },
  { name: 'Stage', kind: 'text' },
  { name: 'Why', kind: 'text', width: 360 },
  { name: 'Next step', kind: 'text', width: 360 },
  { name: 'Opportunity', kind: 'text', width: 200 },
  { name: 'Amount', kind: 'number', numberFormat: '#,##0' },
  { name: 'Close', kind: 'day' },
  { name: 'Outcome', kind: 'text' },
  { name: 'Alert', kind: 'text', width: 200, isKey: true },
];

/** Words of a stage or an outcome after which a customer may have another opportunity. */
const OVER = /won|lost|closed|not needed|dropped|cancel/i;
const WON = /won/i;
/** An opportunity is to close within so many days, and before the contract ends. */
const DAYS_TO_CLOSE = 90;

/**
 * Puts opportunities into the pipeline, at the stage at which a rule finds them: one open one for each customer, worth its
 * top offer. What is there is left alone.
 */
export function addOpportunities(
  book: Book,
  alerts: readonly OutboxEntry[],
  customerOf: (key: string) => ScoredCustomer | undefined,
): void {
  const table = OwnTable.open(book, PIPELINE_TAB, COLUMNS);
  const told = new Set(table.rows.map(({ cell }) => String(cell('Alert'))));
  const taken = new Set(
    table.rows
      .filter(({ cell }) => !OVER.test(`${String(cell('Stage'))} ${String(cell('Outcome'))}`))
      .map(({ cell }) => keyText(cell('Customer id'))),
  );
  const added: Cells[] = [];
  for (const alert of alerts) {
    if (told.has(alert.key) || taken.has(alert.customer)) continue;
    taken.add(alert.customer);
    added.push(opportunityOf(alert, customerOf(alert.customer), book.today));
  }
  table.append(added);
}

/** The outcomes of the opportunities of the pipeline. */
export interface PipelineOutcome {
  readonly outcome: 'Open' | 'Won' | 'Lost';
  readonly count: number;
  /** Of those whose amount is known. */
  readonly amount: number;
}

/** Counts the opportunities of the pipeline by their outcome, as people have written it under stage or outcome. */
export function pipelineOutcomes(book: Book): PipelineOutcome[] {
  const rows = OwnTable.find(book, PIPELINE_TAB, COLUMNS)?.rows ?? [];
  const found = rows
    .filter(({ cell }) => keyText(cell('Customer id')) !== '')
    .map(({ cell }) => {
      const said = `${String(cell('Stage'))} ${String(cell('Outcome'))}`;
      const outcome = WON.test(said) ? 'Won' : OVER.test(said) ? 'Lost' : 'Open';
      const amount = cell('Amount');
      return { outcome, amount: typeof amount === 'number' ? amount : 0 };
    });
  return (['Open', 'Won', 'Lost'] as const).flatMap((outcome) => {
    const theirs = found.filter((each) => each.outcome === outcome);
    if (theirs.length === 0) return [];
    return [{ outcome, count: theirs.length, amount: theirs.reduce((sum, each) => sum + each.amount, 0) }];
  });
}

function opportunityOf(
  { day, id, name, csm, what, next, key }: OutboxEntry,
  customer: ScoredCustomer | undefined,
  today: number,
): Cells {
  const top = customer?.opportunities?.[0];
  const end = customer && !Number.isNaN(customer.renewal) ? customer.renewal : Number.POSITIVE_INFINITY;
  return {
    Since: day,
    'Customer id': id,
    Name: name,
    Owner: csm,
    Stage: 'qualified',
    Why: what,
    'Next step': next,
    Opportunity: top ? `${top.category}: ${top.what}` : '',
    Amount: top ? top.revenue : '',
    Close: Math.max(today, Math.min(end, today + DAYS_TO_CLOSE)),
    Outcome: '',
    Alert: key,
  };
}
