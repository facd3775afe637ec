import type { ChartColumn } from '../parts/column-chart';

const WIDTH = 10;

/** How many customers have a score from 0 up to 10, from 10 up to 20, and so on; 100 counts with the last. */
export function scoreBins(
  scores: readonly { readonly value: number | null; readonly band: string }[],
  bands: readonly string[],
): ChartColumn[] {
  return Array.from({ length: 100 / WIDTH }, (_, i) => {
    const members = scores.filter(
      ({ value }) => value !== null && Math.min(Math.floor(value / WIDTH), 100 / WIDTH - 1) === i,
    );
    return {
      label: `${i * WIDTH}–${(i + 1) * WIDTH}`,
      value: members.length,
      tone: mostCommon(
        members.map(({ band }) => band),
        bands,
      ),
    };
  });
}

/** A bin that a band's edge cuts takes the color of most of its customers: edges differ by segment. */
function mostCommon(labels: readonly string[], among: readonly string[]): string {
  const count = (label: string) => labels.filter((other) => other === label).length;
  return [...among].sort((a, b) => count(b) - count(a))[0] ?? '';
}
