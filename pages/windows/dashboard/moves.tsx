import { money } from '../../../src/base/for-people';
import { sum } from '../../../src/base/sum';
import type { FigureId } from '../../../src/metrics/figures';
import { Figure } from '../../parts/figure';
import { type Drill, MOVES, type Move, moved, type View } from '../../portfolio/view';
import { periodOf } from '../../portfolio/windows';
import { signed } from '../../words';

const FIGURES_OF = {
  Left: { customers: 'churned-customers', arr: 'churned-arr' },
  'Pay less': { customers: 'shrunk-customers', arr: 'contraction-arr' },
  'Pay more': { customers: 'grown-customers', arr: 'expansion-arr' },
  'Are new': { customers: 'new-customers', arr: 'new-arr' },
} as const satisfies Readonly<Record<Move, { readonly customers: FigureId; readonly arr: FigureId }>>;

/** What NRR is made of: who left, who pays less or more, who is new. */
export function Moves({ view, open }: { view: View; open: (drill: Drill) => void }) {
  const now = view.windows[view.windows.length - 1];
  if (!now?.net) return null;
  const { numerator, denominator, rate } = now.net;
  const of = periodOf(now);
  return (
    <section>
      <h2>What moved since {now.from}</h2>
      <p>
        Customers of {now.from} paid <Figure id="opening-arr" of={of} value={denominator} /> a year then, and
        pay <Figure id="closing-arr" of={of} value={numerator} /> now: NRR{' '}
        <Figure id="nrr" of={of} value={rate} />.
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
                <td class="number">
                  <Figure id={FIGURES_OF[move].customers} of={of} value={own.length} />
                </td>
                <td class="number">
                  <Figure id={FIGURES_OF[move].arr} of={of}>
                    {change(sum(own.map(({ start, end }) => end - start)))}
                  </Figure>
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}

/** "+1.2M", "−300", "0". */
export function change(by: number): string {
  return by === 0 ? '0' : `${signed(by).charAt(0)}${money(Math.abs(by))}`;
}
