/** Within what time somebody is to act, by rule: as the `segment` source's escalations have it, the most urgent first. */
const URGENCY: ReadonlyMap<string, string> = new Map([
  ['legal_threat', 'immediately'],
  ['critical_bug', 'within 4 hours'],
  ['critical_bug_flag', 'within 4 hours'],
  ['notice_given', 'within 24 hours'],
  ['competitive_rfp', 'within 24 hours'],
  ['competitor_evaluation', 'within 24 hours'],
  ['competitor_evaluated', 'within 24 hours'],
  ['health_red', 'within 24 hours'],
  ['churn_risk_critical', 'within 24 hours'],
  ['renewal_at_risk', 'within 24 hours'],
  ['sponsor_left', 'within 48 hours'],
]);

/** These are sent at once, each by itself. */
const ALONE = ['legal_threat', 'critical_bug', 'critical_bug_flag'];

/** How soon a rule's alert wants an answer; undefined where no source says. */
export function urgencyOf(rule: string): string | undefined {
  return URGENCY.get(rule);
}

export function goesAlone(rule: string): boolean {
  return ALONE.includes(rule);
}

/** The most urgent first; what is as urgent keeps its order. */
export function byUrgency(a: { readonly rule: string }, b: { readonly rule: string }): number {
  const rules = [...URGENCY.keys()];
  const rank = ({ rule }: { readonly rule: string }) =>
    rules.includes(rule) ? rules.indexOf(rule) : rules.length;
  return rank(a) - rank(b);
}
