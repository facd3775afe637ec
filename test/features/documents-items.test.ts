/** Every item of section J of the sources by number: what the six documents say of one customer, from the facts of the built add-on. */
import { beforeAll, expect, test } from '@jest/globals';
import { makeDocument } from '../../src/playbooks/documents';
import type { Copy } from '../../src/playbooks/documents/document';
import type { Facts } from '../../src/playbooks/documents/facts';
import { toMarkdown } from '../../src/playbooks/documents/markdown';
import type { DocumentName } from '../../src/playbooks/documents/names';
import { NOTE_EXAMPLES } from '../../src/playbooks/note-kinds';
import { type CustomerRow, tableOf } from '../support/customers';
import { fill, workbenchWith } from '../support/sheets';

const START = 46_347;
const CUSTOMER: CustomerRow = {
  customer_id: 'A',
  name: 'Acme',
  segment: 'enterprise',
  csm: 'Kim',
  currency: 'EUR',
  arr: 250_000,
  start_date: { day: START },
  contract_end_date: { day: START + 365 },
  login_frequency: 95,
  feature_adoption: 70,
  dau_mau_ratio: 0.55,
  meeting_attendance: 96,
  nps_score: 9,
  csat_score: 4,
  open_tickets: 3,
  support_ticket_volume: 4,
  escalation_rate: 0.05,
  avg_resolution_hours: 80,
  executive_sponsor_engagement: 95,
  multi_threading_depth: 4,
  renewal_sentiment: 'positive',
  competitor_mentions: 0,
  training_completion_rate: 75,
  active_seats: 95,
  licensed_seats: 100,
  roi_promised: 100_000,
  roi_achieved: 150_000,
  goals_met: 80,
  'module analytics': 82,
  'module sso': 20,
  login_trend: -12,
  feature_adoption_change: 2,
  dau_mau_change: 0.01,
  response_time_days: 2,
  meeting_cancellations: 0,
  nps_change: 0,
  champion_left: false,
  sponsor_change: false,
  open_escalations: 0,
  unresolved_critical: 0,
};

/** Young is day 20, old the day after the first 90. */
const facts: { young?: Facts; old?: Facts } = {};
beforeAll(() => {
  const { bench, grid } = workbenchWith(tableOf([CUSTOMER]));
  const score = () => bench.runFromClient('scorePortfolio', { model: 'segment' });
  const wait = (days: number) => bench.environment.clock.advance(days * 86_400_000);
  wait(20);
  score();
  for (const [kind, note] of Object.entries(NOTE_EXAMPLES)) {
    bench.runFromClient('addCustomerNote', 'A', note || `A ${kind}`, kind);
  }
  facts.young = bench.runFromClient('documentFacts', 'A').value as Facts;
  for (const days of [10, 60]) {
    wait(days);
    fill(grid.activeSheet, tableOf([{ ...CUSTOMER, feature_adoption: 70 + days / 10 }]));
    score();
  }
  wait(1);
  facts.old = bench.runFromClient('documentFacts', 'A').value as Facts;
});

const QBR = 'Quarterly business review';
const EBR = 'Executive business review';
const ONBOARDING = 'Onboarding checklist';

/** What stands under a heading, up to the next one of its kind. */
function under(said: string, heading: string): string {
  const level = /^#+/.exec(heading)![0].length;
  const after = said.split(`\n${heading}\n`)[1];
  if (after === undefined) throw new Error(`No ${heading} in:\n${said}`);
  return after.split(new RegExp(`\n#{2,${level}} `))[0]!;
}

function markdownOf(name: DocumentName, age: 'young' | 'old', copy: Copy = 'Internal copy'): string {
  return toMarkdown(makeDocument(name, facts[age]!, copy)).replace(/\\/g, '');
}

test.each<[items: string, DocumentName, 'young' | 'old', heading: string, (string | RegExp)[]]>([
  [
    '674 681',
    QBR,
    'old',
    '## Executive summary',
    ['| Health |', '### Highlights', '- Close takes 5 days, was 9', '### Focus'],
  ],
  [
    '675 682',
    QBR,
    'old',
    '## Value delivered',
    [
      '| Value | Target | Actual | Status |',
      '| 100,000 EUR | 150,000 EUR | ✅ reached (1.5 x) |',
      '| Goals met | 100 % | 80 % | ⚠️ close |',
    ],
  ],
  [
    '676 683',
    QBR,
    'old',
    '## Usage and adoption',
    ['95 % (95 of 100)', '| Analytics | 82 % used |', '- Sso: 20 % used so far'],
  ],
  [
    '677 684',
    QBR,
    'old',
    '## Support',
    ['| Tickets opened |', '| CSAT (1 to 5) |', '- Large exports fail (fix by 12 Dec)'],
  ],
  ['678', QBR, 'old', '## Priorities for next quarter', [/^\s*- (?:Raise|Cut) .*\n- .*\n- .*\s*$/]],
  ['685', QBR, 'old', '## Success plan progress', ['| Close the month in 3 days | 5 days now |']],
  [
    '686',
    QBR,
    'old',
    '## Roadmap and requests',
    ['| SSO | Q1 2027 | one password for all |', '| SSO for contractors | planned for Q1 |'],
  ],
  ['679 687', QBR, 'old', '## Growth', [/Readiness: /]],
  [
    '680 688',
    QBR,
    'old',
    '## Agreed next steps',
    ['| Step | Owner | Due |', '| Train the finance team | Ana Roe | 10 Dec |'],
  ],
  [
    '689',
    QBR,
    'old',
    '## Renewal readiness',
    [
      /- \[.\] Value documented.*\n- \[.\] Executive sponsor aligned.*\n- \[.\] Open issues resolved.*\n- \[.\] Pricing and terms discussed/,
    ],
  ],
  [
    '691',
    'Save plan',
    'old',
    '## Situation',
    [
      '### Root cause',
      '- Reports lack the cost centers',
      '| Stakeholder sentiment | positive |',
      '| Competitive threat | None named |',
    ],
  ],
  [
    '692 695 696 697 698',
    'Save plan',
    'old',
    '## Action plan',
    [
      '| Week | By | What | Who |',
      /\| 1 \| .* \| Executive call \| Kim and VP Customer Success \|/,
      '| Review of the value delivered | Kim |',
      '| Roadmap session, with dates | Product |',
      '| Proposal for the next term | Kim and Sales |',
    ],
  ],
  [
    '693',
    'Save plan',
    'old',
    '## Success criteria',
    ['- [ ] Executive meeting held', '- [ ] Each concern answered', '- [ ] Renewal committed'],
  ],
  [
    '694',
    'Save plan',
    'old',
    '## Escalation path',
    ['CSM: Kim', 'CS manager', 'VP CS and executive sponsor', 'CEO or general manager'],
  ],
  [
    '699',
    'Success plan',
    'young',
    '## Overview',
    ['| Customer since | 21 Nov 2026 |', '| ARR | 250,000 EUR |', '| Ana Roe | CFO |'],
  ],
  ['700', 'Success plan', 'young', '## Objectives', ['| Close the month in 3 days | 5 days now |']],
  [
    '701',
    'Success plan',
    'young',
    '## Milestones',
    [
      '| Foundation | 1 to 30 |',
      '| Adoption | 31 to 90 |',
      '| Value | 91 to 180 |',
      '| Optimization and growth | 181 to 365 |',
    ],
  ],
  ['702', 'Success plan', 'old', '## Health tracking', ['| Quarter | Health | Band | Usage |']],
  [
    '703',
    'Success plan',
    'old',
    '## Risk register',
    ['| Risk | Probability (tier) | Impact | Mitigation | Owner | Status |'],
  ],
  [
    '704',
    'Success plan',
    'young',
    '## Communication plan',
    ['| Activity | Cadence | Participants | Purpose |', 'Renewal planning', 'Touch model: '],
  ],
  [
    '705',
    'Success plan',
    'young',
    '## Adoption plan',
    ['| Feature adoption | 70 % | 80 % |', '- Raise feature adoption', '- [ ] Review the use each month'],
  ],
  ['706', 'Success plan', 'young', '## Expansion roadmap', [/Readiness: /]],
  ['707', 'Success plan', 'young', '## Notes', ['- A Note']],
  [
    '723 724 725 726 728 729 730',
    ONBOARDING,
    'young',
    '## Onboarding is complete when',
    [
      '- [x] More than 80 % of users are active',
      '- [ ] First value reached within 30 days',
      '- [ ] Core workflows are in use',
      '- [ ] Executive sponsor confirms satisfaction',
      '- [x] Success plan has milestones',
      '- [x] Recurring cadence is agreed',
      '- [ ] Support path is understood',
    ],
  ],
  ['727', ONBOARDING, 'young', '## Onboarding is complete when', [/- \[x\] Health score is 50 or more/]],
  ['732', ONBOARDING, 'young', '## Risks and blockers', ['| Risk | Probability (tier) |']],
  ['733', ONBOARDING, 'young', '### Key decisions', ['| Go live without SSO | Ana Roe | until March |']],
  ['714', ONBOARDING, 'young', '### User training', ['| Training completed | 75 % |']],
  ['716', ONBOARDING, 'young', '### User activation', ['| Users active | 95 % |']],
  [
    '719',
    ONBOARDING,
    'old',
    '### 30-day review',
    [/\| Health after 30 days \| \d+\.\d \(\w+, scored on 21 Dec 2026\) \|/],
  ],
  [
    '722',
    ONBOARDING,
    'old',
    '### 90-day review',
    [/\| Health after 90 days \| \d+\.\d \(\w+, scored on 19 Feb 2027\) \|/],
  ],
  [
    '734',
    EBR,
    'old',
    '## Partnership summary',
    ['| Customer since |', '| Seats in use |', '| NPS answer | 9 of 10 |'],
  ],
  ['735', EBR, 'old', '## Strategic alignment', ['| Close the month in 3 days | 5 days now |']],
  ['736', EBR, 'old', '## Value delivered', ['(1.5 x)', '### Achievements']],
  ['737', EBR, 'old', '## Adoption and engagement', ['| 80 % |', '| 4.5 |']],
  [
    '738',
    EBR,
    'old',
    '## Health over the last four quarters',
    ['| 2026 Q4 |', '| 2027 Q1 |', '### Risk assessment'],
  ],
  [
    '739',
    EBR,
    'old',
    '## Support and service quality',
    ['| Time to resolution (hours) |', '| at most 72 | ❌ over |'],
  ],
  ['740', EBR, 'old', '## Roadmap and requests', ['| SSO | Q1 2027 |']],
  ['741', EBR, 'old', '## Whitespace', [/Readiness: /]],
  [
    '742',
    EBR,
    'old',
    '## Renewal outlook',
    [
      'Overall renewal confidence',
      'Budget availability',
      'Sponsor support',
      'Competitive threat',
      'Value perception',
      'Contract satisfaction',
    ],
  ],
  ['743', EBR, 'old', '## Agreed next steps', ['### What we plan', '| Action | Owner | Due |']],
  ['744', EBR, 'old', '## Stakeholder map', ['| Ana Roe | CFO | signs, for us |']],
  ['745', 'Expansion conversation', 'old', '## Discovery', ['### Questions']],
])('J%s stand in the %s of the %s customer under %s', (_, name, age, heading, expected) => {
  const said = under(markdownOf(name, age), heading);
  for (const each of expected) {
    if (typeof each === 'string') expect(said).toContain(each);
    else expect(said).toMatch(each);
  }
});

test('J690 a save plan begins with customer, risk level and renewal', () => {
  expect(markdownOf('Save plan', 'old')).toMatch(
    /\| Customer \| Acme \|\n\| Risk level \| \w+ \|\n\| Renewal \| in \d+ days/,
  );
});

test('J708 J731 a checklist begins with segment, CSM, kickoff, first value and status', () => {
  const [head] = markdownOf(ONBOARDING, 'young').split('\n## ');
  for (const row of [
    '| Your contact | Kim |',
    '| Kickoff | 21 Nov 2026 |',
    '| First value by | 21 Dec 2026 |',
    '| Status | In progress |',
    '| Segment | enterprise |',
  ])
    expect(head).toContain(row);
});

test.each([
  ['709', '### Before the kickoff', 7],
  ['710', '### Kickoff meeting', 8],
  ['711', '### Technical setup', 7],
  ['712', '### Admin training', 4],
  ['713', '### User training', 5],
  ['715', '### User activation', 6],
  ['717', '### First value', 5],
  ['718', '### 30-day review', 7],
  ['720', '### Feature expansion', 5],
  ['720', '### Usage benchmarking', 4],
  ['720', '### 60-day check-in', 5],
  ['721', '### Advanced use cases', 4],
  ['721', '### Return on investment', 4],
  ['721', '### 90-day review', 7],
])('J%s %s has %d checks', (_, heading, count) => {
  expect(under(markdownOf(ONBOARDING, 'young'), heading).match(/^- \[ \]/gm)).toHaveLength(count);
});
