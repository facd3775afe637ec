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

/** The parts that a score is made of, each with its value as a bar in the color of its band. */
export function Dimensions({ health }: { health: ScorePage }) {
  const names = health.bands.map(({ label }) => label);
  const bandOf = (value: number) => health.bands.find(({ from }) => value >= from)?.label ?? '';
  return (
    <section>
      <h2>What it is made of</h2>
      <ul class="rows">
        {health.dimensions.map(({ name, value }) => (
          <li key={name} class="row-line">
            <span>{name}</span>
            {value === null ? (
              <span class="quiet">No data</span>
            ) : (
              <span class={`two-tone health ${toneOf(bandOf(value), names)}`} aria-hidden="true">
                <i class="toned" style={{ width: `${value}%` }} />
              </span>
            )}
            <b data-words="dimension">{value === null ? '' : Math.round(value)}</b>
            {value !== null && <span class="unseen">{bandOf(value)}</span>}
          </li>
        ))}
      </ul>
    </section>
  );
}
