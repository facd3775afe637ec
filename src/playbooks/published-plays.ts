import { phasePlays } from './phase-plays';
import { csm, escalate, manager, play, type Row, step, success, vp } from './play-rows';
import type { Play } from './plays';
import { PLAY_HEADERS, readPlays } from './read-plays';

const fromDay15 = () => escalate(15, 'VP CS and executive sponsor');
const byAge = (): Row[] => [escalate(1, csm), escalate(8, manager), fromDay15()];
const atOnce = (): Row[] => [escalate(0, vp), fromDay15()];

/**
 * The table of the plays that the add-on comes with. Figures and deadlines are those of the sources. What stands before a
 * step's colon is what the cell of the next action shows. A play that "starts by itself" answers what cannot wait; any
 * other is proposed, and a person starts it.
 */
export const publishedPlayTable = (): readonly Row[] => [
  PLAY_HEADERS,
  ...play(
    'Legal threat',
    'signal legal_threat or on demand',
    'Escalation: they speak of lawyers or of breach',
    [
      step(0, 'Legal and VP CS', 'Take over the conversation: only Legal and the VP CS answer from now on'),
      step(1, csm, 'Hand the facts to Legal: contract, open promises, tickets and the last messages'),
      step(7, vp, 'Settle the terms: in writing, and who tells the customer'),
      ...atOnce(),
    ],
    { opens: 'yes' },
  ),
  ...play(
    'Critical bug',
    'critical bug or on demand',
    'Escalation: critical issues are open',
    [
      step(
        0,
        'VP Engineering and VP CS',
        'Put an engineer on it: within 4 hours, and tell the customer who works on it and until when',
      ),
      step(1, csm, 'Tell them the fix date: in writing, with the way around it until then'),
      step(5, csm, 'Confirm the fix with them: the customer says that it works'),
      ...atOnce(),
    ],
    { opens: 'yes' },
  ),
  ...play(
    'Notice given',
    'notice given',
    'They mean to leave, and pay until the end: learn why, and make one good offer',
    [
      step(1, csm, 'Call about their notice: write down the reason and what would change it'),
      step(2, vp, 'Call their executive: ask what they need to stay'),
      step(7, manager, 'Agree one last offer: terms, and until when it stands'),
      step(14, csm, 'Record the outcome: stays, or leaves with reason and competitor, for the loss review'),
      success('They have withdrawn their notice', 'no notice'),
      ...atOnce(),
    ],
    { opens: 'yes' },
  ),
  ...play(
    'Critical risk',
    'risk tier Critical',
    'Save the account: an executive call within 48 hours, a save plan with value milestones, concessions or a new contract where justified, a rescue team that meets daily, and an answer to any competitor',
    [
      step(0, csm, 'Escalate to the VP CS: today, and name who leads the rescue'),
      step(2, vp, 'Call their executive: within 48 hours, and hear what has to change'),
      step(3, csm, 'Agree a save plan: value milestones, and what we may concede'),
      step(
        5,
        manager,
        'Meet daily as the rescue team: CSM, solutions engineer and support lead, 15 minutes a day',
      ),
      step(28, csm, 'Check in every week: carry out the save plan and note what moved'),
      step(28, manager, 'Assess the rescue: continue as high risk, or take it to the CEO or general manager'),
      success('Churn risk is below 60, aimed at within 30 days', 'churn risk below 60'),
      success('Intent confirmed: the customer says that it will stay', 'intent confirmed'),
      ...atOnce(),
    ],
    { opens: 'yes' },
  ),
  ...play(
    'Competitive RFP',
    'signal competitive_rfp or on demand',
    'Escalation: they run a tender with other vendors',
    [
      step(
        1,
        'VP CS and VP Sales',
        'Answer the RFP: settle who writes it and what we offer, within 24 hours',
      ),
      step(3, csm, 'Learn their criteria: what decides, who decides, and until when'),
      step(7, 'VP Sales', 'Hand in the answer: value reached so far, roadmap and terms'),
      ...atOnce(),
    ],
    { opens: 'yes' },
  ),
  ...play(
    'Competitor',
    'red flag competitor_mentions or signal competitor_evaluation or on demand',
    'Escalation: they look at a competitor',
    [
      step(1, 'VP CS and VP Sales', 'Agree the competitive answer: within 24 hours, for this competitor'),
      step(3, csm, 'Ask what they miss: and what the competitor promises them'),
      step(7, csm, 'Show them the answer: what we have, what comes when, and a customer like them'),
      ...byAge(),
    ],
    { opens: 'yes' },
  ),
  ...play(
    'Renewal talk put off',
    'signal renewal_delayed or on demand',
    'Red flag: they put off talking about the renewal',
    [
      step(2, csm, 'Reopen the renewal talk: ask for a date, and what blocks it'),
      step(5, manager, 'Call their sponsor: settle who decides, and until when'),
      ...byAge(),
    ],
    { opens: 'yes' },
  ),
  ...play(
    'QBRs missed',
    'signal qbr_completion or signal missed_qbrs or on demand',
    'Red flag: business reviews are not held',
    [
      step(3, csm, 'Book the missed QBR: with their sponsor, 30 minutes, on the goals they named'),
      step(10, csm, 'Send the value summary: what was reached, what is open, and the agenda'),
      ...byAge(),
    ],
    { opens: 'yes' },
  ),
  ...play(
    'Usage decline',
    'red flag login_trend or on demand',
    'Red flag: usage is down 30 % or more',
    [
      step(2, csm, 'Find who stopped logging in: by team and since when, and send them onboarding resources'),
      step(5, csm, 'Book a training: guides and onboarding for what they stopped using'),
      step(10, csm, 'Run a refresher session: for those who stopped, and note what keeps them away'),
      ...byAge(),
    ],
    { opens: 'yes' },
  ),
  ...play(
    'Health drop',
    'health down 20 points or on demand',
    'Red flag: health is down 20 points or more',
    [
      step(2, csm, 'Find what broke: the metrics that fell, and since when'),
      step(3, csm, 'Arrange an executive talk: with what fell, and what we do about it'),
      step(5, csm, 'Draw up a save plan: milestones, owners and days'),
      step(5, manager, 'Bring in our sponsor: one of our executives for this account'),
      step(7, manager, 'Decide on concessions: only where they are justified'),
      ...byAge(),
    ],
    { opens: 'yes' },
  ),
  ...play(
    'Renewal at risk',
    'in a risk tier at risk and renewal within 60 days or on demand',
    'Escalation: a contract that may not be renewed, close to its end',
    [
      step(
        1,
        'CRO and VP Sales',
        'Join the renewal talks: within 24 hours, with terms and who speaks with whom',
      ),
      step(5, csm, 'Send them the terms: with the value reached, and the day by which they decide'),
      ...atOnce(),
    ],
    { opens: 'propose' },
  ),
  ...play(
    'High risk',
    'risk tier High',
    'Find out what is wrong and recover within 30 days: a call within a week, the root cause, the sponsor back at the table, fixes and features moved up, a touch every week',
    [
      step(3, csm, 'Find the root cause: in 90 days of usage and tickets'),
      step(5, csm, 'Call them about their concerns: the three greatest, in their words'),
      step(7, csm, 'Agree a recovery plan: 30 days, with owners and days'),
      step(14, manager, 'Win the sponsor back: a talk with the executive sponsor'),
      step(21, 'Support lead', 'Move their tickets up: bugs, requests and tickets in the queue'),
      step(28, csm, 'Review the recovery: with them, and touch base weekly until then'),
      success(
        'Churn risk is below 40 and no severe signal stands, aimed at within 30 days',
        'churn risk below 40 and no severe signal',
      ),
      ...byAge(),
    ],
    { opens: 'propose' },
  ),
  ...play(
    'Low health',
    'health in the worst band',
    'Escalation: health is in the worst band',
    [
      step(1, csm, 'Tell the VP CS: within 24 hours, with what pulls health down'),
      step(1, vp, 'Plan the recovery: with the CSM, within 24 hours, from what pulls health down'),
      step(3, csm, 'Agree a save plan: the two metrics to lift first, with owners and days'),
      step(14, csm, 'Check what has moved: and change what has not helped'),
      success('Health is out of the worst band', 'health above the worst band'),
      ...byAge(),
    ],
    { opens: 'propose' },
  ),
  ...play('Competitor mentioned', 'on demand', 'They name a competitor for the first time', [
    step(3, csm, 'Ask about the competitor: who it is, what it promises, and who brought it up'),
    step(10, csm, 'Answer what they miss: what we have, and what comes when'),
  ]),
  ...play('Champion left', 'on demand', 'The champion has left', [
    step(2, csm, 'Find a new champion: ask the former one and their team who takes over'),
    step(7, csm, 'Meet the new champion: what they were told, what they expect, and by when'),
    step(14, csm, 'Update the stakeholder map: who decides, who uses, who is against it'),
  ]),
  ...play('Sponsor left', 'on demand', 'Escalation: the executive sponsor is another, or gone', [
    step(2, 'Director CS and account executive', 'Meet the new sponsor: within 48 hours, or find one'),
    step(7, csm, 'Update the stakeholder map: who decides, who uses, who is against it'),
    step(14, csm, 'Present the value reached: to the new sponsor, with the success plan'),
  ]),
  ...play('Support escalation', 'on demand', 'Support escalations are open, and become more', [
    step(1, csm, 'Review the open escalations: with the support lead, ticket by ticket'),
    step(2, csm, 'Tell them the state: each ticket, its owner and its date'),
    step(7, 'Support lead', 'Move their tickets up: and say what has changed'),
  ]),
  // The first steps have the `dashboard` source's words for its two alerts.
  ...play(
    'High churn probability',
    'churn probability high',
    'A learned probability is over its High limit',
    [
      step(1, csm, 'Immediate CSM intervention: call them about what pushes it up'),
      step(7, csm, 'Agree what changes: with owners and days'),
      ...byAge(),
    ],
  ),
  ...play(
    'Medium churn probability',
    'churn probability medium',
    'A learned probability is over its Medium limit',
    [step(5, csm, 'Schedule health check call: within two weeks'), ...byAge()],
  ),
  ...play(
    'Medium risk',
    'risk tier Medium',
    'Turn it around before it grows: check in within two weeks, listen for what they do not say, train, show what others reached, compare the success plan with the results, look again every two weeks',
    [
      step(5, csm, 'Find what moved: in the data, and since when'),
      step(14, csm, 'Check in with them: review the success plan, and ask what they have not said yet'),
      step(21, csm, 'Show them their return: unused features, training and the community as well'),
      step(28, csm, 'Compare the scores: every two weeks'),
      success('Churn risk falls below 40', 'churn risk below 40'),
      success('Churn risk has stayed below 60 for four weeks', 'churn risk below 60 from day 28'),
      ...byAge(),
    ],
  ),
  ...play('Health to lift', 'health below the best band', 'Health is below the best band', [
    step(7, csm, 'Find what holds health back: raise the touch frequency until it is clear'),
    step(21, csm, 'Agree two improvements: with owners and days'),
    success('Health is in the best band', 'health in the best band'),
    ...byAge(),
  ]),
  ...phasePlays(),
];

let published: readonly Play[] | undefined;

/** The plays that the add-on comes with. */
export function publishedPlays(): readonly Play[] {
  published ??= readPlays(publishedPlayTable()).plays;
  return published;
}

/** The plays that may be named: a tab that an earlier version made lacks the later ones. */
export function knownPlays(plays: readonly Play[]): readonly Play[] {
  return [...plays, ...publishedPlays()];
}
