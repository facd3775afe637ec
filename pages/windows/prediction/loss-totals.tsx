import type { ReviewedLoss } from '../../../src/addon/prediction/losses';
import { groupBy } from '../../../src/base/group-by';
import { whole } from '../../words';

/** What was lost by month and segment, with why and to whom, the commonest first. */
export function LossTotals({ losses }: { readonly losses: readonly ReviewedLoss[] }) {
  if (losses.length === 0) return null;
  const groups = groupBy(losses, ({ leftOn, segment }) => `${leftOn.slice(0, 7)} ${segment}`);
  return (
    <table>
      <caption>Losses by month and segment</caption>
      <thead>
        <tr>
          <th scope="col">Month</th>
          <th scope="col">Segment</th>
          <th scope="col" class="number">
            Customers
          </th>
          <th scope="col" class="number">
            ARR
          </th>
          <th scope="col">Reasons</th>
          <th scope="col">Competitors</th>
        </tr>
      </thead>
      <tbody>
        {[...groups].sort(later).map(([key, those]) => (
          <tr key={key}>
            <th scope="row">{key.slice(0, 7)}</th>
            <td>{those[0]!.segment || 'not known'}</td>
            <td class="number">{whole(those.length)}</td>
            <td class="number">{whole(those.reduce((sum, { arr }) => sum + (arr ?? 0), 0))}</td>
            <td>{commonest(those.map(({ reason }) => reason)) || 'not written down'}</td>
            <td>{commonest(those.map(({ competitor }) => competitor))}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The last month first, its segments by name. */
function later([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  const [month, other] = [a.slice(0, 7), b.slice(0, 7)];
  return month === other ? a.localeCompare(b) : month < other ? 1 : -1;
}

function commonest(words: readonly string[]): string {
  const groups = groupBy(
    words.filter((word) => word !== ''),
    (word) => word,
  );
  return [...groups]
    .sort(([, some], [, others]) => others.length - some.length)
    .map(([word, those]) => (those.length === 1 ? word : `${word} (${whole(those.length)})`))
    .join(', ');
}
