import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { dayOf, lastFullMonth, monthOf } from '../../../src/base/calendar';
import { type Activity, cohorts } from '../../../src/metrics/cohorts';
import {
  type CohortMember,
  cohortMonths,
  cohortRevenue,
  membersAfter,
  revenueRetention,
  type SeenCustomer,
} from '../../../src/metrics/members';

const TODAY = dayOf(2026, 11, 21);
const NOVEMBER = monthOf(TODAY);

function seen(id: string, started: number | undefined, more: Partial<SeenCustomer> = {}): SeenCustomer {
  return { id, started, lost: false, left: undefined, arr: 100, currency: '', ...more };
}

function memory(members: readonly CohortMember[]): Map<string, CohortMember> {
  return new Map(members.map((member) => [member.id, member]));
}

test('a customer whose row is gone has left, and stays in its cohort', () => {
  const day = dayOf(2026, 9, 3);
  const first = membersAfter(new Map(), [seen('a', day), seen('b', day)], new Set(), dayOf(2026, 9, 20));
  const then = membersAfter(memory(first.members), [seen('a', day)], new Set(), dayOf(2026, 10, 5));
  expect(then.members.map(({ id, left }) => [id, left])).toEqual([
    ['a', undefined],
    ['b', dayOf(2026, 10, 5)],
  ]);
  const rows = cohortMonths(then.members, TODAY, false).map((row) => [
    row.month - NOVEMBER,
    row.kept,
    row.customers,
    row.retention,
  ]);
  expect(rows).toEqual([
    [-2, 2, 2, 100],
    [-1, 2, 2, 100],
    [0, 1, 2, undefined],
  ]);
});

test('a row that comes back was no loss, and a churn date counts from its day on', () => {
  const day = dayOf(2026, 8, 1);
  const known = memory([
    { id: 'a', started: day, firstSeen: day, left: dayOf(2026, 10, 1), firstArr: 100, currency: '' },
    { id: 'b', started: day, firstSeen: day, left: undefined, firstArr: 100, currency: '' },
  ]);
  const rows = [seen('a', day), seen('b', day, { lost: true, left: dayOf(2026, 9, 15) })];
  const { members } = membersAfter(known, rows, new Set(), TODAY);
  expect(members.map(({ left }) => left)).toEqual([undefined, dayOf(2026, 9, 15)]);
  const kept = cohortMonths(members, TODAY, true).map((row) => row.kept);
  expect(kept).toEqual([2, 2, 1, 1]);
});

test('nobody is put into a cohort by a guess, and an id that is not clear today keeps what is known of it', () => {
  const day = dayOf(2026, 8, 1);
  const rows = [seen('no start', undefined), seen('lost', day, { lost: true })];
  const known = memory([
    { id: 'twice', started: day, firstSeen: day, left: undefined, firstArr: 1, currency: '' },
  ]);
  expect(membersAfter(known, rows, new Set(['twice']), TODAY)).toEqual({
    members: [...known.values()],
    withoutStart: ['no start'],
    leftUnknown: ['lost'],
  });
});

test('what was before the first run is told only by churn dates', () => {
  const member = {
    id: 'a',
    started: dayOf(2026, 1, 5),
    firstSeen: TODAY,
    left: undefined,
    firstArr: 100,
    currency: '',
  };
  expect(cohortMonths([member], TODAY, false).map(({ month }) => month)).toEqual([NOVEMBER]);
  expect(cohortMonths([member], TODAY, true)).toHaveLength(11);
});

test('revenue is set against what was paid at first; one of whom either is unknown is in neither', () => {
  const base = { started: dayOf(2026, 9, 1), firstSeen: dayOf(2026, 9, 1), currency: '' };
  const members: CohortMember[] = [
    { ...base, id: 'grew', left: undefined, firstArr: 100, currency: '' },
    { ...base, id: 'left', left: dayOf(2026, 10, 1), firstArr: 60 },
    { ...base, id: 'unknown now', left: undefined, firstArr: 40 },
    { ...base, id: 'never known', left: undefined, firstArr: Number.NaN },
  ];
  const now = new Map([
    ['grew', 130],
    ['unknown now', Number.NaN],
    ['never known', Number.NaN],
  ]);
  const revenue = cohortRevenue(members, now, (amount) => amount, TODAY).get(NOVEMBER - 2)!;
  expect(revenue).toEqual({ first: 160, now: 130 });
  expect(revenueRetention(revenue)).toBe(81.25);
});

const someMember = fc
  .record({
    started: fc.integer({ min: TODAY - 900, max: TODAY }),
    stayed: fc.option(fc.integer({ min: 0, max: 700 }), { nil: undefined }),
  })
  .map(({ started, stayed }) => ({ started, left: stayed === undefined ? undefined : started + stayed }));

const membersOf = (list: readonly { started: number; left: number | undefined }[]) =>
  list.map((each, i) => ({ ...each, id: `${i}`, firstSeen: TODAY, firstArr: 1, currency: '' }));

test('every cell lies between 0 and 100, begins with 100 and never rises, in whatever order the members come', () => {
  fc.assert(
    fc.property(fc.array(someMember, { minLength: 1, maxLength: 60 }), (list) => {
      const members = membersOf(list);
      const rows = cohortMonths(members, TODAY, true);
      expect(cohortMonths([...members].reverse(), TODAY, true)).toEqual(rows);
      for (const { cohort, month, retention, kept } of rows) {
        expect(retention === undefined).toBe(month > lastFullMonth(TODAY));
        if (month === cohort && retention !== undefined) expect(retention).toBe(100);
        if (retention !== undefined) expect(retention).toBeLessThanOrEqual(100);
        const before = rows.find((row) => row.cohort === cohort && row.month === month - 1);
        if (before) expect(kept).toBeLessThanOrEqual(before.kept);
      }
    }),
    { numRuns: 40 },
  );
});

test('agrees with COHORTRETENTION over the same first and last days', () => {
  fc.assert(
    fc.property(fc.array(someMember, { minLength: 1, maxLength: 40 }), (list) => {
      const members = membersOf(list);
      const subscribed: Activity[] = members.map(({ id, started, left }) => ({
        customer: id,
        from: started,
        to: left === undefined ? Number.POSITIVE_INFINITY : Math.max(started, left - 1),
        amount: 1,
      }));
      const formula = cohorts(subscribed, lastFullMonth(TODAY), 'customers');
      for (const { cohort, month, retention } of cohortMonths(members, TODAY, true)) {
        if (retention === undefined) continue;
        expect(retention).toBe(formula.find((each) => each.month === cohort)!.retention[month - cohort]);
      }
    }),
    { numRuns: 40 },
  );
});
