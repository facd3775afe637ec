import { touchModelOf } from '../lifecycle';
import { dimensions, drags, growth, profile, risks } from './common';
import { blankRows, type CustomerDocument, checks, known, list, part, section, table } from './document';
import { dayOfLife, type Facts, healthWords, riskWords, shareOf, shownOf } from './facts';

/** The plan of a customer's first year with us: nine sections. */
export function successPlan(facts: Facts): CustomerDocument {
  const touch = touchModelOf(facts.segment, facts.daysAsCustomer ?? Number.NaN);
  const drag = drags(facts);
  return {
    title: `Success plan: ${facts.name}`,
    about: `As of ${facts.today}`,
    blocks: [
      section('1. Overview and people'),
      profile(facts),
      table(
        ['Person', 'Role', 'What matters to them'],
        [
          [null, 'Executive sponsor', null],
          [null, 'Champion', null],
          [null, 'Administrator', null],
        ],
      ),
      section('2. Objectives'),
      table(
        ['Objective', 'Measure', 'Target', 'Now', 'By'],
        [['Goals met', 'share', '100 %', shownOf(facts, 'goals_met'), null], ...blankRows(5, 3)],
      ),
      section('3. Milestones'),
      table(
        ['Phase', 'Days', 'Until', 'Milestone', 'Reached'],
        [
          ['1. Begin', '1 to 30', dayOfLife(facts, 30), 'Set up, trained, first value', null],
          ['2. Adopt', '31 to 90', dayOfLife(facts, 90), 'Core workflows in daily use', null],
          ['3. Widen', '91 to 180', dayOfLife(facts, 180), 'More teams and features, value measured', null],
          ['4. Renew', '181 to 365', dayOfLife(facts, 365), 'Return proven, renewal agreed', null],
        ],
      ),
      section('4. Health'),
      known([
        ['Health', healthWords(facts)],
        ['Churn risk', riskWords(facts)],
      ]),
      dimensions(facts),
      section('5. Risks'),
      risks(facts),
      section('6. Communication plan'),
      known([
        ['Touch model', touch.name],
        ['In touch', touch.cadence],
        ['Business reviews', touch.reviews],
        ['Escalation', 'CSM, then CS manager, then VP CS'],
        ['Channel', null],
      ]),
      section('7. Adoption'),
      known([
        ['Seats in use', shareOf(facts, 'active_seats', 'licensed_seats')],
        ['Features in use', shownOf(facts, 'feature_adoption')],
        ['Training completed', shownOf(facts, 'training_completion_rate')],
      ]),
      part('Biggest levers'),
      list(...(drag.length > 0 ? drag : [null])),
      checks('Agree which features come next', 'Train those who have not begun', 'Review the use each month'),
      section('8. Growth'),
      ...growth(facts),
      section('9. Notes'),
      list(null),
    ],
  };
}
