import type { MonthEntry } from '../../../src/addon/months/months';
import { dateName } from '../../../src/base/for-people';
import { figureOf, partOf } from '../../../src/metrics/figures';
import { Answer } from '../../parts/answer';
import { Button } from '../../parts/button';
import { Figure } from '../../parts/figure';
import { useAnswer } from '../../remote';
import { server } from '../../server';
import { whole } from '../../words';

const BOARD = ['arr', 'nrr', 'grr'] as const;

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
        runs find is shown next to them as restated.
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
            {BOARD.map((id) => (
              <th key={id} scope="col" class="number">
                {id === 'arr' ? figureOf(id).name : `${figureOf(id).name}, month`}
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
              {BOARD.map((id) => (
                <td key={id} class="number">
                  <Figure id={id} of={monthPart(entry, id)} value={entry.figures[figureOf(id).name]} />
                  {entry.restatedOn !== '' && <Restated id={id} entry={entry} />}
                </td>
              ))}
              <td>
                {dateName(entry.computedOn)}
                {entry.restatedOn !== '' && (
                  <span class="quiet below">restated {dateName(entry.restatedOn)}</span>
                )}
              </td>
              <td>
                {entry.closedOn === '' ? (
                  <Button onClick={() => close(entry.month)}>{`Close ${entry.month}`}</Button>
                ) : (
                  `closed ${dateName(entry.closedOn)}`
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** The month, and of a rate the day that it is compared with. */
function monthPart({ month, comparedWith }: MonthEntry, id: (typeof BOARD)[number]): string {
  const since = id === 'arr' || comparedWith === '' ? '' : ` since ${comparedWith}`;
  return `${partOf('month', month)}${since}`;
}

function Restated({ id, entry }: { id: (typeof BOARD)[number]; entry: MonthEntry }) {
  const value = entry.figures[`Restated ${figureOf(id).name}`];
  if (value === null || value === undefined) return <span class="quiet below">as closed</span>;
  const change = Number(value) - Number(entry.figures[figureOf(id).name]);
  return (
    <span class="quiet below">
      restated <Figure id={id} of={`${monthPart(entry, id)} restated`} value={value} />
      {/* Both amounts are cut to three digits, in which a small change is not seen. */}
      {id === 'arr' && (
        <span data-words="change">{` (${change > 0 ? '+' : '−'}${whole(Math.abs(change))})`}</span>
      )}
    </span>
  );
}
