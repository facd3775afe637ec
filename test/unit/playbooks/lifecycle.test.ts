import { expect, test } from '@jest/globals';
import { PHASES, phaseOf, RENEWAL_TIMELINE, touchModelOf } from '../../../src/playbooks/lifecycle';
import { publishedPlays } from '../../../src/playbooks/published-plays';
import { workbenchWith } from '../../support/sheets';
import { unknownSituation } from '../../support/situation';

test.each([
  [-1, undefined],
  [0, 'Onboarding'],
  [89, 'Onboarding'],
  [90, 'Adoption'],
  [179, 'Adoption'],
  [180, 'Optimization'],
  [269, 'Optimization'],
  [270, 'Renewal'],
  [364, 'Renewal'],
  [365, 'Established'],
  [Number.NaN, undefined],
])('day %p is %p: a phase ends where the next one begins (C32)', (day, phase) => {
  expect(phaseOf(day)?.name).toBe(phase);
});

test('each day of the first year belongs to one play, and that to the phase of the day (C32)', () => {
  const ofLife = publishedPlays().filter(({ countsFrom }) => countsFrom === 'first day');
  for (let day = 0; day < 365; day++) {
    const fitting = ofLife.filter(
      ({ when }) => when.holds(unknownSituation({ daysAsCustomer: day }), 0) === true,
    );
    expect(fitting.map(({ name }) => name.split(':')[0]!.replace(' phase', ''))).toEqual([
      phaseOf(day)!.name,
    ]);
  }
});

test.each(PHASES.slice(1, -1))('the play of $name has the goals of its phase', ({ name, goals }) => {
  expect(
    publishedPlays().find((play) => play.name.startsWith(name) && play.purpose.includes(goals)),
  ).toBeDefined();
});

test('who has only just begun is checked in on weekly, but where touch is automated', () => {
  expect(touchModelOf('enterprise', 27).cadence).toBe('Weekly for the first four weeks');
  expect(touchModelOf('enterprise', 28).cadence).toBe('Every week or two');
  expect(touchModelOf('mid-market', Number.NaN).cadence).toBe('Monthly');
  expect(touchModelOf('smb', 0)).toMatchObject({
    name: 'Tech-touch',
    reviews: 'On demand, at least once a year',
  });
});

test('a renewal is prepared from 120 days on', () => {
  expect(RENEWAL_TIMELINE.map(({ daysBefore }) => daysBefore)).toEqual([120, 90, 60, 30]);
});

test('the formulas count from the first contract, on the day they are told', () => {
  const { bench } = workbenchWith([['x']]);
  const day = (iso: string) => new Date(`${iso}T00:00:00Z`);
  const headers = ['customer_id', 'segment', 'start_date', 'contract_start_date'];
  const rows = [
    ['a', 'enterprise', day('2026-08-23'), day('2026-11-20')],
    ['b', 'smb', '', day('2026-11-20')],
    ['c', '', '', ''],
    ['d', 'smb', day('2026-12-01'), ''],
  ];
  const call = (name: string) => bench.callCustomFunction(name, [[headers], rows, day('2026-11-21')]).value;
  expect(call('LIFECYCLEPHASE')).toEqual([
    ['Adoption'],
    ['Onboarding'],
    ['Not enough data'],
    ['Not started'],
  ]);
  expect((call('TOUCHMODEL') as string[][]).map(([name]) => name)).toEqual([
    'High-touch',
    'Tech-touch',
    'Medium-touch',
    'Tech-touch',
  ]);
  expect(bench.callCustomFunction('TOUCHMODEL', [[headers], rows]).error?.message).toContain(
    'from which day',
  );
});
