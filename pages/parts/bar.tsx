/** How much of a whole something is, as a bar; the words next to it say the same. */
export function Bar({ share, tone }: { share: number; tone: 'won' | 'lost' }) {
  const width = `${Math.max(0, Math.min(1, share)) * 100}%`;
  return (
    <span class="track" aria-hidden="true">
      <span class={`bar ${tone}`} style={{ width }} />
    </span>
  );
}
