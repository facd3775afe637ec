import { useEffect } from 'preact/hooks';
import { Answer } from '../sidebar/parts/answer';
import { Button } from '../sidebar/parts/button';
import { useRemote } from '../sidebar/remote';
import { server } from '../sidebar/server';
import { points, whole } from '../sidebar/words';
import type { MonthEntry } from '../src/addon/months';
import { LineChart } from './line-chart';

const MONEY = ['Customers', 'ARR', 'Churned customers'];

/** The last twelve months, and the freezing of one that a board has seen. */
export function Months() {
  const [months, ask] = useRemote<MonthEntry[]>();
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the page opens.
  useEffect(() => ask('Reading the months', () => server.listMonths()), []);
  const close = (month: string) =>
    ask(`Closing ${month}`, async () => {
      await server.closeMonth(month);
      return server.listMonths();
    });
  return (
    <section>
      <h2>Twelve months</h2>
      <Answer to={months}>{(known) => <Table months={known} close={close} />}</Answer>
    </section>
  );
}

function Table({ months, close }: { months: readonly MonthEntry[]; close: (month: string) => void }) {
  const [newest] = months;
  if (!newest) return <p>No month is kept yet: each run keeps the figures of its month.</p>;
  const names = Object.keys(newest.figures);
  const inTime = [...months].reverse();
  return (
    <>
      <LineChart
        name="Retention by month, in percent"
        labels={inTime.map(({ month }) => month)}
        lines={['NRR', 'GRR'].map((name) => ({
          name,
          values: inTime.map(({ figures }) => figures[name] ?? null),
        }))}
      />
      <div class="wide">
        <table>
          <thead>
            <tr>
              <th scope="col">Month</th>
              {names.map((name) => (
                <th key={name} scope="col" class="number">
                  {name}
                </th>
              ))}
              <th scope="col">Closed</th>
            </tr>
          </thead>
          <tbody>
            {months.map(({ month, closed, figures }) => (
              <tr key={month}>
                <th scope="row">{month}</th>
                {names.map((name) => (
                  <td key={name} class="number">
                    {figureOf(name, figures[name] ?? null)}
                  </td>
                ))}
                <td>
                  {closed ? (
                    'closed'
                  ) : (
                    <span class="screen-only">
                      <Button onClick={() => close(month)}>{`Close ${month}`}</Button>
                    </span>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p class="quiet">
        NRR, GRR and customers lost since the month before, in percent of what there was. A closed month keeps
        its figures; later changes stand beside them in “Vitals months”.
      </p>
    </>
  );
}

function figureOf(name: string, value: number | null): string {
  if (value === null) return 'n/a';
  return MONEY.includes(name) ? whole(value) : points(value);
}
