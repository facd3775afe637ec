import { describe, expect, test } from '@jest/globals';
import { matchHeaders } from '../../../src/reading/headers';
import { Portfolio } from '../../../src/reading/portfolio';
import { rowStatusReader } from '../../../src/reading/row-status';
import { isMissing } from '../../../src/scoring/value';

const TODAY = 46347; // 2026-11-21

/** What people head these columns with. */
const HEADERS: Readonly<Record<string, readonly string[]>> = {
  legal_threat: ['Legal Threat', 'LegalThreat', 'legal-threat?', 'Legal threat (Y/N)', 'Has legal threat'],
  competitive_rfp: ['Competitive RFP', 'RFP?', 'RFP in progress', 'Open RFP', 'RFP issued', 'Tender'],
  renewal_delayed: ['Renewal Delayed?', 'Delayed renewal', 'Renewal talks postponed', 'Renewal stalled'],
  champion_left: [
    'Champion Left',
    'Champion left (Y/N)',
    'Lost champion',
    'Champion left on',
    'Champion gone',
  ],
  sponsor_change: ['Exec sponsor left', 'Executive sponsor change', 'Sponsor departed', 'New exec sponsor'],
  notice_given: [
    'Notice given?',
    'Gave notice',
    'Given notice',
    'Notice given on',
    'Cancellation notice received',
  ],
  critical_bug: ['Critical bugs', 'Open critical bug', 'P1 bugs open', 'Sev 1 bug', 'Blocker bugs'],
  unresolved_critical: [
    'Critical tickets',
    'Open P1 tickets',
    'Critical issues',
    'Unresolved critical issues',
  ],
  competitor_mentions: ['Competitor mentioned', 'Competition mentions', 'Competitor Mentions'],
  open_escalations: ['Open escalations', 'Active escalations', 'Escalated', '# Escalations'],
  missed_qbrs: ['Missed QBRs', 'QBR missed', 'missed_qbrs'],
  go_live_late: ['Go-live late', 'Delayed go-live', 'Onboarding delayed', 'Go live late?'],
  pricing_complaints: ['Price complaints', 'Pricing complaint', 'Complaints about price'],
  budget_cuts_mentioned: ['Budget cuts', 'Budget cut mentioned'],
};

describe('a flag column', () => {
  test.each(Object.entries(HEADERS).flatMap(([name, all]) => all.map((header) => [header, name] as const)))(
    'headed %s is %s',
    (header, name) => {
      expect(matchHeaders([header])[0]?.metric?.header).toBe(name);
      expect(matchHeaders([`Account: ${header}`])[0]?.metric?.header).toBe(name);
    },
  );

  const YES = [
    'yes',
    'Yes',
    'TRUE',
    true,
    1,
    '1',
    'x',
    'X',
    '✓',
    3,
    'yes, since May',
    'Yes - CFO',
    '2026-11-01',
  ];
  const NO = ['no', 'No', 'FALSE', false, 0, '0', 'no (resolved)', 'n'];
  const UNKNOWN = ['', 'n/a', '-', 'none', 'CFO left', 'maybe', -1, 0.5];

  /** What each cell says in a column of a portfolio. */
  const read = (header: string, cells: readonly unknown[]) => {
    const rows = cells.map((cell, i) => [`C${i}`, cell]);
    const portfolio = new Portfolio(['customer_id', header], rows, {
      today: TODAY,
      dayOfDate: (date) => Math.round(date.getTime() / 86_400_000) + 25_569,
    });
    const column = portfolio.column(header)!;
    const standing = rowStatusReader(portfolio);
    return rows.map((row, i) =>
      header === 'notice_given' ? standing(i, TODAY).level === 'notice given' : column.readIn(row),
    );
  };

  test.each(['legal_threat', 'competitive_rfp', 'champion_left', 'critical_bug', 'notice_given'])(
    '%s is yes in every way in which people write it',
    (name) => {
      expect(read(name, YES)).toEqual(YES.map(() => true));
      expect(read(name, [...YES, new Date('2026-10-10')]).pop()).toBe(true);
      expect(read(name, NO)).toEqual(NO.map(() => false));
    },
  );

  test('is unknown, and no longer no, where a cell says neither', () => {
    for (const value of read('legal_threat', UNKNOWN)) expect(isMissing(value as never)).toBe(true);
  });

  test.each<[string, string, unknown]>([
    ['legal_threat', 'lawyer letter received', true],
    ['legal_threat', 'resolved in May', undefined],
    ['legal_threat', 'legal threat, not resolved', true],
    ['legal_threat', 'legal review of the contract', undefined],
    ['notice_given', 'will not renew', true],
    ['champion_left', 'our champion Ana is leaving', true],
    ['critical_bug', 'P1 outage last week', true],
    ['critical_bug', 'critical bug fixed', false],
  ])('%s in the words %j is %p', (name, cell, wanted) => {
    const [value] = read(name, [cell]);
    if (wanted !== undefined) expect(value).toBe(wanted);
    else if (name !== 'notice_given') expect(isMissing(value as never)).toBe(true);
  });

  test('counts a day for half a year, and none that is to come', () => {
    const [now, old, ahead] = read('champion_left', ['2026-11-21', '2026-05-24', '2026-11-22']);
    expect([now, old]).toEqual([true, false]);
    expect(isMissing(ahead as never)).toBe(true);
  });

  test.each(['competitor_mentions', 'open_escalations', 'unresolved_critical'])(
    '%s, where a count is meant, is once for yes',
    (name) => {
      expect(read(name, ['yes', true, 'x', 'no', false, 2])).toEqual([1, 1, 1, 0, 0, 2]);
    },
  );
});
