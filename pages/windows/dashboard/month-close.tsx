import type { MonthEntry } from '../../../src/addon/months/months';
import { Answer } from '../../parts/answer';
import { Button } from '../../parts/button';
import { useAnswer } from '../../remote';
import { server } from '../../server';
import { figure } from './cards';

const BOARD = [
  { name: 'ARR', unit: 'money' },
  { name: 'NRR', unit: 'percent' },
  { name: 'GRR', unit: 'percent' },
] as const;

/** The freezing of a month that a board has seen, and what changed since. */
export function MonthClose() {
  const [months, ask] = useAnswer('Reading the months', () => server.listMonths());
  const close = (month: string) =>
    ask(`Closing ${month}`, async () => {
      await server.closeMonth(month);
      return server.listMonths();
    });
  return (
    <section class="screen-only">
      <h2>Month close</h2>
      <p>
        Close a month once its figures are reported: they stay as they are, of the whole portfolio. What later
        runs find stands beside them as restated.
      </p>
      <Answer to={months}>{(known) => <Table months={known} close={close} />}</Answer>
    </section>
  );
}

function Table({ months, close }: { months: readonly MonthEntry[]; close: (month: string) => void }) {
  if (months.length === 0) return <p>No month is kept yet: each run keeps the figures of its month.</p>;
  return (
    <div class="wide">
      <table>
        <thead>
          <tr>
            <th scope="col">Month</th>
            {BOARD.map(({ name }) => (
              <th key={name} scope="col" class="number">
                {name === 'ARR' ? name : `${name}, month`}
              </th>
            ))}
            <th scope="col">Computed</th>
            <th scope="col">Closed</th>
          </tr>
        </thead>
        <tbody>
          {months.map((entry) => (
            <tr key={entry.month}>
              <th scope="row">{entry.month}</th>
              {BOARD.map(({ name, unit }) => (
                <td key={name} class="number">
                  {figure(entry.figures[name], unit)}
                  {entry.restatedOn !== '' && (
                    <span class="quiet below">{restated(entry.figures[`Restated ${name}`], unit)}</span>
                  )}
                </td>
              ))}
              <td>
                {entry.computedOn}
                {entry.restatedOn !== '' && <span class="quiet below">restated {entry.restatedOn}</span>}
              </td>
              <td>
                {entry.closedOn === '' ? (
                  <Button onClick={() => close(entry.month)}>{`Close ${entry.month}`}</Button>
                ) : (
                  `closed ${entry.closedOn}`
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function restated(value: number | null | undefined, unit: 'money' | 'percent'): string {
  return value === null || value === undefined ? 'as closed' : `restated ${figure(value, unit)}`;
}
