import { percent } from '../../words';

const SIZE = 240;
const LEFT = 34;
const BELOW = 30;

/** The share of leavers reached by calling so many, the highest risk first; the straight line is calling anybody. */
export function Curve({ curve }: { curve: readonly number[] }) {
  const x = (share: number) => LEFT + share * (SIZE - LEFT - 18);
  const y = (share: number) => 8 + (1 - share) * (SIZE - BELOW - 8);
  const at = (share: number) => curve[Math.round(share * (curve.length - 1))]!;
  const said = [0.1, 0.2, 0.3, 0.5].map((share) => `${percent(share)} of calls reach ${percent(at(share))}`);
  const line = curve.map((share, i) => `${x(i / (curve.length - 1))},${y(share)}`).join(' ');
  return (
    <figure>
      <figcaption>Of all who left, how many you reach</figcaption>
      <svg
        class="chart"
        viewBox={`0 0 ${SIZE} ${SIZE}`}
        role="img"
        aria-label={`Calling the highest risk first: ${said.join(', ')} of those who left.`}
      >
        <line x1={x(0)} y1={y(0)} x2={x(1)} y2={y(1)} />
        <polyline class="line" points={line} />
        {[0, 0.5, 1].map((share) => (
          <g key={share}>
            <text class="axis" x={LEFT - 4} y={y(share) + 3} text-anchor="end">
              {percent(share)}
            </text>
            <text class="axis" x={x(share)} y={SIZE - BELOW + 14} text-anchor="middle">
              {percent(share)}
            </text>
          </g>
        ))}
        <text class="axis" x={x(0.5)} y={SIZE - 4} text-anchor="middle">
          of your customers called
        </text>
      </svg>
      <p class="quiet">Straight line: calling anybody. {said[0]} of those who left.</p>
    </figure>
  );
}
