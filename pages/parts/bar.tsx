/** How much of a whole something is, for the eye; what it says stands beside it in words. */
export function Bar({ share, tone }: { share: number; tone: 'won' | 'lost' }) {
  const width = `${Math.max(0, Math.min(1, share)) * 100}%`;
  return (
    <span class="track" aria-hidden="true">
      <span class={`bar ${tone}`} style={{ width }} />
    </span>
  );
}
