import { money } from '../../../src/base/for-people';
import { type FigureId, figureOf, partOf } from '../../../src/metrics/figures';
import { Figure } from '../../parts/figure';
import { LineChart } from '../../parts/line-chart';
import { type MonthFigure, periodOf, type Window } from '../../portfolio/windows';
import { points } from '../../words';

const COLUMNS: readonly { readonly id: FigureId; readonly of: MonthFigure; readonly isOfPeriod?: true }[] = [
  { id: 'paying-customers', of: 'customers' },
  { id: 'arr', of: 'arr' },
  { id: 'average-health', of: 'health' },
  { id: 'nrr', of: 'nrr', isOfPeriod: true },
  { id: 'grr', of: 'grr', isOfPeriod: true },
  { id: 'logo-churn', of: 'logoChurn', isOfPeriod: true },
  { id: 'nps', of: 'nps' },
];

/** The last twelve months as lines, and the same numbers as a table. */
export function Trends({ windows, months }: { windows: readonly Window[]; months: number }) {
  if (windows.length < 2) {
    return (
      <p>
        Trends begin with the second month in which the portfolio is scored: each run keeps the figures of its
        month.
      </p>
    );
  }
  const labels = windows.map(({ month }) => month);
  const line = (name: string, of: MonthFigure) => ({
    name,
    values: windows.map((window) => (isScored(window) ? known(window[of]) : null)),
  });
  const columns = COLUMNS.filter(({ of }) => windows.some((window) => known(window[of]) !== null));
  return (
    <>
      <div class="side-by-side">
        <LineChart
          title={`Retention over ${months === 1 ? 'a month' : `${months} months`}, in percent`}
          labels={labels}
          lines={[line('NRR', 'nrr'), line('GRR', 'grr')]}
          write={points}
        />
        <LineChart title="ARR" labels={labels} lines={[line('ARR', 'arr')]} write={money} />
        <LineChart
          title="Average health, 100 is best"
          labels={labels}
          lines={[line('Health', 'health')]}
          write={points}
        />
      </div>
      <div class="wide">
        <table class="months">
          <caption>
            Month by month, the newest first; NRR, GRR and logo churn of the period that ends with each
          </caption>
          <thead>
            <tr>
              <th scope="col">Month</th>
              {columns.map(({ id }) => (
                <th key={id} scope="col" class="number">
                  {figureOf(id).name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {[...windows].reverse().map((window) => (
              <tr key={window.month}>
                <th scope="row">{window.month}</th>
                {isScored(window) ? (
                  columns.map(({ id, of, isOfPeriod }) => (
                    <td key={id} class="number">
                      <Figure
                        id={id}
                        of={[partOf('month', window.month), isOfPeriod && periodOf(window)]
                          .filter(Boolean)
                          .join(' ')}
                        value={window[of]}
                      />
                    </td>
                  ))
                ) : (
                  <td colSpan={columns.length} class="quiet">
                    not scored in this month
                  </td>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

function isScored({ month, to }: Window): boolean {
  return to.startsWith(month);
}

function known(value: Window[MonthFigure]): number | null {
  return typeof value === 'number' ? value : null;
}
