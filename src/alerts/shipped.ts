import type { Action, Condition, Rule } from './rule';

type Line = readonly [
  id: string,
  metric: string,
  condition: Condition,
  threshold: number | string,
  window: number,
  action: Action,
  recipient: string,
  silentWhile?: string,
];

/**
 * The rules that a spreadsheet begins with. The first three are those of the `dashboard` source, as it has them; then
 * the red flags of `lifecycle`, the triggers of an escalation of `segment`, and a churn risk that rises. A fall of more
 * than 20 points, or of more than 30 % of the usage, has one name, whichever source speaks of it.
 */
const LINES: readonly Line[] = [
  ['health_score_drop', 'health_score', 'drop by points', 20, 7, 'create_task', 'account_csm'],
  ['usage_decline', 'daily_active_users', 'change by percent', -30, 14, 'send_slack', '#customer-success'],
  ['expansion_opportunity', 'feature_adoption', 'stays above', 80, 30, 'create_opportunity', 'account_csm'],

  ['sponsor_left', 'sponsor_change', 'becomes', 'yes', 7, 'send_email', 'Director CS, account executive'],
  ['champion_left', 'champion_left', 'becomes', 'yes', 7, 'create_task', 'account_csm'],
  ['competitor_evaluation', 'competitor_mentions', 'crosses above', 3, 7, 'send_email', 'VP CS, VP Sales'],
  ['critical_bug', 'unresolved_critical', 'crosses above', 1, 7, 'send_email', 'VP Engineering, VP CS'],
  ['escalations_increasing', 'open_escalations', 'rise by points', 2, 14, 'create_task', 'account_csm'],
  ['missed_qbrs', 'qbr_completion', 'crosses below', 50, 30, 'create_task', 'account_csm'],
  ['renewal_delayed', 'renewal_delayed', 'becomes', 'yes', 7, 'create_task', 'account_csm'],
  ['legal_threat', 'legal_threat', 'becomes', 'yes', 7, 'send_email', 'Legal, VP CS'],

  ['health_red', 'health_status', 'becomes', 'red, critical', 7, 'send_email', 'VP CS', 'health_score_drop'],
  ['renewal_at_risk', 'renewal_at_risk', 'becomes', 'yes', 60, 'send_email', 'CRO, VP Sales'],
  [
    'churn_risk_critical',
    'risk_tier',
    'becomes',
    'critical',
    7,
    'notify',
    'account_csm',
    'health_score_drop, usage_decline, sponsor_left, champion_left, competitor_evaluation, critical_bug',
  ],
  [
    'churn_risk_high',
    'risk_tier',
    'becomes',
    'high',
    7,
    'notify',
    'account_csm',
    'health_score_drop, usage_decline, sponsor_left, champion_left, competitor_evaluation, critical_bug, churn_risk_critical',
  ],
];

/** The rules that a spreadsheet begins with. */
export function shippedRules(): Rule[] {
  return LINES.map(([id, metric, condition, threshold, window, action, recipient, silentWhile = '']) => ({
    id,
    metric,
    condition,
    threshold: typeof threshold === 'number' ? threshold : threshold.split(', '),
    window,
    action,
    recipient,
    coolDown: window,
    on: true,
    silentWhile: silentWhile === '' ? [] : silentWhile.split(', '),
  }));
}
