import { toneOf } from './chip';

/** How much each band or tier has of the whole, from the worst, as one bar; figures next to it say the same. */
export function Stack({
  amounts,
  bestToWorst,
}: {
  readonly amounts: ReadonlyMap<string, number>;
  readonly bestToWorst: readonly string[];
}) {
  const worstFirst = [...bestToWorst].reverse().filter((label) => (amounts.get(label) ?? 0) > 0);
  return (
    <div class="stack" aria-hidden="true">
      {worstFirst.map((label) => (
        <i key={label} class={toneOf(label, bestToWorst)} style={{ flexGrow: amounts.get(label) }} />
      ))}
    </div>
  );
}
