import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { decisionReader } from '../../../src/reading/decision';
import { Portfolio } from '../../../src/reading/portfolio';

const TODAY = 46347;
const HEADERS = ['customer_id', 'Contract end', 'Notice deadline', 'Notice period (days)'];

function decision(end: unknown, notice: unknown, days: unknown, noticeDays?: number): number {
  const portfolio = new Portfolio(HEADERS, [['A', end, notice, days]], { noticeDays });
  return decisionReader(portfolio)(0, TODAY);
}

describe('The day on which a renewal is decided', () => {
  test.each([
    ['the end of the contract, where nothing is said of notice', TODAY + 90, '', '', TODAY + 90],
    ['the notice date', TODAY + 90, TODAY + 20, '', TODAY + 20],
    ['the notice date before the days of notice', TODAY + 90, TODAY + 20, 60, TODAY + 20],
    ['the end less the days of notice', TODAY + 90, '', 60, TODAY + 30],
    ['today, on the last day for notice', TODAY + 60, '', 60, TODAY],
    ['the end, once notice can no longer be given', TODAY + 59, '', 60, TODAY + 59],
    ['the end, where the notice date lies behind it', TODAY + 30, TODAY + 40, '', TODAY + 30],
    ['the notice date alone', '', TODAY + 20, '', TODAY + 20],
    ['unknown, where the end is unknown', '', '', 60, Number.NaN],
    ['the end that has passed', TODAY - 40, '', 60, TODAY - 40],
  ])('is %s', (_, end, notice, days, expected) => {
    expect(decision(end, notice, days)).toBe(expected);
  });

  test('takes the days of notice of the settings where no column says them', () => {
    expect(decision(TODAY + 90, '', '', 30)).toBe(TODAY + 60);
    expect(decision(TODAY + 90, '', 45, 30)).toBe(TODAY + 45);
  });

  test('never lies behind the end of a contract, nor in the past of one that runs', () => {
    const day = fc.integer({ min: TODAY - 1000, max: TODAY + 1000 });
    fc.assert(
      fc.property(day, fc.option(day), fc.option(fc.integer({ min: 0, max: 400 })), (end, notice, days) => {
        const decided = decision(end, notice ?? '', days ?? '');
        expect(decided).toBeLessThanOrEqual(end);
        if (end >= TODAY) expect(decided).toBeGreaterThanOrEqual(TODAY);
      }),
    );
  });
});
