import { describe, expect, test } from '@jest/globals';
import { Portfolio } from '../../../src/reading/portfolio';
import { rowStatusReader } from '../../../src/reading/row-status';
import { isMissing } from '../../../src/scoring/value';

const TODAY = 46347;
const FLAGS = [
  'legal_threat',
  'critical_bug',
  'competitive_rfp',
  'competitor_evaluation',
  'competitor_mentions',
  'renewal_delayed',
  'missed_qbrs',
  'champion_left',
  'sponsor_change',
  'budget_cuts_mentioned',
  'pricing_complaints',
  'open_escalations',
];

/** What stands by the notes of a column "Red flags", what does not, and what is noted beside. */
function noted(note: string) {
  const portfolio = new Portfolio(['customer_id', 'Red flags'], [['C1', note]], { today: TODAY });
  const values = FLAGS.map((name) => [name, portfolio.column(name)!.readIn(portfolio.rows[0]!)] as const);
  const named = (wanted: readonly unknown[]) =>
    values.filter(([, value]) => wanted.includes(value)).map(([name]) => name);
  const other = portfolio.column('red_flags')!.readIn(portfolio.rows[0]!);
  const isNotice = rowStatusReader(portfolio)(0, TODAY).level === 'notice given';
  return {
    yes: [...(isNotice ? ['notice_given'] : []), ...named([true, 1])],
    no: named([false, 0]),
    other: isMissing(other) ? '' : other,
    findings: portfolio.findings.list(),
  };
}

describe('notes in words', () => {
  test.each<[string, readonly string[], string?]>([
    ['CSM says they will not renew', ['notice_given']],
    ["They won't renew", ['notice_given']],
    ['threatening to cancel', ['notice_given']],
    ['Gave notice on Friday', ['notice_given']],
    ['legal hold', ['legal_threat']],
    ['data breach complaint', ['legal_threat']],
    ['Lawyers involved; new CFO', ['legal_threat', 'sponsor_change']],
    ['new CFO reviewing all vendors', ['competitor_evaluation', 'sponsor_change']],
    ['RFP issued', ['competitive_rfp']],
    ['switching to another tool', ['competitor_evaluation']],
    ['budget freeze', ['budget_cuts_mentioned']],
    ['no budget next year', ['budget_cuts_mentioned']],
    ['too expensive', ['pricing_complaints']],
    ['QBR skipped', ['missed_qbrs']],
    ['missed the last two QBRs', ['missed_qbrs']],
    ['renewal talks postponed', ['renewal_delayed']],
    ['refuses to discuss the renewal', ['renewal_delayed']],
    ['our champion Ana is leaving', ['champion_left']],
    ['CFO left', ['sponsor_change']],
    ['P1 outage', ['critical_bug']],
    ['escalation not resolved', ['open_escalations'], 'escalation not resolved'],
    ['merger', [], 'merger'],
    ['Sponsor on leave', [], 'Sponsor on leave'],
    ['not using the product', [], 'not using the product'],
    ['Champion left and no legal threat', ['champion_left']],
    ['legal threat but budget is fine', ['legal_threat']],
  ])('%j tell of %j, and beside of %j', (note, yes, other = '') => {
    expect(noted(note)).toMatchObject({ yes, other, findings: [] });
  });

  test.each<[string, readonly string[]]>([
    ['no escalation', ['open_escalations']],
    ['competitor: none', ['competitor_mentions']],
    ['no competitor mentioned', ['competitor_mentions']],
    ['legal threat (resolved in May)', ['legal_threat']],
    ['critical bug fixed', ['critical_bug']],
    ['resolved', []],
    ['none', []],
    ['no red flags', []],
    ['ok', []],
    ['-', []],
    ['n/a', []],
    ['', []],
  ])('%j tell of nothing that stands', (note, no) => {
    expect(noted(note)).toEqual({ yes: [], no, other: '', findings: [] });
  });

  test('a flag stands that its column says, or a note', () => {
    const portfolio = new Portfolio(
      ['customer_id', 'Legal threat', 'Risk notes'],
      [
        ['C1', 'no', 'legal hold; RFP issued'],
        ['C2', 'yes', 'legal threat resolved'],
        ['C3', 'no', 'no legal threat'],
      ],
      { today: TODAY },
    );
    const legal = portfolio.reader(['legal_threat']);
    expect([legal(0), legal(1), legal(2)]).toEqual([[true], [true], [false]]);
    expect(portfolio.column('competitive_rfp')!.readIn(portfolio.rows[0]!)).toBe(true);
  });
});
