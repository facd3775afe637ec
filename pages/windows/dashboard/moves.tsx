import { sum } from '../../../src/base/sum';
import { type Drill, MOVES, type Move, moved, type View } from '../../portfolio/view';
import { signed, whole } from '../../words';
import { figure } from './cards';

/** What NRR is made of: who left, who pays less or more, who is new. */
export function Moves({ view, open }: { view: View; open: (drill: Drill) => void }) {
  const now = view.windows[view.windows.length - 1];
  if (!now?.net) return null;
  const { numerator, denominator, rate } = now.net;
  return (
    <section>
      <h2>What moved since {now.from}</h2>
      <p>
        Customers of {now.from} paid {whole(denominator)} a year then, and pay {whole(numerator)} now: NRR{' '}
        {figure(rate, 'percent')}.
      </p>
      <table class="screen-only">
        <thead>
          <tr>
            <th scope="col">Customers who</th>
            <th scope="col" class="number">
              Customers
            </th>
            <th scope="col" class="number">
              ARR, change
            </th>
          </tr>
        </thead>
        <tbody>
          {(Object.keys(MOVES) as Move[]).map((move) => {
            const own = now.standings.filter(MOVES[move]);
            return (
              <tr key={move}>
                <th scope="row">
                  <button type="button" class="link" onClick={() => open(moved(move))}>
                    {move}
                  </button>
                </th>
                <td class="number">{whole(own.length)}</td>
                <td class="number">{change(sum(own.map(({ start, end }) => end - start)))}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}

/** "+1,200", "−300", "0". */
export function change(by: number): string {
  return by === 0 ? '0' : `${signed(by).charAt(0)}${whole(Math.abs(by))}`;
}
