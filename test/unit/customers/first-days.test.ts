import { describe, expect, test } from '@jest/globals';
import { isTooNewToDecline, knownReader, withoutEarlyDeclines } from '../../../src/customers/first-days';
import { Portfolio } from '../../../src/reading/portfolio';

const TODAY = 46347;

/** What is late of a customer so many days after its start. */
function late(daysAgo: number, cells: Readonly<Record<string, string | number>>): string[] {
  const row = { customer_id: 'A', start_date: TODAY - daysAgo, ...cells };
  const portfolio = new Portfolio(Object.keys(row), [Object.values(row)], { today: TODAY });
  return knownReader(portfolio, TODAY)(0).late.map(({ message }) => message);
}

describe('in the first 90 days', () => {
  test.each<[number, Readonly<Record<string, string | number>>, string[]]>([
    [20, { days_since_login: 14 }, ['no login for 14 days']],
    [20, { days_since_login: 13 }, []],
    [90, { go_live_late: 'yes' }, ['the go-live is late']],
    [91, { go_live_late: 'yes', days_since_login: 60 }, []],
    [30, { training_completion_rate: '49%' }, ['49 % of the training done on day 30']],
    [29, { training_completion_rate: '49%' }, []],
    [60, { training_completion_rate: '50%' }, []],
    [60, { days_since_login: '', training_completion_rate: '', go_live_late: '' }, []],
  ])('on day %d, %j is %j', (days, cells, found) => {
    expect(late(days, cells)).toEqual(found);
  });

  test('nothing has declined before day 28, nor where nobody knows since when', () => {
    expect([27, 28, undefined].map(isTooNewToDecline)).toEqual([true, false, false]);
    const signals = [{ metric: 'login_trend' }, { metric: 'legal_threat' }];
    expect(withoutEarlyDeclines(signals, 27)).toEqual([{ metric: 'legal_threat' }]);
    expect(withoutEarlyDeclines(signals, 28)).toEqual(signals);
  });
});
