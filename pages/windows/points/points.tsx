import { render } from 'preact';
import type { OpenedCustomer } from '../../../src/addon/customer/customer';
import type { ScorePage } from '../../../src/customers/customer-page';
import { Answer } from '../../parts/answer';
import { Button } from '../../parts/button';
import { Hint } from '../../parts/notice';
import { OwnFigure } from '../../parts/own-figure';
import { CapHint, ScoreBasis } from '../../parts/score-basis';
import { nameOf } from '../../portfolio/filter';
import { useAnswer } from '../../remote';
import { closeDialog, server } from '../../server';
import { subjectOf } from '../../subject';
import { hundredthsOf, type ScoreStep, stepsOf } from './steps';

/** One customer's scores as bars that add up to them. */
function PointsDialog() {
  const [customer] = useAnswer('Reading the customer', () => server.openCustomer(subjectOf<string>()));
  return (
    <main>
      <h1>{customer.at === 'ready' ? nameOf(customer.value) : 'Point by point'}</h1>
      <Answer to={customer}>{(known) => <Scores customer={known} />}</Answer>
    </main>
  );
}

function Scores({ customer: { id, health, churn, unscored, since } }: { customer: OpenedCustomer }) {
  return (
    <>
      {since !== '' && <Hint>{since}</Hint>}
      {unscored !== '' && <Hint>No score: {unscored.toLowerCase()}.</Hint>}
      {health && <Score of="health" customer={id} title="Health" meaning="100 is best" score={health} />}
      {churn && (
        <Score
          of="churn risk"
          customer={id}
          title="Churn risk"
          meaning="100 is worst"
          score={withoutLost(churn)}
        />
      )}
      <p class="row screen-only">
        {(health || churn) && <Button onClick={() => window.print()}>Print</Button>}
        <Button onClick={closeDialog}>Close</Button>
      </p>
    </>
  );
}

interface Whose {
  readonly of: 'health' | 'churn risk';
  readonly customer: string;
}

function Score({
  title,
  meaning,
  score,
  ...whose
}: Whose & { readonly title: string; readonly meaning: string; readonly score: ScorePage }) {
  const steps = stepsOf(score);
  const couldLose = score.parts.some(({ lost }) => lost > 0);
  // Before a ceiling cuts them, points may go beyond 100.
  const scale = Math.max(100, ...steps.map(({ to }) => Math.ceil(to)));
  return (
    <section>
      <h2>
        {title} <Total {...whose} score={score} /> <span data-words="definition">({meaning})</span>:{' '}
        {score.band}
      </h2>
      <p class="quiet">
        <ScoreBasis {...whose} score={score} />. Each bar begins where the one above it ends; the last one
        ends at the score.
        {couldLose && ' Pale: what the metric could still bring.'}
      </p>
      <CapHint score={score} />
      <table class="steps">
        <thead>
          <tr>
            <th scope="col">What</th>
            <th scope="col">Value</th>
            <th scope="col" class="number">
              Points
            </th>
            {couldLose && (
              <th scope="col" class="number">
                Lost
              </th>
            )}
            <th scope="col" data-words="label">
              From 0 to {scale}
            </th>
          </tr>
        </thead>
        <tbody>
          {steps.map((step, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the bars of a customer never move.
            <Row key={i} {...whose} step={step} couldLose={couldLose} scale={scale} />
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{title}</th>
            <td />
            <td class="number">
              <strong>
                <Total {...whose} score={score} />
              </strong>
            </td>
            {couldLose && <td class="number" />}
            <td>
              <Bar from={0} to={score.value} lost={0} scale={scale} />
            </td>
          </tr>
        </tfoot>
      </table>
    </section>
  );
}

/** Risk that a signal did not bring is nothing that was lost. */
function withoutLost(score: ScorePage): ScorePage {
  return { ...score, parts: score.parts.map((part) => ({ ...part, lost: 0 })) };
}

/** The score itself, as everywhere. */
function Total({ of, customer, score }: Whose & { readonly score: ScorePage }) {
  return (
    <OwnFigure id={of === 'health' ? 'health-score' : 'churn-risk'} customer={customer}>
      {score.shown}
    </OwnFigure>
  );
}

function Row({
  of,
  customer,
  step: { part, from, to, hundredths },
  couldLose,
  scale,
}: Whose & {
  readonly step: ScoreStep;
  readonly couldLose: boolean;
  readonly scale: number;
}) {
  const more = `${of} ${part.label}`;
  return (
    <tr>
      <th scope="row">{part.isOwn ? `The model’s ${part.label}` : part.label}</th>
      <td>
        {part.value !== '' && (
          <OwnFigure id="metric" customer={customer} more={more}>
            {part.value}
          </OwnFigure>
        )}
      </td>
      <td class="number">
        <OwnFigure id="points-won" customer={customer} more={more}>
          {shown(hundredths)}
        </OwnFigure>
      </td>
      {couldLose && (
        <td class="number">
          {!part.isOwn && (
            <OwnFigure id="points-lost" customer={customer} more={more}>
              {shown(hundredthsOf(part.lost))}
            </OwnFigure>
          )}
        </td>
      )}
      <td>
        <Bar from={from} to={to} lost={part.lost} scale={scale} />
      </td>
    </tr>
  );
}

/** Where a part stands on the scale, and behind it what was lost. */
function Bar({ from, to, lost, scale }: { from: number; to: number; lost: number; scale: number }) {
  const [left, right] = [Math.min(from, to), Math.max(from, to)];
  const words = `from ${shown(hundredthsOf(from))} to ${shown(hundredthsOf(to))}`;
  return (
    <svg class="step" viewBox={`0 0 ${scale} 6`} preserveAspectRatio="none" role="img" aria-label={words}>
      <rect class="scale" x="0" y="0" width={scale} height="6" />
      {lost > 0 && (
        <rect class="room" x={right} y="0" width={Math.max(0, Math.min(lost, scale - right))} height="6" />
      )}
      <rect class={to < from ? 'down' : 'up'} x={left} y="0" width={Math.max(right - left, 0.3)} height="6" />
    </svg>
  );
}

/** Hundredths of a point as points: 1250 as "12.50". */
function shown(hundredths: number): string {
  return (hundredths / 100).toFixed(2).replace('-', '−');
}

render(<PointsDialog />, document.getElementById('dialog')!);
