/** Within what time the escalation triggers of the `segment` source want somebody to act, by rule. */
const URGENCY: ReadonlyMap<string, string> = new Map([
  ['health_red', 'within 24 hours'],
  ['sponsor_left', 'within 48 hours'],
  ['critical_bug', 'within 4 hours'],
  ['competitor_evaluation', 'within 24 hours'],
  ['renewal_at_risk', 'within 24 hours'],
  ['legal_threat', 'immediately'],
]);

/** How soon a rule's alert wants an answer; undefined where no source says. */
export function urgencyOf(rule: string): string | undefined {
  return URGENCY.get(rule);
}
