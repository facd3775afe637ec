const WIDTH = 64;
const HEIGHT = 22;

/** How a score went, as a line as wide as a thumb; the words beside it say the same. */
export function Course({
  values,
  isWorse,
}: {
  readonly values: readonly number[];
  readonly isWorse: boolean;
}) {
  if (values.length < 2) return null;
  const [low, high] = [Math.min(...values), Math.max(...values)];
  // A change of a few points stays a small step.
  const span = Math.max(high - low, 20);
  const x = (i: number) => 2 + ((WIDTH - 5) * i) / (values.length - 1);
  const y = (value: number) => HEIGHT - 3 - ((HEIGHT - 6) * (value - (low + high - span) / 2)) / span;
  return (
    <svg class={`course ${isWorse ? 'down' : 'up'}`} width={WIDTH} height={HEIGHT} aria-hidden="true">
      <polyline points={values.map((value, i) => `${x(i)},${y(value)}`).join(' ')} />
      <circle cx={x(values.length - 1)} cy={y(values[values.length - 1]!)} r="2.5" />
    </svg>
  );
}
