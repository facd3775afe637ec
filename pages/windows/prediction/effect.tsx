import type { LossReview } from '../../../src/addon/prediction/losses';
import type { Pair } from '../../../src/past/before-and-since';
import type { Half } from '../../../src/past/relations';
import { points, whole } from '../../words';

/** Figures before the first run and since. */
export function Effect({ effect: { firstRun, pairs } }: Pick<LossReview, 'effect'>) {
  if (pairs.length === 0) return null;
  return (
    <section>
      <table>
        <caption>Before the first run ({firstRun}) and since</caption>
        <thead>
          <tr>
            <th scope="col">Figure</th>
            <th scope="col" class="number">
              Before
            </th>
            <th scope="col" class="number">
              Since
            </th>
          </tr>
        </thead>
        <tbody>
          {pairs.map((pair) => (
            <tr key={pair.name}>
              <th scope="row">
                {pair.name}
                {pair.why !== '' && <span class="quiet below">{pair.why}</span>}
              </th>
              <td class="number">{amountOf(pair.before, pair)}</td>
              <td class="number">{amountOf(pair.since, pair)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p class="quiet">
        Logo churn: the mean of the twelve months before, and of the whole months since. The others: on the
        day of the first run, and on the last. What else changed in that time is in these figures too.
      </p>
    </section>
  );
}

const amountOf = (value: number | null, { unit }: Pair) =>
  value === null ? '' : unit === '%' ? `${points(value)} %` : points(value);

/** Published relations, held against these customers. */
export function Together({ together: { from, until, relations } }: Pick<LossReview, 'together'>) {
  if (relations.length === 0)
    return <p class="quiet">What moves together can be told once the history reaches back 90 days.</p>;
  return (
    <section>
      <table>
        <caption>
          What moves together, from {from} to {until}
        </caption>
        <thead>
          <tr>
            <th scope="col">Published</th>
            <th scope="col" class="number">
              Lower half
            </th>
            <th scope="col" class="number">
              Upper half
            </th>
            <th scope="col">Your customers</th>
          </tr>
        </thead>
        <tbody>
          {relations.map(({ metric, outcome, published, low, high, verdict }) => (
            <tr key={metric + outcome}>
              <th scope="row">
                More {metric.replace(/^(?!NPS)./, (letter) => letter.toLowerCase())}: {published} {outcome}
              </th>
              <td class="number">{halfText(low)}</td>
              <td class="number">{halfText(high)}</td>
              <td>{verdict}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p class="quiet">
        Customers with little and with much of a metric at the start, and how each half ended. That two things
        move together does not say that one causes the other.
      </p>
    </section>
  );
}

const halfText = ({ customers, outcome }: Half) =>
  `${outcome === null ? 'No data' : points(outcome)} (${whole(customers)})`;
