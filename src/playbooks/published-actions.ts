import { publishedPlays } from './published-plays';
import { ACTION_HEADERS, type ActionRow, AS_ITS_PLAY, readActions, WHILE_CALM } from './read-actions';
import type { Cell } from './read-plays';

type Row = readonly Cell[];

/** A row that takes the step of a play: where the play fits, unless it says something else. */
function follow(rank: number, play: string, when = AS_ITS_PLAY): Row {
  return [rank, when, '', '', '', play];
}

function act(rank: number, when: string, what: string, days: number, owner = 'CSM'): Row {
  return [rank, when, what, owner, days, ''];
}

type Watched = readonly [metric: string, what: string, days: number];

const watch = ([metric, what, days]: Watched) => act(5, `signal ${metric}`, what, days);

/** What a signal asks for that is watched: neutral words, nothing sold, no play. Who has left says why health falls. */
const DEPARTED: readonly Watched[] = [
  ['champion_left', 'Find a new champion', 7],
  ['sponsor_change', 'Meet the new sponsor', 2],
];
const WATCHED: readonly Watched[] = [
  ['unresolved_critical', 'Check the critical ticket', 1],
  ['open_escalations', 'Review the open escalations', 2],
  ['go_live_late', 'Agree a new go-live day', 3],
  ['training_completion_rate', 'Get their training done', 5],
  ['days_since_login', 'Ask why logins stopped', 5],
  ['renewal_sentiment', 'Ask what would change their mind', 5],
  ['response_time_days', 'Call instead of writing', 5],
  ['meeting_cancellations', 'Rebook the cancelled meetings', 5],
  ['login_trend', 'Ask why logins went down', 5],
  ['satisfaction_trend', 'Ask what hurts their satisfaction', 7],
  ['nps_change', 'Ask what lowered the NPS', 7],
  ['dau_mau_change', 'Ask why daily use fell', 7],
  ['feature_adoption_change', 'Ask which features they dropped', 7],
  ['pricing_complaints', 'Discuss what the price covers', 7],
  ['budget_cuts_mentioned', 'Ask what the budget cuts affect', 7],
  ['days_overdue', 'Ask about the overdue invoice', 3],
  ['pulse', 'Discuss the red pulse internally', 3],
  ['red_flags', 'Look into the noted red flag', 3],
];

/** What is recommended where a metric is weak, after the `segment` source; the most pressing first. */
const RECOMMENDED: readonly (readonly [metric: string, what: string])[] = [
  ['renewal_sentiment', 'Ask what would change their mind'],
  ['multi_threading_depth', 'Meet people in more departments'],
  ['executive_sponsor_engagement', 'Arrange an executive alignment meeting'],
  ['feature_adoption', 'Give a guided feature walkthrough'],
  ['login_frequency', 'Book a product engagement session'],
  ['dau_mau_ratio', 'Find what keeps daily use low'],
  ['csat_score', 'Take CSAT to support leadership'],
  ['nps_score', 'Ask why NPS is low'],
  ['open_tickets', 'Get their open tickets prioritized'],
  ['escalation_rate', 'Review how tickets are handled'],
  ['avg_resolution_hours', 'Take resolution times to support'],
  ['meeting_attendance', 'Rework meeting cadence and agenda'],
];

/**
 * The table that decides the next action. Of the rows that hold, the one of the lowest rank wins, and of one rank the first;
 * a step of an open play yields only to a lower rank. What no row answers is blank.
 */
export const publishedActionTable = (): readonly Row[] => [
  ACTION_HEADERS,
  follow(1, 'Notice given'),
  follow(1, 'Legal threat'),
  follow(1, 'Critical bug'),
  follow(2, 'Critical risk', 'in the worst risk tier'),
  follow(3, 'Competitive RFP'),
  follow(3, 'Competitor'),
  follow(3, 'Renewal talk put off'),
  follow(3, 'QBRs missed'),
  follow(3, 'Usage decline'),
  follow(3, 'Health drop'),
  follow(4, 'Renewal at risk'),
  follow(4, 'High risk', 'in a risk tier at risk'),
  follow(4, 'Low health'),
  follow(4, 'High churn probability'),
  ...DEPARTED.map(watch),
  act(5, 'health falling', 'Ask what changed this month', 5),
  ...WATCHED.map(watch),
  act(5, 'health declining', 'Check what pulls health down', 7),
  act(6, 'contract ended 31 days ago', 'Confirm their status', 0),
  act(6, 'contract ended 1 days ago', 'Confirm the renewal', 0),
  follow(6, 'Renewal', 'renewal near'),
  follow(7, 'Onboarding: set up'),
  follow(7, 'Onboarding: activate'),
  follow(7, 'Onboarding: deepen'),
  follow(7, 'Onboarding: hand over', WHILE_CALM),
  follow(7, 'Adoption', WHILE_CALM),
  follow(7, 'Optimization', WHILE_CALM),
  follow(7, 'Renewal phase', WHILE_CALM),
  follow(8, 'Medium risk', 'in a middle risk tier'),
  follow(8, 'Health to lift'),
  follow(8, 'Medium churn probability'),
  act(8, 'contact overdue', 'Get back in touch', 7),
  act(8, 'qbr overdue', 'Book the next QBR', 14),
  act(9, 'health unknown', 'Complete the missing data', 14),
  follow(10, 'Expansion'),
  ...RECOMMENDED.map(([metric, what]) => act(11, `weak ${metric}`, what, 14)),
];

let published: readonly ActionRow[] | undefined;

/** The table that the add-on comes with, read with the published plays. */
export function publishedActions(): readonly ActionRow[] {
  published ??= readActions(publishedActionTable(), publishedPlays()).actions;
  return published;
}
