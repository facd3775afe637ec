import { type History, nearestTo } from './history';
import { dayToCompare, hasMoved, type ScoreInBand } from './moves';
import { ARR, HEALTH_SCORE, HEALTH_STATUS, modelOf } from './series';

/** What a metric of change is derived from, where nobody has filled it in. */
interface Told {
  readonly series: string;
  readonly as: 'what it was' | 'difference' | 'percent';
}

const TOLD: ReadonlyMap<string, Told> = new Map<string, Told>([
  ['login_trend', { series: 'login_frequency', as: 'percent' }],
  ['feature_adoption_change', { series: 'feature_adoption', as: 'percent' }],
  ['dau_mau_change', { series: 'dau_mau_ratio', as: 'difference' }],
  ['nps_change', { series: 'nps_score', as: 'difference' }],
  ['ticket_volume_trend', { series: 'support_ticket_volume', as: 'percent' }],
  ['previous_overall_score', { series: HEALTH_SCORE, as: 'what it was' }],
  ['previous_usage_score', { series: 'Usage score', as: 'what it was' }],
  ['previous_engagement_score', { series: 'Engagement score', as: 'what it was' }],
  ['previous_support_score', { series: 'Support score', as: 'what it was' }],
  ['previous_relationship_score', { series: 'Relationship score', as: 'what it was' }],
]);

/** A change is against the value nearest to this many days ago, and not further from it than half of them. */
const PERIOD_DAYS = 30;
/** How many days have to be known. */
export const PAST_DAYS = PERIOD_DAYS * 1.5;

/** What was, for changes that a sheet does not tell. */
export class Past {
  private known: History | undefined;

  constructor(
    /** Asked for once, when first a change is to be told: reading the history costs time. */
    private readonly readHistory: () => History,
    private readonly today: number,
    /** The health model of today: a score of another one is no score to compare with. */
    private readonly healthModel: string,
  ) {}

  private get history(): History {
    this.known ??= this.readHistory();
    return this.known;
  }

  /** Whether a history could tell a metric at all. */
  mayTell(metric: string): boolean {
    return TOLD.has(metric);
  }

  /** The metric that a change is derived from; undefined for a metric that the history has no values of. */
  sourceOf(metric: string): string | undefined {
    const told = TOLD.get(metric);
    if (!told || !this.history.has(told.series)) return undefined;
    return modelOf(told.series) !== 'health' || this.history.healthModel === this.healthModel
      ? told.series
      : undefined;
  }

  /** A customer's change, in the unit of its metric; undefined where too little is known. */
  change(metric: string, customer: string, now: number): number | undefined {
    const { series, as } = TOLD.get(metric)!;
    const before = this.before(customer, series);
    if (before === undefined || as === 'what it was') return before;
    if (as === 'difference') return rounded(now - before);
    return before === 0 ? undefined : rounded(((now - before) / Math.abs(before)) * 100);
  }

  /** How many points of health a customer lost since so many days ago; undefined where that counts as no drop. */
  healthLost(customer: string, days: number, now: ScoreInBand): number | undefined {
    const { history } = this;
    const day = dayToCompare(history, this.today, days);
    if (day === undefined || history.healthModel !== this.healthModel) return undefined;
    const [score, band, arr] = [HEALTH_SCORE, HEALTH_STATUS, ARR].map((series) =>
      history.valueOn(customer, series, day),
    );
    if (typeof score !== 'number' || score <= now.score || arr === 0) return undefined;
    return hasMoved({ score, band: band! }, now) ? rounded(score - now.score) : undefined;
  }

  private before(customer: string, series: string): number | undefined {
    const points = this.history.points(customer, series, this.today - PAST_DAYS);
    const nearest = nearestTo(points, this.today - PERIOD_DAYS, PERIOD_DAYS);
    return typeof nearest?.value === 'number' ? nearest.value : undefined;
  }
}

/** At nine decimals, so that a change of 5 is not a little less. */
function rounded(change: number): number {
  return Math.round(change * 1e9) / 1e9;
}
