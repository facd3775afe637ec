import { type Chart, drawingOf } from '../../../src/playbooks/documents/chart';

/** A chart of a document, drawn. */
export function ChartView({ chart }: { readonly chart: Chart }) {
  const { width, height, shapes } = drawingOf(chart);
  const said = chart.bars.map(({ label, text }) => `${label}: ${text}`).join('; ');
  return (
    <svg
      class="chart"
      data-words="chart"
      role="img"
      aria-label={`${chart.title}. ${said}`}
      viewBox={`0 0 ${width} ${height}`}
    >
      {shapes.map((shape, i) =>
        shape.kind === 'rect' ? (
          <rect
            // biome-ignore lint/suspicious/noArrayIndexKey: shapes are never reordered.
            key={i}
            x={shape.x}
            y={shape.y}
            width={shape.width}
            height={shape.height}
            fill={shape.fill}
          />
        ) : (
          // biome-ignore lint/suspicious/noArrayIndexKey: nor are texts.
          <text key={i} x={shape.x} y={shape.y} fill={shape.fill}>
            {shape.text}
          </text>
        ),
      )}
    </svg>
  );
}
