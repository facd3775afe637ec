/** When a rule speaks. */
export const RULE_CONDITIONS = [
  'drop by points',
  'rise by points',
  'change by percent',
  'crosses below',
  'crosses above',
  'stays above',
  'stays below',
  'becomes',
] as const;
export type RuleCondition = (typeof RULE_CONDITIONS)[number];

/** What is done about an alert. */
export const ACTIONS = [
  'create_task',
  'create_opportunity',
  'send_slack',
  'send_teams',
  'send_email',
  'notify',
] as const;
export type Action = (typeof ACTIONS)[number];

/** What is to be noticed, and what is to be done about it. */
export interface Rule {
  readonly id: string;
  /** A metric of the sheet, or what the history keeps beside: `health_score`, `risk_tier` ... */
  readonly metric: string;
  readonly condition: RuleCondition;
  /** A number; the words of which a metric `becomes` one. */
  readonly threshold: number | readonly string[];
  /** Civil days: how far back a change is measured, or how long a value has to stay. */
  readonly window: number;
  readonly action: Action;
  readonly recipient: string;
  /** The play whose step an alert asks for; empty where the customer's next action does. */
  readonly play: string;
  /** So many days must pass between two alerts of a change; a state is over once it has not been so for so long. */
  readonly coolDown: number;
  readonly on: boolean;
  /** Rules that report the same event by its name: while one of them has an episode, this one is silent. */
  readonly silentWhile: readonly string[];
}
