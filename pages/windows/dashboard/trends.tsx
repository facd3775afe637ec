import { LineChart } from '../../parts/line-chart';
import type { MonthFigure, Window } from '../../portfolio/windows';
import { points, whole } from '../../words';
import { figure } from './cards';

const COLUMNS: readonly {
  readonly name: string;
  readonly of: MonthFigure;
  readonly unit: 'percent' | 'points' | 'money';
}[] = [
  { name: 'Customers', of: 'customers', unit: 'money' },
  { name: 'ARR', of: 'arr', unit: 'money' },
  { name: 'Average health', of: 'health', unit: 'points' },
  { name: 'NRR', of: 'nrr', unit: 'percent' },
  { name: 'GRR', of: 'grr', unit: 'percent' },
  { name: 'Logo churn', of: 'logoChurn', unit: 'percent' },
  { name: 'NPS', of: 'nps', unit: 'points' },
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
        <LineChart title="ARR" labels={labels} lines={[line('ARR', 'arr')]} write={whole} />
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
              {columns.map(({ name }) => (
                <th key={name} scope="col" class="number">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {[...windows].reverse().map((window) => (
              <tr key={window.month}>
                <th scope="row">{window.month}</th>
                {isScored(window) ? (
                  columns.map(({ name, of, unit }) => (
                    <td key={name} class="number">
                      {figure(window[of], unit)}
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
