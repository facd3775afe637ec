import { describe, expect, test } from '@jest/globals';
import { type KeptDay, wholeDay } from '../../src/history/day';
import { History } from '../../src/history/history';
import { dayInRow, soundDays, textsOf } from '../../src/past/history-text';
import { yearBefore } from '../../workbench/sample-history';

const SERIES = ['health_score', 'health_status', 'churn_risk', 'risk_tier', 'arr', 'segment', 'Usage score'];
const TODAY: KeptDay = wholeDay({
  day: 46_000,
  series: SERIES,
  healthModel: 'segment x',
  churnModel: 'churn risk y',
  customers: new Map(
    Array.from({ length: 120 }, (_, i) => [
      `C-${i}`,
      [50 + (i % 40), 'Yellow', 40, 'Medium', 1000, 'smb', 60],
    ]),
  ),
});

describe('the year behind the sample', () => {
  const days = yearBefore(TODAY);
  const history = new History([...days, TODAY]);

  test('is kept every day for a month and every week before, the oldest first, none of it today or later', () => {
    const ago = days.map(({ day }) => TODAY.day - day);
    expect([ago[0], ago[ago.length - 1]]).toEqual([365, 1]);
    expect(ago.filter((one) => one < 30)).toEqual(Array.from({ length: 29 }, (_, i) => 29 - i));
    expect(ago.every((one, i) => i === 0 || one < ago[i - 1]!)).toBe(true);
  });

  test('stands in the tab as runs write it, and is read back whole', () => {
    const read = days.map((day) => dayInRow(textsOf(day)));
    expect(soundDays(read)).toEqual({ days, isSound: true });
  });

  test('leads to the scores of today, with some that moved, some that came and some that left', () => {
    const health = (id: string, day: number) => history.valueOn(id, 'health_score', day);
    const ids = Array.from({ length: 120 }, (_, i) => `C-${i}`);
    const moved = ids.filter((id) => {
      const [from, to] = [health(id, TODAY.day - 90), health(id, TODAY.day)];
      return typeof from === 'number' && typeof to === 'number' && Math.abs(from - to) > 5;
    });
    expect(moved.length).toBeGreaterThan(10);
    expect(moved.length).toBeLessThan(60);
    expect(ids.filter((id) => health(id, TODAY.day - 300) === null).length).toBeGreaterThan(0);
    expect(history.customers.filter((id) => id.endsWith('-former')).length).toBeGreaterThan(0);
  });

  test('is the same each time', () => {
    expect(yearBefore(TODAY)).toEqual(days);
  });
});
