import { MEASURES } from './measures';

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
  readonly better: 'higher' | 'lower' | 'neither';
}

/**
 * Every figure that a screen, a window, a tab or a document shows, by its id there: name | unit | what is better, and beside it
 * what it counts. One that is named alone has its line in `MEASURES`. A figure may be of a part: a tier, a CSM, a month, a
 * customer; what it is stays the same.
 */
export const FIGURES = {
  customers: 'Customers | customers | higher', // rows with an id of their own that have not left
  'paying-customers': 'Paying customers | customers | higher', // customers who pay something
  'without-arr': 'Without ARR | customers | lower', // customers with unknown ARR
  scored: 'Scored | customers | higher', // customers with enough data for a health score
  arr: 'ARR | money | higher', // recurring revenue a year
  'arr-share': 'Share of ARR | share | neither', // ARR of a part by the ARR of all customers
  'average-health': 'Average health', // mean health score of the scored customers
  'best-band': 'In the best band | share | higher', // scored customers in the best health band
  'worst-band': 'In the worst band | customers | lower', // customers in the worst health band
  'at-risk': 'Customers at risk | customers | lower', // customers in a tier at risk
  'arr-at-risk': 'ARR at risk | money | lower', // full ARR of the customers in a tier at risk
  'near-renewal': 'Renewals near | customers | neither', // customers whose contract ends soon
  'arr-near-renewal': 'ARR up for renewal | money | neither', // full ARR of the customers whose contract ends soon
  'near-renewal-at-risk': 'Renewals near at risk | customers | lower', // customers at risk whose contract ends soon
  'arr-called': 'Renewal forecast | money | neither', // ARR that renews in a month, by how the CSM calls it
  'arr-due': 'ARR due | money | neither', // ARR whose contract ended in a month, by what it was called before
  'arr-renewed': 'Renewed | money | higher', // of it, what was renewed, without growth
  'arr-not-renewed': 'Not renewed | money | lower', // of it, what was lost or reduced
  'contracts-ended': 'Contracts ended | customers | lower', // customers whose contract has ended
  'expansion-potential': 'Expansion potential | money | higher', // what customers could buy a year, before readiness is asked
  'with-potential': 'With potential | customers | higher', // customers who could buy something
  ready: 'Ready for a proposal | customers | higher', // customers who could buy something, and are ready
  'ready-amount': 'Ready to grow | money | higher', // the top opportunity of each customer who is ready, in a year
  'trend-priority': 'Health going down | customers | lower', // customers by how urgent their trend is
  disagreements: 'Disagreements | customers | lower', // customers whose health and churn risk disagree

  nrr: 'NRR', // what customers pay now, by what the same ones paid then
  grr: 'GRR', // the same, without any growth
  'logo-retention': 'Logo retention | % | higher', // customers who stayed, by those there then
  'logo-churn': 'Logo churn', // customers who left, by those there then
  'net-expansion-rate': 'Net expansion rate | % | higher', // expansion by the ARR at the end
  'opening-arr': 'ARR then | money | neither', // what the customers of the first day paid then
  'closing-arr': 'ARR now | money | higher', // what the customers of the first day pay now
  'new-customers': 'New customers | customers | higher', // customers who paid nothing then
  'churned-customers': 'Churned customers | customers | lower', // customers who pay nothing any more
  'grown-customers': 'Customers who pay more | customers | higher', // customers who pay more than then
  'shrunk-customers': 'Customers who pay less | customers | lower', // customers who pay less than then
  'new-arr': 'New ARR | money | higher', // ARR of the new customers
  'expansion-arr': 'Expansion ARR | money | higher', // what customers pay more than then
  'contraction-arr': 'Contraction ARR | money | lower', // what customers pay less than then
  'churned-arr': 'Churned ARR | money | lower', // what the churned customers paid then
  nps: 'NPS', // promoters less detractors, from -100 to 100
  csat: 'CSAT', // mean answer from 1 to 5
  'api-calls': 'API calls | entries | neither', // calls of the API by all customers
  'api-errors': 'API errors | entries | lower', // calls of the API that failed
  'api-error-rate': 'API errors per 1,000 calls | entries | lower', // errors by calls
  'customers-with-api-errors': 'Customers with API errors | customers | lower', // customers whose calls failed
  'custom-mean': 'Mean | points | neither', // mean of a metric of one’s own over the customers who have it

  'expansion-rate': 'Expansion rate | % | higher', // expansion by the ARR at the start
  'health-gained': 'Health gained | points | higher', // mean change of health in a quarter
  'nps-answers': 'NPS answers | entries | neither', // customers who answered the NPS question
  'renewals-due': 'Renewals due | customers | neither', // contracts that came to their end in a quarter
  'renewals-on-time': 'Renewals on time', // renewed by their end

  'cohort-customers': 'Customers at start | customers | neither', // customers who began in a month
  'cohort-kept': 'Still customers | customers | higher', // of them, those who are still there
  'cohort-retention': 'Logo retention of a cohort | % | higher', // of them, the share that is still there
  'cohort-first-arr': 'First ARR | money | neither', // what a cohort paid when first seen
  'cohort-arr': 'ARR of a cohort | money | higher', // what a cohort pays in a month
  'cohort-revenue': 'Revenue retention | % | higher', // what a cohort pays, by what it paid first

  'band-moves': 'From band to band | customers | neither', // customers of one band by where they are now
  'worst-to-best': 'Churn of worst by best band | times | higher', // share of the worst band that left by that of the best
  improved: 'Improved | share | higher', // customers whose health rose by more than 5 points
  declined: 'Declined | share | lower', // customers whose health fell by more than 5 points
  'average-change': 'Average change | points | higher', // mean change of health
  'without-band': 'Without a band | customers | lower', // customers without a band on one of the days

  'health-score': 'Health score | points | higher', // health of a customer, 100 is best
  'health-lost': 'Health lost | points | lower', // points of health that a customer lost in a week
  'churn-risk': 'Churn risk | points | lower', // churn risk of a customer, 100 is worst
  'days-to-renewal': 'Days to renewal | days | neither', // days until a contract ends
  'days-to-decision': 'Days to decision | days | neither', // days until the renewal is decided
  'expansion-amount': 'Expansion amount | money | higher', // the top opportunity of a customer, in a year
  'expansion-score': 'Expansion score | points | higher', // how ready and how large an expansion is
  coverage: 'Coverage | share | higher', // weight of a model that had data
  'points-won': 'Points won | points | higher', // what a metric brings to a score
  'points-lost': 'Points lost | points | lower', // what a metric could still bring
  dimension: 'Dimension | points | higher', // score of a part of a model
  'raw-health': 'Raw health | points | higher', // before it is rounded
  'raw-risk': 'Raw risk | points | lower', // churn risk before urgency
  urgency: 'Urgency | times | neither', // how much a near renewal adds to churn risk
  metric: 'Metric | entries | neither', // a value of a customer, as its cell has it
  opportunity: 'Opportunity | money | higher', // what a customer could buy a year
  'opportunity-priority': 'Priority | points | neither', // how pressing an opportunity is, of 300
  agreement: 'Agreement | customers | neither', // customers whom two models put into the same place

  rows: 'Rows | entries | neither', // rows by whether they count, and why not
  columns: 'Columns | entries | neither', // columns of the tab, by what is known of them
  findings: 'Findings | entries | lower', // cells to look at
  tasks: 'Tasks | entries | neither', // tasks, by where they stand
  'pipeline-rows': 'Pipeline | entries | neither', // opportunities of the pipeline, by outcome
  'pipeline-amount': 'Pipeline | money | higher', // their amounts
  alerts: 'Alerts | entries | neither', // alerts that wait
  listed: 'Listed | entries | neither', // entries of a list
} as const;

export type FigureId = keyof typeof FIGURES;

/** A figure by its id. */
export function figureOf(id: FigureId): FigureDefinition {
  const [name = '', unit, better] = FIGURES[id].split(' | ');
  if (unit === undefined) return MEASURES.find((each) => each.name === name)!;
  return { name, unit: unit as FigureUnit, better: better as FigureDefinition['better'] };
}

/** What a figure may be a part of. */
export type PartKind =
  | 'tier'
  | 'band'
  | 'phase'
  | 'CSM'
  | 'customer'
  | 'month'
  | 'renewal'
  | 'cohort'
  | 'model';

/** The part that a figure is of, as written after its id: "tier Critical", "CSM Kim". */
export function partOf(kind: PartKind, name: string): string {
  return `${kind} ${name}`;
}
