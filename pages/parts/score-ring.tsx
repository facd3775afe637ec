/** A score as a ring around its number. Health and risk have colors of their own, so that the two are never confused. */
export function ScoreRing({
  value,
  shown,
  tone,
  aloud,
  size = 34,
}: {
  /** From 0 to 100; null where there is none. */
  readonly value: number | null;
  readonly shown: string;
  /** A class of the style sheet: `health best`, `risk worst`. */
  readonly tone: string;
  readonly aloud: string;
  readonly size?: number;
}) {
  const width = size > 50 ? 7 : 4;
  const radius = (size - width) / 2;
  const around = 2 * Math.PI * radius;
  return (
    <svg
      class={`score-ring ${tone}`}
      width={size}
      height={size}
      viewBox={`0 0 ${size} ${size}`}
      role="img"
      aria-label={aloud}
    >
      <circle class="ground" cx={size / 2} cy={size / 2} r={radius} stroke-width={width} />
      {value !== null && value > 0 && (
        <circle
          class="arc"
          cx={size / 2}
          cy={size / 2}
          r={radius}
          stroke-width={width}
          stroke-dasharray={`${(around * Math.min(value, 100)) / 100} ${around}`}
          transform={`rotate(-90 ${size / 2} ${size / 2})`}
        />
      )}
      <text x={size / 2} y={size / 2} font-size={size > 50 ? 19 : shown.length > 3 ? 9 : 12}>
        {shown}
      </text>
    </svg>
  );
}
