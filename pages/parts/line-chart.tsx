/** A line of a chart: a value for each label, null where unknown. */
export interface ChartLine {
  readonly name: string;
  readonly values: readonly (number | null)[];
}

const WIDTH = 320;
const HEIGHT = 140;
const LEFT = 50;
const RIGHT = 44;
const BELOW = 20;
const ABOVE = 8;
/** From the last label back. */
const LABEL_EVERY = 3;

/** Lines over time; read aloud, the name and every number. Which line is which stands at their ends, not in colors. */
export function LineChart({
  title,
  labels,
  lines,
  write,
}: {
  readonly title: string;
  readonly labels: readonly string[];
  readonly lines: readonly ChartLine[];
  readonly write: (value: number) => string;
}) {
  const known = lines.flatMap(({ values }) => values.flatMap((value) => value ?? []));
  if (known.length === 0) return null;
  const [least, most] = [Math.min(...known), Math.max(...known)];
  const room = most - least || 1;
  const x = (i: number) => LEFT + ((WIDTH - LEFT - RIGHT) * i) / Math.max(1, labels.length - 1);
  const y = (value: number) => ABOVE + ((HEIGHT - ABOVE - BELOW) * (most - value)) / room;
  const said = (value: number | null | undefined) => (typeof value === 'number' ? write(value) : 'not known');
  const aloud = lines.map(
    (line) => `${line.name}: ${labels.map((label, i) => `${label} ${said(line.values[i])}`).join(', ')}`,
  );
  return (
    <figure>
      <figcaption aria-hidden="true" data-words="label">
        {title}
      </figcaption>
      <svg
        class="chart"
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        role="img"
        aria-label={`${title}. ${aloud.join('. ')}`}
      >
        {[least, most].map((value) => (
          <text key={value} class="axis" data-words="label" x={LEFT - 4} y={y(value) + 3} text-anchor="end">
            {write(value)}
          </text>
        ))}
        {labels.map(
          (label, i) =>
            (labels.length - 1 - i) % LABEL_EVERY === 0 && (
              <text key={label} class="axis" x={x(i)} y={HEIGHT - 4} text-anchor="middle">
                {label}
              </text>
            ),
        )}
        {lines.map((line, number) => (
          <Line key={line.name} line={line} dashed={number > 0} x={x} y={y} />
        ))}
      </svg>
    </figure>
  );
}

function Line({
  line: { name, values },
  dashed,
  x,
  y,
}: {
  readonly line: ChartLine;
  readonly dashed: boolean;
  readonly x: (i: number) => number;
  readonly y: (value: number) => number;
}) {
  const points = values.flatMap((value, i) => (value === null ? [] : [{ x: x(i), y: y(value) }]));
  const last = points[points.length - 1];
  return (
    <g>
      <polyline
        class={dashed ? 'line dashed' : 'line'}
        points={points.map((point) => `${point.x},${point.y}`).join(' ')}
      />
      {points.map((point) => (
        <circle key={point.x} cx={point.x} cy={point.y} r="2.5" />
      ))}
      {last && (
        <text x={last.x + 6} y={last.y + 4}>
          {name}
        </text>
      )}
    </g>
  );
}
