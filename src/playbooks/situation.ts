import type { Measured } from './comparable';
/** What is known of a customer when plays are chosen; undefined where unknown. */
export interface Situation {
  readonly tier: string | undefined;
  /** Whether that is the model's worst tier. */
  readonly tierIsWorst: boolean;
  /** Whether that is a tier at risk, by the model's table or a setting. */
  readonly tierAtRisk: boolean;
  /** Whether that is the model's least tier. */
  readonly tierIsLeast: boolean;
  /** Whether nobody can have a tier, since the sheet has no column that churn risk is made from. */
  readonly lacksChurnColumns: boolean;
  /** Churn risk, 100 is worst. */
  readonly risk: number | undefined;
  /** The health band in the model's own word. */
  readonly band: string | undefined;
  /** Its place, from the model's best to its worst as 0, 1, 2 ... */
  readonly bandRank: number | undefined;
  /** Whether that band is ready for a proposal, by the model's table or a setting. */
  readonly bandIsReady: boolean;
  /** The rank of the model's worst band. */
  readonly worstRank: number;
  /** Points of health since the score before. */
  readonly healthChange: number | undefined;
  /** Whether health has left the best band since the score before. */
  readonly leftBestBand: boolean;
  /** Civil days until the contract ends, negative when it has. */
  readonly daysToRenewal: number | undefined;
  readonly daysAsCustomer: number | undefined;
  readonly readiness: string | undefined;
  /** The churn signals that stand out, the most severe first. */
  readonly signals: readonly Signal[];
  /** What else gives reason to watch. */
  readonly concerns: readonly Signal[];
  /** Whether nobody has to act or to watch: only then something is sold or celebrated. */
  readonly isCalm: boolean;
  /** They have given notice: they pay until their contract ends. */
  readonly notice: boolean;
  /** A contract that ends within so many days is near. */
  readonly nearDays: number;
  /** What the customer has not had for longer than its segment's cadence allows. */
  readonly overdue: readonly Overdue[];
  /** What all this was measured with. */
  readonly measuredWith: Measured;
  /** What a learned probability says; left out where none was learned. */
  readonly forecast?: { readonly probability: number | undefined; readonly level: string } | undefined;
  /** The metrics so weak that something is recommended for them. */
  readonly weak: readonly string[];
}

/** What a cadence asks for. */
export type Overdue = 'contact' | 'qbr';

/** A churn signal that stands out by itself. */
export interface Signal {
  readonly metric: string;
  readonly severity: string;
  readonly message: string;
  /** What it asks for at once, where it does. */
  readonly flag?: 'red flag' | 'critical bug';
}

/** What must hold for a play to start, or to have succeeded. */
export interface Condition {
  readonly text: string;
  /** Whether a person or a rule may start its play for whoever does not meet it. */
  readonly onDemand: boolean;
  /** The risk tier that it asks for, where it asks for nothing else. */
  readonly tier: string | undefined;
  /**
   * Whether it holds so many days after the play started; undefined where too little is known to tell, which neither
   * starts a play nor ends one.
   */
  holds(situation: Situation, day: number): boolean | undefined;
  /** What holds, in the customer's own words and numbers; empty where nothing does. */
  why(situation: Situation): string;
}
