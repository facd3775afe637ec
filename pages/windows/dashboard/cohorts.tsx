import { useState } from 'preact/hooks';
import type { PastMonths } from '../../../src/addon/months/past-months';
import { monthName, monthOf } from '../../../src/base/calendar';
import { SMALL_COHORT } from '../../../src/metrics/cohorts';
import { partOf } from '../../../src/metrics/figures';
import { type CohortMonth, cohortMonths } from '../../../src/metrics/members';
import { Figure } from '../../parts/figure';
import { counted, points, whole } from '../../words';

const MONTHS_AT_A_TIME = 12;
/** From each of these shares on a cell is a shade darker. */
const SHADES = [50, 70, 85, 95];

/** Who stayed, by the month in which customers began: a table whose cells are darker the more stayed. */
export function Cohorts({
  of: { members, knowsWhoLeft },
  isChosen,
  today,
}: {
  readonly of: PastMonths;
  readonly isChosen: (id: string) => boolean;
  readonly today: number;
}) {
  const [shown, setShown] = useState(MONTHS_AT_A_TIME);
  const chosen = members
    .filter(({ id }) => isChosen(id))
    .map((member) => ({ ...member, left: member.left ?? undefined }));
  const cohorts = byCohort(cohortMonths(chosen, today, knowsWhoLeft));
  if (cohorts.length === 0) {
    return (
      <p>
        No customer here has a start date in the last three years. A column “start_date” (or “Customer since”)
        says when each customer began.
      </p>
    );
  }
  const rows = cohorts.filter(([first]) => monthOf(today) - first!.cohort <= shown);
  const ages = Array.from({ length: Math.max(0, ...rows.map(ageOf)) + 1 }, (_, age) => age);
  return (
    <>
      <div class="wide">
        <table class="heat">
          <caption>Still customers, in percent of those who began in a month, by months since then</caption>
          <thead>
            <tr>
              <th scope="col">Began</th>
              <th scope="col" class="number">
                Customers
              </th>
              {ages.map((age) => (
                <th key={age} scope="col" class="number" data-words="label">
                  {age}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <Row key={row[0]!.cohort} months={row} ages={ages} />
            ))}
          </tbody>
        </table>
      </div>
      <p class="quiet" data-words="definition">
        Darker is more: a shade from {SHADES.join(', ')} % on. {few(rows)}
        {!knowsWhoLeft &&
          'No column churn_date says who left before the first run: a cohort counts those who were there then.'}
      </p>
      {cohorts.length > rows.length && (
        <button
          type="button"
          class="link screen-only"
          data-words="pages"
          onClick={() => setShown(shown + MONTHS_AT_A_TIME)}
        >
          {`Show older cohorts (${whole(cohorts.length - rows.length)} left)`}
        </button>
      )}
    </>
  );
}

function Row({ months, ages }: { months: readonly CohortMonth[]; ages: readonly number[] }) {
  const { cohort, customers } = months[0]!;
  const byAge = new Map(months.map((month) => [month.month - cohort, month.retention]));
  return (
    <tr>
      <th scope="row">{monthName(cohort)}</th>
      <td class="number">
        <Figure id="cohort-customers" of={partOf('cohort', monthName(cohort))} value={customers} />
        {customers < SMALL_COHORT && '*'}
      </td>
      {ages.map((age) => {
        const share = byAge.get(age);
        return (
          <td key={age} class={typeof share === 'number' ? `number shade-${shadeOf(share)}` : undefined}>
            {typeof share === 'number' && (
              <Figure id="cohort-retention" of={`${partOf('cohort', monthName(cohort))} +${age}`}>
                {Number.isInteger(share) ? share : points(share)}
              </Figure>
            )}
          </td>
        );
      })}
    </tr>
  );
}

/** The newest cohort first. */
function byCohort(months: readonly CohortMonth[]): CohortMonth[][] {
  const cohorts = new Map<number, CohortMonth[]>();
  for (const month of months) cohorts.set(month.cohort, [...(cohorts.get(month.cohort) ?? []), month]);
  return [...cohorts.values()].sort((a, b) => b[0]!.cohort - a[0]!.cohort);
}

function ageOf(months: readonly CohortMonth[]): number {
  const { cohort, month } = months[months.length - 1]!;
  return month - cohort;
}

function shadeOf(share: number): number {
  return SHADES.filter((from) => share >= from).length;
}

function few(rows: readonly CohortMonth[][]): string {
  const small = rows.filter(([first]) => first!.customers < SMALL_COHORT).length;
  return small === 0
    ? ''
    : `* ${counted(small, 'cohort')} below ${SMALL_COHORT} customers: one of them moves it by more than 5 points. `;
}
