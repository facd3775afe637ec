const RADIUS = 26;
const AROUND = 2 * Math.PI * RADIUS;

/** How much of a whole there is, as a ring with its figure in the middle; the words next to it say of what. */
export function Ring({ share, text }: { share: number; text: string }) {
  const drawn = Math.max(0, Math.min(1, share)) * AROUND;
  return (
    <svg class="ring" viewBox="0 0 64 64" width="64" height="64" role="img" aria-label={text}>
      <circle cx="32" cy="32" r={RADIUS} />
      <circle class="part" cx="32" cy="32" r={RADIUS} stroke-dasharray={`${drawn} ${AROUND}`} />
      <text x="32" y="37" text-anchor="middle">
        {text}
      </text>
    </svg>
  );
}
