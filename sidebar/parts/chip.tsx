/** A band or tier in the colour it has in the sheet. */
export function Chip({ label, bestToWorst }: { label: string; bestToWorst: readonly string[] }) {
  const at = bestToWorst.indexOf(label);
  const tones = bestToWorst.length > 3 ? ['best', 'fair', 'poor', 'worst'] : ['best', 'poor', 'worst'];
  return <span class={`chip ${at < 0 ? '' : tones[Math.min(at, tones.length - 1)]}`}>{label}</span>;
}
