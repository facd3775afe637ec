import { whole } from '../words';
import { toneOf } from './chip';

/** A column of a chart; `tone` is the band or tier whose color it takes. */
export interface ChartColumn {
  readonly label: string;
  readonly value: number;
  readonly tone: string;
}

const WIDTH = 320;
const HEIGHT = 150;
const BELOW = 22;
const ABOVE = 16;

/** Columns side by side, each with its number; read aloud, the name and every number. */
export function ColumnChart({
  name,
  columns,
  bestToWorst,
  of,
}: {
  readonly name: string;
  readonly columns: readonly ChartColumn[];
  readonly bestToWorst: readonly string[];
  /** Whose columns these are, where they are not the whole portfolio's of now. */
  readonly of?: string;
}) {
  const most = Math.max(1, ...columns.map(({ value }) => value));
  const step = WIDTH / columns.length;
  const aloud = columns.map(({ label, value }) => `${label}: ${whole(value)}`).join(', ');
  return (
    <svg class="chart" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={`${name}. ${aloud}`}>
      {columns.map(({ label, value, tone }, i) => {
        const height = ((HEIGHT - BELOW - ABOVE) * value) / most;
        const middle = step * (i + 0.5);
        return (
          <g key={label}>
            <rect
              class={`column ${toneOf(tone, bestToWorst)}`}
              x={step * i + 3}
              y={HEIGHT - BELOW - height}
              width={step - 6}
              height={height}
            />
            {value > 0 && (
              <text
                x={middle}
                y={HEIGHT - BELOW - height - 4}
                text-anchor="middle"
                data-figure="customers"
                data-of={of ? `${of}, ${label}` : label}
              >
                {whole(value)}
              </text>
            )}
            <text class="axis" data-words="label" x={middle} y={HEIGHT - 6} text-anchor="middle">
              {label}
            </text>
          </g>
        );
      })}
      <line x1="0" x2={WIDTH} y1={HEIGHT - BELOW} y2={HEIGHT - BELOW} />
    </svg>
  );
}
