import { lastFullMonth, monthName } from '../base/calendar';
import { type Activity, type Cohort, cohorts, SMALL_COHORT } from '../metrics/cohorts';
import { expectSameSize, figureCell, type Named, readAmount, readCells, readId } from './amounts';
import type { Answer, CellAnswer } from './answer';
import { type Argument, isLeftOut, readAsOf } from './arguments';
import { readDays } from './days';
import { withoutHeaders } from './headings';

const NAME = 'COHORTRETENTION';

/**
 * Retention of customers, or of revenue, by the month of their first activity, in percent of that month: those active in each month, or those still subscribed. A month that is not over is blank, a month without any is 0.
 *
 * @param {unknown[][]} customers The customer of each row: of a purchase, a use or a subscription.
 * @param {unknown[][]} dates The day of each row; of a subscription, its first.
 * @param {Date} as_of The last day that the data covers: a date, or DATE(2026, 11, 21).
 * @param {number[][]} amounts Optional. What each row is worth, for the retention of revenue: a purchase, or the MRR of a subscription.
 * @param {unknown[][]} ends Optional. The last day of each subscription, blank while it goes on: then who is subscribed on any day of a month counts.
 * @return {unknown[][]} A row for each cohort, under the number of months since its first.
 * @example =COHORTRETENTION(A2:A501, B2:B501, DATE(2026, 11, 21))
 * @customfunction
 */
export function COHORTRETENTION(
  customers: Argument,
  dates: Argument,
  as_of: Argument,
  amounts?: Argument,
  ends?: Argument,
): Answer {
  const today = readAsOf(NAME, as_of);
  const activities = readActivities(customers, dates, amounts, ends).filter(({ from }) => from <= today);
  const found = cohorts(activities, lastFullMonth(today), isLeftOut(amounts) ? 'customers' : 'revenue');
  return answerCohorts(found);
}

function answerCohorts(found: readonly Cohort[]): Answer {
  const width = Math.max(0, ...found.map(({ retention }) => retention.length));
  return [
    [
      'Cohort',
      'Customers',
      `Fewer than ${SMALL_COHORT}`,
      ...Array.from({ length: width }, (_, month) => month),
    ],
    ...found.map(({ month, customers, retention }): CellAnswer[] => [
      monthName(month),
      customers,
      customers < SMALL_COHORT ? 'few' : '',
      ...retention.map(figureCell),
      ...new Array<CellAnswer>(width - retention.length).fill(''),
    ]),
  ];
}

/** @throws A sentence for a row without a customer, without a day, with an end before its day, or without its amount. */
function readActivities(customers: Argument, dates: Argument, amounts: Argument, ends: Argument): Activity[] {
  const [who, when, paid, until] = withoutHeaders([
    { label: 'customers', argument: customers },
    { label: 'dates', argument: dates },
    { label: 'amounts', argument: amounts },
    { label: 'ends', argument: ends },
  ]) as [Named, Named, Named, Named];
  const isGiven = ({ argument }: Named) => !isLeftOut(argument);
  expectSameSize(NAME, [who, when, ...[paid, until].filter(isGiven)]);
  const ids = readCells(NAME, who, readId);
  const lastDays = isGiven(until) ? readDays(NAME, until, when) : undefined;
  const values = isGiven(paid) ? readCells(NAME, paid, readAmount) : undefined;
  return readDays(NAME, when, until).flatMap((from, row) => {
    const customer = ids[row];
    if (customer === undefined && from === undefined) return [];
    const to = lastDays === undefined ? from : (lastDays[row] ?? Number.POSITIVE_INFINITY);
    const lacking =
      customer === undefined
        ? 'customers is blank beside a date. Write the customer’s id there.'
        : from === undefined
          ? 'dates is blank beside a customer. Write the day there, or empty the row.'
          : to! < from
            ? 'ends is before its date. Correct one of the two.'
            : values !== undefined && values[row] === undefined
              ? 'amounts is blank. Write what was paid, 0 for nothing.'
              : undefined;
    if (lacking !== undefined) throw new Error(`${NAME}: cell ${row + 1} of ${lacking}`);
    return [{ customer, from: from!, to: to!, amount: values?.[row] ?? 0 }];
  });
}
