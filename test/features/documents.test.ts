import { beforeAll, describe, expect, test } from '@jest/globals';
import { makeDocument } from '../../src/playbooks/documents';
import type { Copy } from '../../src/playbooks/documents/document';
import type { Facts } from '../../src/playbooks/documents/facts';
import { toMarkdown } from '../../src/playbooks/documents/markdown';
import type { DocumentName } from '../../src/playbooks/documents/names';
import { type CustomerRow, tableOf } from '../support/customers';
import { fill, workbenchWith } from '../support/sheets';

const ROW: CustomerRow = {
  customer_id: 'A',
  name: 'Acme',
  segment: 'smb',
  arr: 1000,
  login_frequency: 70,
  feature_adoption: 60,
  dau_mau_ratio: 0.3,
  meeting_attendance: 75,
  nps_score: 7,
  csat_score: 3.8,
  open_tickets: 0,
  escalation_rate: 0,
  avg_resolution_hours: 0,
  start_date: { day: 46300 },
  'module sso': null,
};

test('documents know a row as it stands, and the scores that were kept of it', () => {
  const { bench } = workbenchWith(tableOf([ROW]));
  expect(bench.runFromClient('scorePortfolio').error).toBeNull();
  const first = bench.runFromClient('documentFacts', 'A').value as Facts;
  expect(first).toMatchObject({
    name: 'Acme',
    arr: '1,000',
    csm: null,
    daysAsCustomer: 47,
    risk: null,
    shown: { feature_adoption: '60 %', segment: 'smb' },
    // The published benchmarks of small customers.
    targets: {
      login_frequency: 70,
      feature_adoption: 60,
      dau_mau_ratio: 0.3,
      nps_score: 7,
      csat_score: 3.8,
      open_tickets: 20,
      escalation_rate: 0.4,
      avg_resolution_hours: 120,
    },
    expansion: { potential: 80, opportunities: [{ what: 'sso', level: 5 }] },
    history: [],
    quarterAgo: null,
  });
  expect(first.health).toMatchObject({ best: true, worst: false });
  bench.environment.clock.advance(86400000);
  const { history, quarterAgo } = bench.runFromClient('documentFacts', 'A').value as Facts;
  expect(history).toMatchObject([{ day: '2026-11-21', health: 100, band: 'Green' }]);
  expect(history[0]!.dimensions).toHaveLength(4);
  expect(quarterAgo).toBeNull();
});

test('a quarter later the figures of then are there, but for those that are read otherwise now', () => {
  const { bench, grid } = workbenchWith(tableOf([ROW]));
  bench.runFromClient('scorePortfolio');
  bench.environment.clock.advance(91 * 86400000);
  fill(grid.activeSheet, tableOf([{ ...ROW, feature_adoption: 66 }]));
  bench.runFromClient('scorePortfolio');
  const { quarterAgo, numbers } = bench.runFromClient('documentFacts', 'A').value as Facts;
  expect(numbers.feature_adoption).toBe(66);
  expect(quarterAgo).toMatchObject({ day: '2026-11-21', numbers: { feature_adoption: 60, nps_score: 7 } });
});

describe('the items of documents, by number, from the facts of the built add-on', () => {
  let facts: Facts;
  let quarterAgo: Facts;
  const CUSTOMER: CustomerRow = {
    customer_id: 'A',
    name: 'Acme',
    segment: 'enterprise',
    csm: 'Kim',
    arr: 250_000,
    login_frequency: 70,
    feature_adoption: 70,
    dau_mau_ratio: 0.45,
    meeting_attendance: 85,
    nps_score: 8,
    csat_score: 4,
    resolution_satisfaction: 80,
    support_ticket_volume: 4,
    open_tickets: 3,
    escalation_rate: 0.05,
    avg_resolution_hours: 20,
    first_response_hours: 2,
    executive_sponsor_engagement: 95,
    multi_threading_depth: 4,
    renewal_sentiment: 'negative',
    sponsor_change: true,
    competitor_mentions: 1,
    contract_end_date: { day: 46500 },
    start_date: { day: 46250 },
    active_seats: 100,
    licensed_seats: 100,
    currency: 'EUR',
    roi_promised: 1_000_000,
    roi_achieved: 400_000,
    login_trend: -12,
    feature_adoption_change: 2,
    response_time_days: 2,
    champion_left: false,
    open_escalations: 0,
    unresolved_critical: 0,
  };
  const text = (name: DocumentName, copy: Copy = 'Internal copy', of = facts) =>
    toMarkdown(makeDocument(name, of, copy));

  beforeAll(() => {
    const { bench, grid } = workbenchWith(tableOf([CUSTOMER]));
    bench.runFromClient('scorePortfolio', { model: 'segment' });
    bench.runFromClient('addCustomerNote', 'A', 'Large exports fail: fix by 12 Dec', 'Issue');
    facts = bench.runFromClient('documentFacts', 'A').value as Facts;
    bench.environment.clock.advance(91 * 86400000);
    fill(grid.activeSheet, tableOf([{ ...CUSTOMER, feature_adoption: 76, support_ticket_volume: 2 }]));
    bench.runFromClient('scorePortfolio', { model: 'segment' });
    quarterAgo = bench.runFromClient('documentFacts', 'A').value as Facts;
  });

  test.each<[string, DocumentName, Copy, (string | RegExp)[]]>([
    [
      'I677 support, with CSAT of both kinds and open issues',
      'Quarterly business review',
      'Customer copy',
      ['| CSAT (1 to 5) | 4 |', '| Resolution satisfaction | 80 % |', '- Large exports fail (fix by 12 Dec)'],
    ],
    [
      'I682 value before and after, with its multiple',
      'Quarterly business review',
      'Customer copy',
      ['| Return on investment | 1,000,000 EUR | 400,000 EUR | ❌ behind (0.4 x) |'],
    ],
    [
      'I689 five checks of readiness, none of them from the wrong evidence',
      'Quarterly business review',
      'Internal copy',
      [
        /- \[ \] Executive sponsor aligned _\(engagement of 100: 95; renewal sentiment: negative; another sponsor\)_/,
      ],
    ],
    [
      'I694 I558 the executive sponsor is in the path',
      'Save plan',
      'Internal copy',
      ['VP CS and executive sponsor'],
    ],
    [
      'I702 health is tracked by dimension',
      'Success plan',
      'Internal copy',
      ['| Quarter | Health | Band | Usage |'],
    ],
    [
      'I703 the register says probability, impact, mitigation, owner and status',
      'Success plan',
      'Internal copy',
      [
        '| Risk | Probability (tier) | Impact | Mitigation | Owner | Status |',
        /\| The executive sponsor changed \|.*\| High \|.*\| Active \|/,
      ],
    ],
    [
      'I704 who meets when, what for, and the planning of the renewal',
      'Success plan',
      'Customer copy',
      ['| Activity | Cadence | Participants | Purpose |', /\| Renewal planning \| 23 Jan 2027 \|/],
    ],
    [
      'I720 benchmarks of the segment with the gap',
      'Onboarding checklist',
      'Customer copy',
      ['| Feature adoption | 70 % | 80 % | ⚠️ close |'],
    ],
    [
      'I726 no cell proves that a sponsor is satisfied',
      'Onboarding checklist',
      'Internal copy',
      ['- [ ] Executive sponsor confirms satisfaction'],
    ],
    [
      'I727 health is at least 50',
      'Onboarding checklist',
      'Internal copy',
      [/- \[x\] Health score is 50 or more/],
    ],
    [
      'I737 C19 the scorecard has the targets of the segment',
      'Executive business review',
      'Customer copy',
      [
        '| Feature adoption | 70 % | 80 % |',
        '| NPS answer (0 to 10) | 8 | 9 |',
        '| CSAT (1 to 5) | 4 | 4.5 |',
      ],
    ],
    [
      'I739 service levels with first response and the limits of the segment',
      'Executive business review',
      'Customer copy',
      ['| First response (hours) | 2 |', '| Time to resolution (hours) | 20 | at most 72 |'],
    ],
    [
      'I742 the six factors of the source',
      'Executive business review',
      'Internal copy',
      [
        '| Overall renewal confidence | Low |',
        '| Budget availability | Not known |',
        '| Sponsor support | Weak |',
        '| Competitive threat | Medium |',
        '| Value perception | Weak |',
        '| Contract satisfaction | Concerned |',
      ],
    ],
    [
      'I745 discovery, value and proposal',
      'Expansion conversation',
      'Internal copy',
      ['## Discovery', '## Value so far', '## Proposal'],
    ],
  ])('%s', (_, name, copy, expected) => {
    const said = text(name, copy).replace(/\\/g, '');
    for (const each of expected) {
      if (typeof each === 'string') expect(said).toContain(each);
      else expect(said).toMatch(each);
    }
  });

  test('I684 support against the quarter before and its benchmark', () => {
    const said = text('Quarterly business review', 'Customer copy', quarterAgo);
    expect(said).toContain('| Tickets opened | 4 | 2 | ▼ down | at most 5 | ✅ within |');
    expect(said).toContain('| Feature adoption | 70 % | 76 % | ▲ up | 80 % | ⚠️ close |');
  });
});
