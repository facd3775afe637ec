import { dayOfIso } from '../../../src/base/calendar';
import type { ScorePage } from '../../../src/customers/customer-page';
import type { Moment, Timeline } from '../../../src/past/timeline';
import { toneOf } from '../../parts/chip';

const WIDTH = 272;
const HEIGHT = 44;
const DAYS = 90;
const MARKS: Readonly<Record<Exclude<Moment['kind'], 'score'>, string>> = {
  alert: 'alert',
  task: 'play',
  note: 'note',
  model: 'model change',
};

/** Health over 90 days on the bands of its model, with a mark for each alert, play, note and change of the model. */
export function Strip({ past, health, day }: { past: Timeline; health: ScorePage; day: string }) {
  const today = dayOfIso(day);
  const x = (of: number) => 3 + ((WIDTH - 6) * (of - today + DAYS)) / DAYS;
  const y = (value: number) => 2 + ((HEIGHT - 14) * (100 - value)) / 100;
  const lines = past.health
    .map(({ points }) => points.filter((point) => point.day >= today - DAYS))
    .filter((points) => points.length > 0);
  const marks = past.moments.flatMap(({ day: of, kind, what }) =>
    kind === 'score' || of === '' || dayOfIso(of) < today - DAYS ? [] : [{ at: dayOfIso(of), kind, what }],
  );
  const values = lines.flat().map(({ value }) => Math.round(value));
  const kinds = (Object.keys(MARKS) as (keyof typeof MARKS)[]).filter((kind) =>
    marks.some((mark) => mark.kind === kind),
  );
  const names = health.bands.map(({ label }) => label);
  return (
    <>
      <svg
        class="strip"
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        role="img"
        aria-label={
          values.length < 2
            ? 'Health over 90 days: one day is known so far.'
            : `Health over 90 days: ${values[0]} to ${values[values.length - 1]}, between ${Math.min(...values)} and ${Math.max(...values)}. ${marks.length} marks.`
        }
      >
        {health.bands.map(({ label, from }, i) => {
          const top = i === 0 ? 100 : health.bands[i - 1]!.from;
          return (
            <rect
              key={label}
              class={`band ${toneOf(label, names)}`}
              x="0"
              width={WIDTH}
              y={y(top)}
              height={Math.max(0, y(Math.max(0, from)) - y(top))}
            />
          );
        })}
        {lines.map((points) => (
          <polyline
            key={points[0]!.day}
            points={points.map(({ day: of, value }) => `${x(of)},${y(value)}`).join(' ')}
          />
        ))}
        <circle class="end" cx={x(today)} cy={y(health.value)} r="3" />
        {marks.map(({ at, kind, what }, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: marks of one day may say the same.
          <circle key={i} class={`mark ${kind}`} cx={x(at)} cy={HEIGHT - 5} r="3.500">
            <title>{what}</title>
          </circle>
        ))}
      </svg>
      <p class="axis" data-words="axis">
        <span>90 days ago</span>
        <span class="marks">
          {kinds.map((kind) => (
            <span key={kind}>
              <i class={`mark ${kind}`} /> {MARKS[kind]}
            </span>
          ))}
        </span>
        <span>today</span>
      </p>
    </>
  );
}
