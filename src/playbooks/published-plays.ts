import type { Play } from './plays';
import { type Cell, PLAY_HEADERS, readPlays } from './read-plays';

type Row = readonly Cell[];

const ROLE = { csm: 'CSM', manager: 'CS manager', vp: 'VP CS', engineer: 'Solutions engineer' };
const { csm, manager, vp, engineer } = ROLE;

function play(
  name: string,
  when: string,
  purpose: string,
  rows: readonly Row[],
  more: PlayFacts = {},
): Row[] {
  const head = ['play', name, purpose, when, '', '', more.countsFrom ?? '', more.opensTasks ? 'yes' : 'no'];
  return [head, ...rows.map(([kind, ...rest]) => [kind!, name, ...rest, '', ''])];
}

interface PlayFacts {
  readonly countsFrom?: string;
  readonly opensTasks?: boolean;
}

function step(dueDay: number, owner: string, what: string): Row {
  return ['step', what, '', owner, dueDay];
}

function success(what: string, when = ''): Row {
  return ['success', what, when, '', ''];
}

function escalate(fromDay: number, who: string): Row {
  return ['escalate', 'Overdue steps', '', who, fromDay];
}

const BY_AGE: readonly Row[] = [escalate(1, csm), escalate(8, manager), escalate(15, vp)];

/**
 * The table of the plays that the add-on comes with, the most pressing first: of those that fit, the first is the next
 * action. Figures and deadlines are those of the sources.
 */
export const publishedPlayTable = (): readonly Row[] => [
  PLAY_HEADERS,
  ...play(
    'Critical risk',
    'risk tier Critical',
    'Save the account: an executive call within 48 hours, a save plan with milestones of value, concessions or a new contract where they are justified, a rescue team that meets daily, and an answer to any competitor',
    [
      step(0, csm, 'Escalate to the VP CS today and name who leads the rescue'),
      step(2, vp, 'Reach their executive for a call within 48 hours'),
      step(3, csm, 'Agree a save plan with milestones of value, and what we may concede'),
      step(5, manager, 'Set up the rescue team: CSM, solutions engineer and support lead, 15 minutes a day'),
      step(28, csm, 'Carry out the save plan and check in every week'),
      step(
        28,
        manager,
        'Assess: go over to the rhythm of high risk, or take it to the CEO or general manager',
      ),
      success('Churn risk is below 60, aimed at within 30 days', 'churn risk below 60'),
      success('The customer says that it means to stay'),
      escalate(0, vp),
    ],
    { opensTasks: true },
  ),
  ...play(
    'High risk',
    'risk tier High',
    'Find out what is wrong and recover within 30 days: a call within a week, the root cause, the sponsor back at the table, fixes and features moved up, a touch every week',
    [
      step(3, csm, 'Find the root cause in 90 days of usage and tickets'),
      step(5, csm, 'Call them and hear their three greatest concerns'),
      step(7, csm, 'Agree a recovery plan of 30 days'),
      step(14, manager, 'Win the executive sponsor back'),
      step(21, 'Support lead', 'Move their bugs, requests and tickets up the queue'),
      step(28, csm, 'Review the recovery with them, and touch base weekly until then'),
      success('Churn risk is below 40, aimed at within 30 days', 'churn risk below 40'),
      success('No new signal has come up'),
      ...BY_AGE,
    ],
    { opensTasks: true },
  ),
  ...play(
    'Medium risk',
    'risk tier Medium',
    'Turn it around before it grows: check in within two weeks, listen for what they do not say, train, show others’ success, hold the success plan against what was reached, look again every two weeks',
    [
      step(5, csm, 'Go through the data: what moved, and since when'),
      step(
        14,
        csm,
        'Check in within two weeks, review the success plan and ask for concerns they keep to themselves',
      ),
      step(21, csm, 'Show them their return, features they do not use yet, training and the community'),
      step(28, csm, 'Watch the scores every two weeks'),
      success('Churn risk falls below 40', 'churn risk below 40'),
      success('Churn risk has stayed below 60 for four weeks', 'churn risk below 60 from day 28'),
      ...BY_AGE,
    ],
    { opensTasks: true },
  ),
  ...play(
    'Renewal at risk',
    'risk tier Critical and renewal within 60 days or risk tier High and renewal within 60 days',
    'Escalation: a contract that may not be renewed, close to its end',
    [
      step(
        1,
        'CRO and VP Sales',
        'Take part in the renewal within 24 hours: terms, and who speaks with whom',
      ),
    ],
  ),
  ...play('Red health', 'health in the worst band', 'Escalation: health has fallen into the worst band', [
    step(1, csm, 'Tell the VP CS within 24 hours, intervene and agree a save plan'),
    success('Health is out of the worst band'),
    ...BY_AGE,
  ]),
  ...play('Critical bug', 'signal unresolved_critical', 'Escalation: a critical issue is open', [
    step(
      0,
      'VP Engineering and VP CS',
      'Put an engineer on the critical issue within 4 hours, and tell the customer',
    ),
  ]),
  ...play('Sponsor left', 'signal sponsor_change', 'Escalation: the executive sponsor is another, or gone', [
    step(2, 'CS director and account executive', 'Meet the new sponsor, or find one, within 48 hours'),
  ]),
  ...play('Competitor', 'signal competitor_mentions', 'Escalation: they look at a competitor', [
    step(1, 'VP CS and VP Sales', 'Settle the answer to the competitor within 24 hours'),
  ]),
  ...play('Legal threat', 'on demand', 'Escalation: they speak of lawyers or of breach', [
    step(0, 'Legal and VP CS', 'Take over the conversation at once; nobody else answers'),
  ]),
  ...play(
    'Red flag',
    'a critical signal or health down 20 points or signal open_escalations or signal meeting_cancellations',
    'Health down more than 20 points, sponsor gone, a competitive tender, more support escalations, usage down more than 30 %, reviews missed, a renewal talk put off',
    [
      step(2, csm, 'Arrange a talk between executives'),
      step(3, csm, 'Find the root cause'),
      step(5, csm, 'Draw up a save plan'),
      step(5, manager, 'Bring in a sponsor on our side'),
      step(7, manager, 'Offer concessions where they are justified'),
    ],
  ),
  ...play('Missing data', 'health unknown', 'Nobody can judge this customer yet', [
    step(14, csm, 'Complete the data: there is too little to judge by'),
  ]),
  ...play('Yellow health', 'health below the best band', 'Health is not what it should be', [
    step(7, csm, 'Raise the touch frequency and find the root cause'),
    success('Health is in the best band'),
    ...BY_AGE,
  ]),
  ...play(
    'Renewal',
    'renewal within 120 days',
    'A renewal without surprises, on a timeline of 120, 90, 60 and 30 days',
    [
      step(-120, csm, 'Review terms, health and open issues, and align everyone on our side'),
      step(
        -90,
        csm,
        'Fix a date for the talk, sum up their value and draft the proposal; escalate if it is at risk',
      ),
      step(-60, csm, 'Present the proposal, negotiate, answer concerns and escalate what blocks'),
      step(-30, csm, 'Finalise and sign, plan what follows and bring the CRM up to date'),
    ],
    { countsFrom: 'contract end' },
  ),
  ...play('Renewed', 'on demand', 'After the signature', [
    step(1, csm, 'Confirm the renewal to everyone concerned'),
    step(7, csm, 'Thank them, with the success plan brought up to date'),
    step(14, csm, 'Fix the date of the next business review'),
    step(30, csm, 'Look for room to grow'),
  ]),
  ...play(
    'Onboarding: set up',
    'customer for 0 to 14 days',
    'Days 1 to 14: everything works, and its users know how',
    [
      step(1, csm, 'Send the welcome e-mail and the welcome package'),
      step(2, 'CSM and solutions engineer', 'Hold the kick-off with a draft of the success plan'),
      step(5, engineer, 'Finish the technical setup'),
      step(7, csm, 'Train the administrators'),
      step(10, engineer, 'Migrate their data'),
      step(14, csm, 'Train the first users'),
    ],
    { countsFrom: 'first day' },
  ),
  ...play(
    'Onboarding: activate',
    'customer for 15 to 30 days',
    'Days 15 to 30: people use it, and something comes of it',
    [
      step(15, csm, 'Check in the usage report who is active'),
      step(20, csm, 'Train those who lag behind once more'),
      step(25, csm, 'Reach the first business outcome'),
      step(30, csm, 'Hold the 30-day review'),
      success('First value within 30 days'),
      success('More than 80 % of the users are active'),
    ],
    { countsFrom: 'first day' },
  ),
  ...play(
    'Onboarding: deepen',
    'customer for 31 to 60 days',
    'Days 31 to 60: more of the product, in the middle of their work',
    [
      step(40, csm, 'Widen the features in use'),
      step(50, engineer, 'Set up the integrations'),
      step(60, csm, 'Compare their usage with their peers'),
    ],
    { countsFrom: 'first day' },
  ),
  ...play(
    'Onboarding: hand over',
    'customer for 61 to 90 days',
    'Days 61 to 90: a return that can be shown, and a steady rhythm',
    [
      step(70, 'CSM and solutions engineer', 'Hold a workshop on advanced uses'),
      step(80, csm, 'Measure their return'),
      step(90, csm, 'Hold the 90-day review with their executives'),
      success('Health is at least in the middle band before the hand-over'),
      success('A success plan with milestones, a rhythm of talks and an escalation path are agreed'),
    ],
    { countsFrom: 'first day' },
  ),
  ...play(
    'Expansion',
    'expansion ready',
    'Growth in a healthy account: more than 90 % of the seats in use, wishes of a higher tier, new departments, most modules adopted, a referral, new uses, a champion promoted, a good review',
    [
      step(7, csm, 'Settle which opportunity comes first, and what they gain by it'),
      step(
        14,
        csm,
        'Discover: new initiatives, other teams, how their use changes, what would be worth more to them',
      ),
      step(
        21,
        'CSM and account executive',
        'Frame the value: their return so far, what more there is, a story like theirs',
      ),
      step(
        28,
        'Account executive',
        'Propose: what was reached, their priorities, the natural next step, the return to expect',
      ),
      step(35, 'Account executive', 'Align everyone who has a say'),
      step(45, 'Account executive', 'Close, and plan the roll-out'),
    ],
  ),
  ...play(
    'Low risk',
    'risk tier Low',
    'Keep it that way. Enterprise: monthly, and a review a quarter; mid-market: every two months, and a review every half year; smb: quarterly by automation, and a review a year',
    [
      step(30, csm, 'Keep the usual rhythm and look for room to grow'),
      step(30, csm, 'Tell them what is new in the product, and what others do with it'),
      step(30, csm, 'Look at the trend of the month'),
      step(90, csm, 'Prepare the renewal if it is within 90 days'),
    ],
  ),
];

let published: readonly Play[] | undefined;

/** The plays that the add-on comes with. */
export function publishedPlays(): readonly Play[] {
  published ??= readPlays(publishedPlayTable()).plays;
  return published;
}
