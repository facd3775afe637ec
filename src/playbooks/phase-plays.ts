import { PHASES, RENEWAL_TIMELINE } from './lifecycle';
import { csm, engineer, play, type Row, step, success } from './play-rows';

const seller = 'Account executive';

/** A play for the days from one on, up to and without the next one. */
function partOfLife(name: string, from: number, next: number, aims: string, rows: readonly Row[]): Row[] {
  const last = next - 1;
  const when = `customer for ${from} to ${last} days`;
  return play(name, when, `Days ${from} to ${last}: ${aims}`, rows, { countsFrom: 'first day' });
}

/** The play of a whole phase, with its goals and with what they are measured by. */
function phasePlay(name: string, phase: string, measures: string, rows: readonly Row[]): Row[] {
  const at = PHASES.findIndex((each) => each.name === phase);
  const [{ from, goals }, next] = [PHASES[at]!, PHASES[at + 1]!];
  return partOfLife(name, from, next.from, `${goals}. Measure: ${measures}`, rows);
}

const [onboarding, adoption] = PHASES as readonly [(typeof PHASES)[number], (typeof PHASES)[number]];

/** The plays of a customer's life with us: renewal, onboarding, the phases after it, growth and advocacy. */
export const phasePlays = (): readonly Row[] => [
  ...play(
    'Renewal',
    'renewal within 120 days',
    'A renewal without surprises, on a timeline of 120, 90, 60 and 30 days',
    [
      ...RENEWAL_TIMELINE.map(({ daysBefore, what }) => step(-daysBefore, csm, what)),
      success('The renewal is signed in time', 'renewal after 120 days'),
    ],
    { countsFrom: 'contract end' },
  ),
  ...play('Renewed', 'on demand', 'After the signature', [
    step(1, csm, 'Confirm the renewal: to everyone concerned'),
    step(7, csm, 'Send thanks: with the updated success plan'),
    step(14, csm, 'Book the next QBR: with their sponsor'),
    step(30, csm, 'Note expansion ideas: from the renewal talks, for the next review'),
  ]),
  ...partOfLife(
    'Onboarding: set up',
    onboarding.from,
    15,
    'complete the implementation, train key users. Measure: setup done, training completed',
    [
      step(1, csm, 'Send the welcome package: with the welcome e-mail'),
      step(2, 'CSM and solutions engineer', 'Hold the kick-off: with a draft of the success plan'),
      step(5, engineer, 'Finish the technical setup: and test it with them'),
      step(7, csm, 'Train the administrators: until they can do it alone'),
      step(10, engineer, 'Migrate their data: and have them check it'),
      step(14, csm, 'Train the first users: and note who was missing'),
      success('Setup, data and administrators are ready'),
    ],
  ),
  ...partOfLife(
    'Onboarding: activate',
    15,
    31,
    'people use it, and reach the first value. Measure: active users, time to first value',
    [
      step(15, csm, 'Check who is active: in the usage report'),
      step(20, csm, 'Train those behind: once more, in a small group'),
      step(25, csm, 'Reach the first business outcome: and write it down with them'),
      step(30, csm, 'Hold the 30-day review: with the users and their sponsor'),
      success('First value within 30 days'),
      success('More than 80 % of the users are active'),
    ],
  ),
  ...partOfLife(
    'Onboarding: deepen',
    31,
    61,
    'more features, in their daily work. Measure: feature adoption against their peers',
    [
      step(40, csm, 'Introduce two more features: tied to one of their goals'),
      step(50, engineer, 'Set up the integrations: with the tools they use daily'),
      step(60, csm, 'Compare usage with peers: and show them the gap'),
      success('Feature adoption is at their peers’ level'),
    ],
  ),
  ...partOfLife(
    'Onboarding: hand over',
    61,
    adoption.from,
    'a return that can be shown, and a steady rhythm. Measure: time to value, health',
    [
      step(70, 'CSM and solutions engineer', 'Hold the advanced workshop: on their own cases'),
      step(80, csm, 'Measure their return: against what was promised'),
      step(85, csm, 'Celebrate the go-live: thank the team, and name what was reached'),
      step(90, csm, 'Hold the 90-day review: with their executives'),
      success('Health is at least in the middle band before the hand-over'),
      success('A success plan with milestones, a rhythm of talks and an escalation path are agreed'),
    ],
  ),
  ...play('Late start', 'on demand', 'A slow start: no login, no go-live or no training', [
    step(2, csm, 'Call about their start: and learn what keeps them'),
    step(5, csm, 'Agree new days: for go-live and training, each with a name'),
    step(14, csm, 'Check that they use it: who has logged in, and what for'),
  ]),
  ...phasePlay('Adoption', 'Adoption', 'DAU/MAU, feature depth, NPS', [
    step(105, csm, 'Hold the bi-weekly check-in: usage, questions, next steps'),
    step(120, csm, 'Review usage with them: who uses what, and who does not'),
    step(140, csm, 'Identify a champion: who speaks for us without being asked'),
    step(160, csm, 'Offer the advanced training: for their most active users'),
    step(180, csm, 'Write down a success story: with a number, and ask whether it may be told'),
    success('Daily use and feature adoption are at their segment’s target'),
  ]),
  ...phasePlay('Optimization', 'Optimization', 'ROI, expansion pipeline, health', [
    step(195, csm, 'Hold the monthly review: return reached, and what is next'),
    step(215, csm, 'Prepare the QBR: goals, return, open points'),
    step(240, csm, 'Align with their executives: goals of the next year'),
    step(270, csm, 'Update the stakeholder map: who decides, who uses, who is against it'),
    success('The return is shown in numbers, and two executives know it'),
  ]),
  ...phasePlay('Renewal phase', 'Renewal', 'renewal rate, expansion ARR, references', [
    step(285, csm, 'Review the business case: value reached, for the renewal talk'),
    step(310, csm, 'Confirm the renewal decision path: who decides, by when, on what'),
    step(340, csm, 'Ask about a reference: where they are content'),
    step(365, csm, 'Plan the next year: goals and milestones with them'),
    success('The renewal is signed in time, and one of them speaks for us'),
  ]),
  ...play(
    'Expansion',
    'expansion ready',
    'Growth in a healthy account: more than 90 % of the seats in use, wishes of a higher tier, new departments, most modules adopted, a referral, new uses, a champion promoted, a good review',
    [
      step(7, csm, 'Hold a growth conversation: new initiatives, other teams, and what would be worth more'),
      step(14, csm, 'Choose the first offer: and what they gain by it'),
      step(
        21,
        'CSM and account executive',
        'Frame the value: return so far, what more there is, a story like theirs',
      ),
      step(
        28,
        seller,
        'Send the proposal: reached so far, their priorities, the natural next step, the return',
      ),
      step(35, seller, 'Align the decision makers: everyone who has a say'),
      step(45, seller, 'Close the expansion: and plan the roll-out'),
    ],
  ),
  ...play('Win', 'on demand', 'Something went well: say so, and keep it', [
    step(2, csm, 'Celebrate the win: thank their team, and tell ours'),
    step(7, csm, 'Write down the win: what was reached, in a number, for the next review'),
  ]),
  ...play('Advocacy', 'on demand', 'A content customer who speaks for us', [
    step(7, csm, 'Ask for a reference: a call, a case study or a review'),
    step(21, csm, 'Agree the case study: text, number and approval'),
    step(30, csm, 'Thank the advocate: and share the result'),
  ]),
  ...play(
    'Low risk',
    'risk tier Low',
    'Keep it that way. Enterprise: monthly, and a review a quarter; mid-market: every two months, and a review every half year; smb: quarterly by automation, and a review a year',
    [
      step(30, csm, 'Send the product news: what is new, and what others do with it'),
      step(30, csm, 'Check the monthly trend: health, usage and tickets'),
      step(90, csm, 'Prepare the renewal: if it is within 90 days'),
    ],
  ),
];
