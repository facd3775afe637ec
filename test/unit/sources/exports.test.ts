import { expect, test } from '@jest/globals';
import { dayOfIso, dayToIso } from '../../../src/base/calendar';
import { localeOf } from '../../../src/reading/locale';
import { joinSources } from '../../../src/sources/join';
import { cellsOfLine } from '../../../src/sources/line';
import { proposeSources } from '../../../src/sources/propose';
import { sourceTable } from '../../support/source-tables';

const TODAY = dayOfIso('2026-11-21');
const ids = Array.from({ length: 30 }, (_, i) => i);
const ago = (days: number) => `${dayToIso(TODAY - days)} 09:30`;
const of = <T>(list: readonly T[], i: number) => list[i % list.length]!;

/** The objects of tools' exports, in the headers that they have there; ids and names are invented. */
const TABS = {
  'Salesforce accounts': sourceTable(
    'Accounts',
    ['Account ID', 'Account Name', 'Account Owner', 'Website'],
    ids.map((i) => [`0018X${100 + i}`, `Globex ${i}`, 'Ann', `www.globex${i}.com`]),
  ),
  'Salesforce cases': sourceTable(
    'Cases',
    [
      'Case Number',
      'Account Name',
      'Date/Time Opened',
      'Date/Time Closed',
      'Priority',
      'Status',
      'Escalated',
    ],
    ids.map((i) => [
      `000${i}`,
      `Globex ${i}`,
      ago(i + 3),
      i % 4 === 0 ? '' : ago(i),
      of(['Low', 'Critical'], i),
      of(['New', 'Closed'], i),
      i % 3 === 0,
    ]),
  ),
  'Salesforce opportunities': sourceTable(
    'Opportunities',
    ['Opportunity ID', 'Account ID', 'Stage', 'Amount', 'Close Date', 'Type'],
    ids.map((i) => [
      `006${i}`,
      `0018X${100 + i}`,
      of(['Prospecting', 'Closed Won', 'Closed Lost'], i),
      900,
      dayToIso(TODAY + 5 * i - 60),
      of(['Renewal', 'Upsell'], i),
    ]),
  ),
  'Zendesk tickets': sourceTable(
    'tickets export',
    [
      'Ticket ID',
      'Requester email',
      'Created at',
      'Solved at',
      'Status',
      'Priority',
      'Satisfaction Score',
      'First reply time in minutes',
      'Full resolution time in minutes',
    ],
    ids.map((i) => [
      i + 1,
      `u@globex${i}.com`,
      ago(i + 2),
      i % 4 === 0 ? '' : ago(i),
      of(['Solved', 'Open'], i),
      of(['Low', 'Urgent'], i),
      of(['Good', 'Bad', 'Offered'], i),
      30,
      900,
    ]),
  ),
  'Stripe subscriptions': sourceTable(
    'subscriptions',
    [
      'id',
      'Customer Email',
      'Plan',
      'Quantity',
      'Amount',
      'Interval',
      'Status',
      'Start (UTC)',
      'Current Period End (UTC)',
      'Canceled At (UTC)',
    ],
    ids.map((i) => [
      `sub_${i}`,
      `pay@globex${i}.com`,
      'pro',
      5,
      99,
      'month',
      'active',
      ago(400),
      dayToIso(TODAY + 9),
      i % 5 === 0 ? ago(30) : '',
    ]),
  ),
  'Mixpanel events': sourceTable(
    'mixpanel_events',
    ['event', 'time', 'distinct_id', 'account_id'],
    ids.flatMap((i) =>
      [1, 2, 3].map((n) => [
        of(['Sign In', 'Export', 'Invite'], n),
        ago(i + 20 * n),
        `p${n}`,
        `0018X${100 + i}`,
      ]),
    ),
  ),
} as const;

const proposed = (...names: (keyof typeof TABS)[]) =>
  proposeSources(
    [TABS['Salesforce accounts'], ...names.map((name) => TABS[name])],
    { locale: localeOf('en_US') },
    TODAY,
  )
    .slice(1)
    .map(cellsOfLine)
    .map((cells) =>
      [cells['Portfolio column'], cells.Take, cells.Of, cells.Where].filter((cell) => cell !== '').join('; '),
    );

test.each<[keyof typeof TABS, string[]]>([
  [
    'Salesforce cases',
    [
      'support_ticket_volume; count',
      'ticket_volume_trend (%); change of count',
      'open_tickets; count; Date/Time Closed is blank or after the day',
      'unresolved_critical; count; Date/Time Closed is blank or after the day and Priority is Critical',
      'open_escalations; count; Date/Time Closed is blank or after the day and Escalated is yes',
      'escalation_rate (%); share; Escalated; Escalated is yes',
      'avg_resolution_hours; hours to; Date/Time Closed',
    ],
  ],
  [
    'Salesforce opportunities',
    [
      'Open opportunities; count; Stage is not Closed Won | Closed Lost',
      'Open pipeline; sum; Amount; Stage is not Closed Won | Closed Lost',
      'Won in 365 days; sum; Amount; Stage is Closed Won',
      'contract_end_date; lowest; Close Date; Stage is not Closed Won | Closed Lost and Type is Renewal and Close Date after the day',
    ],
  ],
  [
    'Zendesk tickets',
    [
      'support_ticket_volume; count',
      'ticket_volume_trend (%); change of count',
      'open_tickets; count; Solved at is blank or after the day',
      'unresolved_critical; count; Solved at is blank or after the day and Priority is Urgent',
      'avg_resolution_hours (minutes); average; Full resolution time in minutes',
      'first_response_hours (minutes); average; First reply time in minutes',
      'csat_score (%); share; Satisfaction Score is Good | Bad; Satisfaction Score is Good',
    ],
  ],
  [
    'Stripe subscriptions',
    [
      'mrr; sum; Amount; Start (UTC) by the day and Canceled At (UTC) is blank or after the day',
      'licensed_seats; sum; Quantity; Start (UTC) by the day and Canceled At (UTC) is blank or after the day',
      'plan_tier; last; Plan; Start (UTC) by the day and Canceled At (UTC) is blank or after the day',
      'contract_start_date; lowest; Start (UTC); Start (UTC) by the day and Canceled At (UTC) is blank or after the day',
      'contract_end_date; lowest; Current Period End (UTC); Start (UTC) by the day and Canceled At (UTC) is blank or after the day and Current Period End (UTC) after the day',
      'start_date; lowest; Start (UTC)',
    ],
  ],
  [
    'Mixpanel events',
    [
      'days_since_login; days since last; event is Sign In',
      'login_frequency (days a month); active days; event is Sign In',
      'login_trend (%); change of count; event is Sign In',
      'feature_adoption (%); distinct share; event',
      'feature_adoption_change (%); change of distinct; event',
      'daily_active_users; distinct a day; distinct_id',
      'dau_mau_ratio (%); stickiness; distinct_id',
      'active_seats; distinct; distinct_id',
      'user_growth (%); change of distinct; distinct_id',
    ],
  ],
])('%s beside the accounts are recognized', (name, lines) => {
  expect(proposed(name)).toEqual(lines);
});

/** What is proposed for tabs, and what the first customers get of it. */
function joinedOf(tables: Parameters<typeof proposeSources>[0]) {
  const reading = { locale: localeOf('en_US') };
  const lines = proposeSources(tables, reading, TODAY);
  const portfolio = joinSources(tables, lines, { reading, today: TODAY, accepted: new Set() });
  const valuesOf = (column: string) => {
    const at = portfolio.columns.findIndex(({ header }) => header === column);
    return at < 0 ? undefined : portfolio.rows.map((row) => row[at]);
  };
  return { lines, portfolio, valuesOf };
}

test('a tab’s own running numbers are never taken for customers', () => {
  const { lines } = joinedOf([
    sourceTable(
      'Customers',
      ['id', 'name'],
      ids.map((i) => [i + 1, `Firm ${i}`]),
    ),
    sourceTable(
      'Tickets',
      ['id', 'customer', 'created', 'status'],
      ids.map((i) => [i + 1, 1 + (i % 7), ago(i), of(['open', 'closed'], i)]),
    ),
  ]);
  expect(new Set(lines.slice(1).map(({ key }) => key))).toEqual(new Set(['customer']));
});

test('rows of weeks are no days with a login, and rows of months count once the month is over, whichever of its days they name', () => {
  const base = sourceTable(
    'Customers',
    ['customer_id', 'name'],
    [
      ['c1', 'A'],
      ['c2', 'B'],
    ],
  );
  const weekly = sourceTable(
    'weekly activity',
    ['Week starting', 'customer_id', 'WAU'],
    ids.flatMap((week) => ['c1', 'c2'].map((id) => [dayToIso(TODAY - 5 - 7 * week), id, 9])),
  );
  const weeks = joinedOf([base, weekly]);
  expect(weeks.lines.slice(1).map(({ column, days }) => [column, days])).toEqual([['active_seats', 28]]);
  const first = sourceTable(
    'usage',
    ['customer_id', 'month', 'logins'],
    ['c1', 'c2'].flatMap((id) =>
      [
        ['2026-09-01', 40],
        ['2026-10-01', 50],
        ['2026-11-01', 2],
      ].map((row) => [id, ...row]),
    ),
  );
  const months = joinedOf([base, first]);
  expect(months.valuesOf('login_trend (%)')).toEqual([25, 25]);
  expect(months.portfolio.findings).toEqual([]);
});

test('a day with a count of nothing is no day of use', () => {
  const base = sourceTable(
    'Customers',
    ['customer_id', 'name'],
    [
      ['c1', 'A'],
      ['c2', 'B'],
    ],
  );
  const daily = sourceTable(
    'daily usage',
    ['day', 'customer_id', 'sessions'],
    ids.flatMap((day) =>
      [
        ['c1', day < 4 ? 0 : 5],
        ['c2', 3],
      ].map((row) => [dayToIso(TODAY - day), ...row]),
    ),
  );
  const { valuesOf } = joinedOf([base, daily]);
  expect(valuesOf('days_since_login')).toEqual([4, 0]);
  expect(valuesOf('login_frequency (days a month)')).toEqual([26, 30]);
});
