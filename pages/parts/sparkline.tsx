import { dayToIso } from '../../src/base/calendar';
import { dateName } from '../../src/base/for-people';
import { IMPORTED } from '../../src/history/day';
import type { HealthLine } from '../../src/past/course';
import { scoreText } from '../../src/scoring/shown';

const WIDTH = 260;
const HEIGHT = 56;
/** So that a point at the edge is seen whole. */
const MARGIN = 4;

/**
 * Health over time, from 0 to 100, so that a small change looks small. What another model said is another line, behind
 * a mark: the step between the two is no behavior.
 */
export function Sparkline({ lines }: { readonly lines: readonly HealthLine[] }) {
  const days = lines.flatMap((line) => line.points.map(({ day }) => day));
  if (days.length === 0) return null;
  const [first, last] = [Math.min(...days), Math.max(...days)];
  const x = (day: number) => MARGIN + ((WIDTH - 2 * MARGIN) * (day - first)) / Math.max(1, last - first);
  const y = (value: number) => HEIGHT - MARGIN - ((HEIGHT - 2 * MARGIN) * value) / 100;
  const starts = lines.flatMap(({ isOtherModel, points: [start] }) => (isOtherModel ? [start!.day] : []));
  return (
    <>
      <svg
        class="sparkline"
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        role="img"
        aria-label={lines.map(aloud).join(' ')}
      >
        {starts.map((day) => (
          <line key={day} class="mark" x1={x(day)} x2={x(day)} y1={0} y2={HEIGHT} />
        ))}
        {lines.map(({ points: line }) => (
          <polyline
            key={line[0]!.day}
            points={line.map(({ day, value }) => `${x(day)},${y(value)}`).join(' ')}
          />
        ))}
        {lines.map(({ points: line }) => {
          const end = line[line.length - 1]!;
          return <circle key={end.day} cx={x(end.day)} cy={y(end.value)} r="2.5" />;
        })}
      </svg>
      <p class="apart quiet" aria-hidden="true">
        <span>{dateName(dayToIso(first))}</span>
        {starts.length > 0 && <span>- - another model</span>}
        <span>{dateName(dayToIso(last))}</span>
      </p>
    </>
  );
}

/** "Health by the segment model from 2026-08-23 to 2026-11-21: 74.0 to 62.0, between 58.1 and 76.0." */
function aloud({ model, isOtherModel, points: line }: HealthLine): string {
  const values = line.map(({ value }) => value);
  const [start, end] = [line[0]!, line[line.length - 1]!];
  return (
    `${isOtherModel ? 'Then another model, or the same one changed. ' : ''}Health ${model === IMPORTED ? 'as it was imported' : `by the ${model} model`} from ${dateName(dayToIso(start.day))} to ${dateName(dayToIso(end.day))}: ` +
    `${scoreText(start.value)} to ${scoreText(end.value)}, ` +
    `between ${scoreText(Math.min(...values))} and ${scoreText(Math.max(...values))}.`
  );
}
