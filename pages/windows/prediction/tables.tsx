import type { SheetBacktest } from '../../../src/addon/prediction/backtest';
import type { LearnedReport, ScoreReport, SegmentReport } from '../../../src/prediction/report';
import { counted, percent, points, whole } from '../../words';

/** A share as a bar with its number, and a mark for the average. */
function Share({ of, average }: { readonly of: number; readonly average?: number }) {
  return (
    <svg class="step" viewBox="0 0 100 6" preserveAspectRatio="none" role="img" aria-label={percent(of)}>
      <rect class="scale" x="0" y="0" width="100" height="6" />
      <rect class="up" x="0" y="0" width={Math.max(0.5, 100 * of)} height="6" />
      {average !== undefined && <rect class="mark" x={100 * average} y="0" width="0.8" height="6" />}
    </svg>
  );
}

export function Tenths({
  tenths,
  baseRate,
}: {
  readonly tenths: SheetBacktest['tenths'];
  readonly baseRate: number;
}) {
  return (
    <table class="steps">
      <caption>Tenths by risk, the highest first</caption>
      <thead>
        <tr>
          <th scope="col">Tenth</th>
          <th scope="col" class="number">
            Customers
          </th>
          <th scope="col" class="number">
            Left
          </th>
          <th scope="col">The line is the average, {percent(baseRate)}</th>
        </tr>
      </thead>
      <tbody>
        {tenths.map(({ customers, rate }, k) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: tenths never move.
          <tr key={k}>
            <th scope="row">{k + 1}</th>
            <td class="number">{whole(customers)}</td>
            <td class="number">{percent(rate)}</td>
            <td>
              <Share of={rate} average={baseRate} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** How far the probabilities can be taken at their word. */
export function Calibration({ steps }: Pick<LearnedReport['calibration'], 'steps'>) {
  return (
    <table class="steps">
      <caption>Can you take the percentages at their word?</caption>
      <thead>
        <tr>
          <th scope="col">It said</th>
          <th scope="col" class="number">
            Customers
          </th>
          <th scope="col" class="number">
            Left
          </th>
          <th scope="col">Share who left</th>
        </tr>
      </thead>
      <tbody>
        {steps.map(({ from, said, left, customers }) => (
          <tr key={from}>
            <th scope="row">{percent(said)}</th>
            <td class="number">{whole(customers)}</td>
            <td class="number">{percent(left)}</td>
            <td>
              <Share of={left} average={said} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const WORDS = ['High: immediate CSM intervention', 'Medium: schedule health check call'];

/** What the alerts would have been worth. */
export function Alerts({
  alerts,
  baseRate,
}: {
  readonly alerts: LearnedReport['alerts'];
  readonly baseRate: number;
}) {
  return (
    <section>
      <h2>What its alerts were worth</h2>
      <ul>
        {alerts.map(({ over, customers, left }, i) => (
          <li key={over}>
            {WORDS[i]} (over {percent(over)}):{' '}
            {left === null
              ? 'nobody was over it.'
              : `of ${counted(customers, 'customer')} over it, ${percent(left)} left; of all, ${percent(baseRate)}.`}
          </li>
        ))}
      </ul>
      <p class="quiet">Change the limits in “Vitals probability” once it is kept.</p>
    </section>
  );
}

/** How many left of each band of a score. */
export function Bands({ score: { bands, worstToBest, unscored } }: { readonly score: ScoreReport }) {
  return (
    <section>
      <table class="steps">
        <caption>How many left, by band</caption>
        <thead>
          <tr>
            <th scope="col">Band</th>
            <th scope="col" class="number">
              Customers
            </th>
            <th scope="col" class="number">
              Left
            </th>
            <th scope="col">Share who left</th>
          </tr>
        </thead>
        <tbody>
          {bands.map(({ band, customers, rate }) => (
            <tr key={band}>
              <th scope="row">{band}</th>
              <td class="number">{whole(customers)}</td>
              <td class="number">{rate === undefined || rate === null ? '' : percent(rate)}</td>
              <td>{typeof rate === 'number' && <Share of={rate} />}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p>
        {worstToBest === null
          ? 'The worst and the best band cannot be compared: one of them is empty, or nobody left it.'
          : `The worst band left ${points(worstToBest)} times as often as the best. ${
              worstToBest < 3
                ? 'Under 3 times, the colors are not worth acting on.'
                : 'From 3 times on, the colors tell something.'
            }`}
        {unscored > 0 && ` ${counted(unscored, 'customer')} had too little data for a score.`}
      </p>
    </section>
  );
}

export function Segments({ segments }: { readonly segments: readonly SegmentReport[] }) {
  if (segments.length < 2) return null;
  return (
    <table>
      <caption>By segment</caption>
      <thead>
        <tr>
          <th scope="col">Segment</th>
          <th scope="col" class="number">
            Customers
          </th>
          <th scope="col" class="number">
            Left
          </th>
          <th scope="col" class="number">
            AUC
          </th>
          <th scope="col" class="number">
            Lift
          </th>
        </tr>
      </thead>
      <tbody>
        {segments.map(({ segment, rows, events, auc, lift }) => (
          <tr key={segment}>
            <th scope="row">{segment}</th>
            <td class="number">{whole(rows)}</td>
            <td class="number">{whole(events)}</td>
            <td class="number">{auc === null ? 'too few' : auc.toFixed(2)}</td>
            <td class="number">{lift === null ? '' : points(lift)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
