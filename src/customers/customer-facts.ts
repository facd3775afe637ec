import { dayToIso } from '../base/calendar';
import { wholeNumber } from '../base/numbers';
import { priorityLevel } from '../expansion/opportunities';
import { READY } from '../expansion/readiness';
import type { Facts, HealthFacts } from '../playbooks/documents/facts';
import { type NoteKind, stakeholdersIn } from '../playbooks/note-kinds';
import type { Portfolio } from '../reading/portfolio';
import { shownValue } from '../reading/shown-value';
import { isMissing } from '../scoring/value';
import { type CustomerPage, customerPage } from './customer-page';
import type { ScoredCustomer, ScoringPlan } from './scored-portfolio';

/** Fewer points than this round to nothing. */
const LEAST_LOST = 0.05;

/** A scored day of the customer, from the history. */
export type FormerScore = Facts['history'][number];

/** What somebody wrote down about the customer. */
export interface KeptNote {
  readonly day: string;
  readonly kind: NoteKind;
  readonly note: string;
}

/** Wins are of the quarter that a review looks back on. */
const QUARTER_DAYS = 92;

/** Everything about a customer that a document may say, from its row and its history. */
export function factsOf(
  portfolio: Portfolio,
  customer: ScoredCustomer,
  plan: ScoringPlan,
  history: readonly FormerScore[] = [],
  notes: readonly KeptNote[] = [],
): Facts {
  const page = customerPage(customer, plan);
  const { daysAsCustomer } = customer.situation;
  const { shown, numbers } = cellsOf(portfolio, customer.row);
  return {
    today: dayToIso(plan.today),
    id: page.id,
    name: page.name === '' ? page.id : page.name,
    segment: page.segment,
    csm: textOf(page.csm),
    arr:
      page.arr === null
        ? null
        : [wholeNumber(page.arr), portfolio.currencies.base || shown.currency].filter(Boolean).join(' '),
    started: daysAsCustomer === undefined ? null : dayToIso(plan.today - daysAsCustomer),
    daysAsCustomer: daysAsCustomer ?? null,
    renewal: textOf(page.renewal),
    daysToRenewal: page.daysToRenewal,
    noticeBy: page.decision,
    health: healthOf(page, customer, plan),
    risk: page.churn && {
      shown: page.churn.shown,
      tier: page.churn.band,
      isWorst: customer.situation.tierIsWorst,
    },
    signals: page.warnings,
    nextAction: page.nextAction?.what ?? '',
    shown,
    numbers,
    expansion: page.expansion && {
      ...page.expansion,
      isReady: page.expansion.readiness === READY,
      opportunities: page.expansion.opportunities.map((one) => ({
        ...one,
        level: priorityLevel(one.priority),
      })),
    },
    stakeholders: stakeholdersIn(notes),
    wins: notes
      .filter(({ kind, day }) => kind === 'Win' && day >= dayToIso(plan.today - QUARTER_DAYS))
      .map(({ note }) => note),
    history,
  };
}

function healthOf(
  page: CustomerPage,
  { assessment, situation }: ScoredCustomer,
  plan: ScoringPlan,
): HealthFacts | null {
  if (!page.health) return null;
  return {
    model: page.health.model,
    shown: page.health.shown,
    band: page.health.band,
    worst: situation.bandRank === situation.worstRank,
    best: situation.bandRank === 0,
    trend: page.trend,
    dimensions: plan.health.dimensions.map(({ name }, d) => {
      const value = assessment.health!.score.dimensions[d]!;
      return { name, value: Number.isNaN(value) ? null : value };
    }),
    drivers: page.health.parts.filter(({ lost }) => lost >= LEAST_LOST),
  };
}

/** The cells of a row that could be read, as a person writes them and as numbers. */
function cellsOf(portfolio: Portfolio, row: number): Pick<Facts, 'shown' | 'numbers'> {
  const shown: Record<string, string> = {};
  const numbers: Record<string, number> = {};
  for (const { metric, instead } of portfolio.matches) {
    const column = metric && !instead ? portfolio.column(metric.header) : undefined;
    if (!column) continue;
    const value = column.readIn(portfolio.rows[row]!);
    if (isMissing(value)) continue;
    shown[column.metric.header] = shownValue(column.metric, value);
    if (typeof value === 'number') numbers[column.metric.header] = value;
  }
  return { shown, numbers };
}

function textOf(text: string): string | null {
  return text === '' ? null : text;
}
