import type { Action, Rule, RuleCondition } from './rule';

/**
 * The rules that a spreadsheet begins with. The first three are those of the `dashboard` source, as it has them; then
 * the red flags of `lifecycle`, the triggers of an escalation of `segment`, first mentions, and a churn risk that rises. A
 * rule is silent only for one that tells the same person of the same event.
 * Id; metric; condition; threshold; window and cool-down; action; recipient; play; silent while
 */
const TABLE = `
health_score_drop; health_score; drop by points; 20; 7; create_task; account_csm; Health drop
usage_decline; daily_active_users; change by percent; -30; 14; send_slack; #customer-success; Usage decline
expansion_opportunity; feature_adoption; stays above; 80; 30; create_opportunity; account_csm; Expansion
expansion_ready; expansion_score; crosses above; 70; 30; create_opportunity; account_csm; Expansion
health_slide; health_score; drop by points; 20; 28; create_task; account_csm; Health drop; health_score_drop
login_decline; login_frequency; change by percent; -30; 28; create_task; account_csm; Usage decline; logins_down
logins_down; login_trend; crosses below; -29.9; 28; create_task; account_csm; Usage decline
notice_given; notice; becomes; yes; 7; send_email; VP CS, account_csm; Notice given
legal_threat; legal_threat; becomes; yes; 7; send_email; Legal, VP CS; Legal threat
critical_bug; unresolved_critical; crosses above; 2; 7; send_email; VP Engineering, VP CS; Critical bug
critical_bug_flag; critical_bug; becomes; yes; 7; send_email; VP Engineering, VP CS; Critical bug; critical_bug
critical_ticket; unresolved_critical; crosses above; 1; 7; create_task; account_csm; Support escalation; critical_bug, critical_bug_flag
competitive_rfp; competitive_rfp; becomes; yes; 7; send_email; VP CS, VP Sales; Competitive RFP
competitor_mentioned; competitor_mentions; crosses above; 1; 7; create_task; account_csm; Competitor mentioned; competitor_evaluation
competitor_evaluation; competitor_mentions; crosses above; 3; 7; send_email; VP CS, VP Sales; Competitor
competitor_evaluated; competitor_evaluation; becomes; yes; 7; send_email; VP CS, VP Sales; Competitor; competitor_evaluation, competitive_rfp
sponsor_left; sponsor_change; becomes; yes; 7; send_email; Director CS, account executive; Sponsor left
champion_left; champion_left; becomes; yes; 7; create_task; account_csm; Champion left
escalation_opened; open_escalations; crosses above; 1; 7; create_task; account_csm; Support escalation; escalations_increasing
escalations_increasing; open_escalations; rise by points; 2; 14; create_task; account_csm; Support escalation
missed_qbrs; qbr_completion; crosses below; 50; 30; create_task; account_csm; QBRs missed
qbrs_missed; missed_qbrs; becomes; yes; 30; create_task; account_csm; QBRs missed; missed_qbrs
late_start; late_start; becomes; yes; 14; create_task; account_csm; Late start
renewal_delayed; renewal_delayed; becomes; yes; 7; create_task; account_csm; Renewal talk put off
renewed; contract_end_date; rise by points; 60; 28; create_task; account_csm; Renewed
health_red; health_status; becomes; red, critical; 7; send_email; VP CS; Low health
renewal_at_risk; renewal_at_risk; becomes; yes; 60; send_email; CRO, VP Sales; Renewal at risk
churn_risk_critical; risk_tier; becomes; critical; 7; send_email; VP CS; Critical risk
churn_probability_high; churn_probability_level; becomes; high; 7; notify; account_csm; High churn probability; churn_risk_critical, churn_risk_high
churn_probability_medium; churn_probability_level; becomes; medium; 7; notify; account_csm; Medium churn probability; churn_probability_high
churn_risk_high; risk_tier; becomes; high; 7; notify; account_csm; High risk; health_score_drop, champion_left, churn_risk_critical
`;

const lines = () =>
  TABLE.trim()
    .split('\n')
    .map((line) => line.split('; '));

/** The rules that a spreadsheet begins with. */
export function shippedRules(): Rule[] {
  return lines().map(
    ([id, metric, condition, threshold, days, action, recipient, play, silentWhile = '']) => ({
      id: id!,
      metric: metric!,
      condition: condition as RuleCondition,
      threshold: Number.isNaN(Number(threshold)) ? threshold!.split(', ') : Number(threshold),
      window: Number(days),
      action: action as Action,
      recipient: recipient!,
      play: play!,
      coolDown: Number(days),
      on: true,
      silentWhile: silentWhile === '' ? [] : silentWhile.split(', '),
    }),
  );
}

/** The play of the shipped rule of this id; empty where there is none. */
export function shippedPlay(rule: string): string {
  return lines().find(([id]) => id === rule)?.[7] ?? '';
}
