import type { CustomerTimeline } from '../../../src/addon/customer/timeline';
import type { ScorePage, ScorePart } from '../../../src/customers/customer-page';
import { toneOf } from '../../parts/chip';
import { OwnFigure } from '../../parts/own-figure';
import { points } from '../../words';

const SHOWN = 4;
/** Less than this rounds to nothing here. */
export const LEAST_SHOWN = 0.05;

/** What costs a customer most, and behind a press everything: the points add up to the score. */
export function Losses({ id, health }: { id: string; health: ScorePage }) {
  const lost = health.parts.filter((part) => part.lost >= LEAST_SHOWN);
  if (lost.length === 0) return null;
  const [first, rest] = [lost.slice(0, SHOWN), lost.slice(SHOWN)];
  const remaining = rest.reduce((sum, part) => sum + part.lost, 0);
  const most = Math.max(...lost.map((part) => part.won + part.lost));
  return (
    <section>
      <h2>Points lost</h2>
      <ul class="rows">
        {first.map((part) => (
          <Loss key={part.label} id={id} part={part} most={most} />
        ))}
        {rest.length > 0 && (
          <li class="row-line">
            <span data-words="sum">{rest.length} more</span>
            <span />
            <b data-words="sum">−{points(remaining)}</b>
          </li>
        )}
      </ul>
      <p class="quiet" data-words="sum">
        100 − {points(lost.reduce((sum, part) => sum + part.lost, 0))} = {health.shown}
      </p>
    </section>
  );
}

function Loss({
  id,
  part: { label, value, won, lost },
  most,
}: {
  readonly id: string;
  readonly part: ScorePart;
  readonly most: number;
}) {
  const share = (of: number) => `${(100 * Math.max(0, of)) / most}%`;
  return (
    <li class="row-line" title={value}>
      <span>{label}</span>
      <span class="two-tone" aria-hidden="true">
        <i class="won" style={{ width: share(won) }} />
        <i class="lost" style={{ width: share(lost) }} />
      </span>
      <b>
        <OwnFigure id="points-lost" customer={id} more={`health ${label}`}>
          −{points(lost)}
        </OwnFigure>
      </b>
    </li>
  );
}

/** The parts that a score is made of, each with its value as a bar in the color of its band, its word, and where it goes. */
export function Dimensions({
  health: { bands, dimensions, weightless },
  before,
}: {
  readonly health: ScorePage;
  readonly before: CustomerTimeline['dimensionsBefore'];
}) {
  const names = bands.map(({ label }) => label);
  return (
    <section>
      <h2>
        What it is made of
        {before.length > 0 && (
          <span class="key" data-words="time">
            change in 30 days
          </span>
        )}
      </h2>
      <ul class="rows">
        {dimensions.map(({ name, value, level }) => {
          const then = before.find((one) => one.name === name)?.value;
          return (
            <li key={name} class="row-line dimension">
              <span>{name}</span>
              {value === null ? (
                <span class="quiet">No data</span>
              ) : (
                <>
                  <span
                    class={`two-tone health ${toneOf(names[level?.rank ?? -1] ?? '', names)}`}
                    aria-hidden="true"
                  >
                    <i class="toned" style={{ width: `${value}%` }} />
                  </span>
                  <b data-words="dimension">{Math.round(value)}</b>
                  <span class={names.includes(level?.word ?? '') ? '' : 'in-words'}>{level?.word}</span>
                  <Change by={then === undefined ? 0 : Math.round(value - then)} />
                </>
              )}
            </li>
          );
        })}
      </ul>
      {weightless.length > 0 && (
        <p class="quiet" data-words="weightless">
          Without weight:{' '}
          {weightless.map(({ label, value, score }) => `${label} ${value}: ${Math.round(score)}`).join(' · ')}
        </p>
      )}
    </section>
  );
}

function Change({ by }: { readonly by: number }) {
  return (
    <b data-words="change" class={by < 0 ? 'down' : 'up'}>
      {by !== 0 && `${by < 0 ? '▼' : '▲'} ${Math.abs(by)}`}
    </b>
  );
}
