/** A band or tier in the color it has in the sheet. */
export function Chip({ label, bestToWorst }: { label: string; bestToWorst: readonly string[] }) {
  return <span class={`chip ${toneOf(label, bestToWorst)}`}>{label}</span>;
}

/** How good a band or tier is, as a class of the style sheet; empty for a label that is none. */
export function toneOf(label: string, bestToWorst: readonly string[]): string {
  const at = bestToWorst.indexOf(label);
  const tones = bestToWorst.length > 3 ? ['best', 'fair', 'poor', 'worst'] : ['best', 'poor', 'worst'];
  // One band says nothing of better or worse.
  return at < 0 || bestToWorst.length < 2 ? '' : tones[Math.min(at, tones.length - 1)]!;
}
