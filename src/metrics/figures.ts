import { MEASURES } from './measures';
import type { TARGETS } from './targets';

/** What a figure is counted in. */
export type FigureUnit =
  | '%'
  | 'points'
  | 'of 5'
  | 'money'
  | 'customers'
  | 'days'
  | 'share'
  | 'times'
  | 'entries';

/** A figure that people see, wherever they see it. */
export interface FigureDefinition {
  /** As screens and tabs head it. */
  readonly name: string;
  readonly unit: FigureUnit;
  readonly counts: string;
  readonly better: 'higher' | 'lower' | 'neither';
  /** The setting that says what it is to reach. */
  readonly target?: keyof typeof TARGETS.settings;
}

/**
 * Every figure that a screen, a window, a tab or a document shows, by its id there. A figure may be of
 * a part: a tier, a CSM, a month, a customer; what it is stays the same.
 */
export const FIGURES = {
  customers: of('Customers', 'customers', 'rows with an id of their own that have not left', 'higher'),
  'paying-customers': of('Paying customers', 'customers', 'customers who pay something', 'higher'),
  'without-arr': of('Without ARR', 'customers', 'customers with unknown ARR', 'lower'),
  scored: of('Scored', 'customers', 'customers with enough data for a health score', 'higher'),
  arr: of('ARR', 'money', 'recurring revenue a year', 'higher'),
  'arr-share': of('Share of ARR', 'share', 'ARR of a part by the ARR of all customers', 'neither'),
  'average-health': {
    ...measured('Average health', 'mean health score of the scored customers'),
    target: 'averageHealth',
  },
  'best-band': of('In the best band', 'share', 'scored customers in the best health band', 'higher'),
  'worst-band': of('In the worst band', 'customers', 'customers in the worst health band', 'lower'),
  'at-risk': of('Customers at risk', 'customers', 'customers in a tier at risk', 'lower'),
  'arr-at-risk': of('ARR at risk', 'money', 'full ARR of the customers in a tier at risk', 'lower'),
  'near-renewal': of('Renewals near', 'customers', 'customers whose contract ends soon', 'neither'),
  'arr-near-renewal': of(
    'ARR up for renewal',
    'money',
    'full ARR of the customers whose contract ends soon',
    'neither',
  ),
  'near-renewal-at-risk': of(
    'Renewals near at risk',
    'customers',
    'customers at risk whose contract ends soon',
    'lower',
  ),
  'contracts-ended': of('Contracts ended', 'customers', 'customers whose contract has ended', 'lower'),
  'expansion-potential': of(
    'Expansion potential',
    'money',
    'what customers could buy a year, before readiness is asked',
    'higher',
  ),
  'with-potential': of('With potential', 'customers', 'customers who could buy something', 'higher'),
  ready: of(
    'Ready for a proposal',
    'customers',
    'customers who could buy something, and are ready',
    'higher',
  ),
  'ready-potential': of(
    'Ready to grow',
    'money',
    'expansion potential of the customers who are ready',
    'higher',
  ),
  'trend-priority': of('Health going down', 'customers', 'customers by how urgent their trend is', 'lower'),
  disagreements: of('Disagreements', 'customers', 'customers whose health and churn risk disagree', 'lower'),

  nrr: { ...measured('NRR', 'what customers pay now, by what the same ones paid then'), target: 'nrr' },
  grr: { ...measured('GRR', 'the same, without any growth'), target: 'grr' },
  'logo-retention': of('Logo retention', '%', 'customers who stayed, by those there then', 'higher'),
  'logo-churn': measured('Logo churn', 'customers who left, by those there then'),
  'net-expansion-rate': of('Net expansion rate', '%', 'expansion by the ARR at the end', 'higher'),
  'opening-arr': of('ARR then', 'money', 'what the customers of the first day paid then', 'neither'),
  'closing-arr': of('ARR now', 'money', 'what the customers of the first day pay now', 'higher'),
  'new-customers': of('New customers', 'customers', 'customers who paid nothing then', 'higher'),
  'churned-customers': of('Churned customers', 'customers', 'customers who pay nothing any more', 'lower'),
  'grown-customers': of('Customers who pay more', 'customers', 'customers who pay more than then', 'higher'),
  'shrunk-customers': of('Customers who pay less', 'customers', 'customers who pay less than then', 'lower'),
  'new-arr': of('New ARR', 'money', 'ARR of the new customers', 'higher'),
  'expansion-arr': of('Expansion ARR', 'money', 'what customers pay more than then', 'higher'),
  'contraction-arr': of('Contraction ARR', 'money', 'what customers pay less than then', 'lower'),
  'churned-arr': of('Churned ARR', 'money', 'what the churned customers paid then', 'lower'),
  nps: { ...measured('NPS', 'promoters less detractors, from -100 to 100'), target: 'nps' },
  csat: measured('CSAT', 'mean answer from 1 to 5'),
  'api-calls': of('API calls', 'entries', 'calls of the API by all customers', 'neither'),
  'api-errors': of('API errors', 'entries', 'calls of the API that failed', 'lower'),
  'api-error-rate': of('API errors per 1,000 calls', 'entries', 'errors by calls', 'lower'),
  'customers-with-api-errors': of(
    'Customers with API errors',
    'customers',
    'customers whose calls failed',
    'lower',
  ),
  'custom-mean': of(
    'Mean',
    'points',
    'mean of a metric of one’s own over the customers who have it',
    'neither',
  ),

  'expansion-rate': {
    ...of('Expansion rate', '%', 'expansion by the ARR at the start', 'higher'),
    target: 'expansionOfCsm',
  },
  'health-gained': {
    ...of('Health gained', 'points', 'mean change of health in a quarter', 'higher'),
    target: 'healthGained',
  },
  'nps-answers': of('NPS answers', 'entries', 'customers who answered the NPS question', 'neither'),
  'renewals-due': of('Renewals due', 'customers', 'contracts that came to their end in a quarter', 'neither'),
  'renewals-on-time': { ...measured('Renewals on time', 'renewed by their end'), target: 'renewalsOnTime' },

  'cohort-customers': of('Customers at start', 'customers', 'customers who began in a month', 'neither'),
  'cohort-kept': of('Still customers', 'customers', 'of them, those who are still there', 'higher'),
  'cohort-retention': of(
    'Logo retention of a cohort',
    '%',
    'of them, the share that is still there',
    'higher',
  ),
  'cohort-first-arr': of('First ARR', 'money', 'what a cohort paid when first seen', 'neither'),
  'cohort-arr': of('ARR of a cohort', 'money', 'what a cohort pays in a month', 'higher'),
  'cohort-revenue': of('Revenue retention', '%', 'what a cohort pays, by what it paid first', 'higher'),

  'band-moves': of(
    'From band to band',
    'customers',
    'customers of one band by where they are now',
    'neither',
  ),
  'worst-to-best': of(
    'Churn of worst by best band',
    'times',
    'share of the worst band that left by that of the best',
    'higher',
  ),
  improved: of('Improved', 'share', 'customers whose health rose by more than 5 points', 'higher'),
  declined: of('Declined', 'share', 'customers whose health fell by more than 5 points', 'lower'),
  'average-change': of('Average change', 'points', 'mean change of health', 'higher'),
  'without-band': of('Without a band', 'customers', 'customers without a band on one of the days', 'lower'),

  'health-score': of('Health score', 'points', 'health of a customer, 100 is best', 'higher'),
  'churn-risk': of('Churn risk', 'points', 'churn risk of a customer, 100 is worst', 'lower'),
  'days-to-renewal': of('Days to renewal', 'days', 'days until a contract ends', 'neither'),
  'days-to-decision': of('Days to decision', 'days', 'days until the renewal is decided', 'neither'),
  'expansion-amount': of('Expansion amount', 'money', 'the first offer to a customer, in a year', 'higher'),
  'expansion-score': of('Expansion score', 'points', 'how ready and how large an expansion is', 'higher'),
  coverage: of('Coverage', 'share', 'weight of a model that had data', 'higher'),
  'points-won': of('Points won', 'points', 'what a metric brings to a score', 'higher'),
  'points-lost': of('Points lost', 'points', 'what a metric could still bring', 'lower'),
  dimension: of('Dimension', 'points', 'score of a part of a model', 'higher'),
  'raw-risk': of('Raw risk', 'points', 'churn risk before urgency', 'lower'),
  urgency: of('Urgency', 'times', 'how much a near renewal adds to churn risk', 'neither'),
  metric: of('Metric', 'entries', 'a value of a customer, as its cell has it', 'neither'),
  opportunity: of('Opportunity', 'money', 'what a customer could buy a year', 'higher'),
  'opportunity-priority': of('Priority', 'points', 'how pressing an opportunity is, of 300', 'neither'),
  agreement: of('Agreement', 'customers', 'customers whom two models put into the same place', 'neither'),

  rows: of('Rows', 'entries', 'rows by whether they count, and why not', 'neither'),
  columns: of('Columns', 'entries', 'columns of the tab, by what is known of them', 'neither'),
  findings: of('Findings', 'entries', 'cells to look at', 'lower'),
  tasks: of('Tasks', 'entries', 'tasks, by where they stand', 'neither'),
  alerts: of('Alerts', 'entries', 'alerts that wait', 'neither'),
  listed: of('Listed', 'entries', 'entries of a list', 'neither'),
} as const satisfies Readonly<Record<string, FigureDefinition>>;

export type FigureId = keyof typeof FIGURES;

function of(
  name: string,
  unit: FigureUnit,
  counts: string,
  better: FigureDefinition['better'],
): FigureDefinition {
  return { name, unit, counts, better };
}

/** A figure that has targets and benchmarks as well. */
function measured(measure: string, counts: string): FigureDefinition {
  const { name, unit, better } = MEASURES.find((each) => each.name === measure)!;
  return { name, unit, counts, better };
}

/** What a figure may be a part of. */
export type PartKind = 'tier' | 'band' | 'phase' | 'CSM' | 'customer' | 'month' | 'cohort' | 'model';

/** The part that a figure is of, as written after its id: "tier Critical", "CSM Kim". */
export function partOf(kind: PartKind, name: string): string {
  return `${kind} ${name}`;
}
