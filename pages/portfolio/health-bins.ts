import type { ScoredAccount } from '../../src/addon/run/last-run';
import type { ChartColumn } from '../parts/column-chart';

const WIDTH = 10;

/** How many customers have a health score from 0 up to 10, from 10 up to 20, and so on; 100 counts with the last. */
export function healthBins(accounts: readonly ScoredAccount[], bands: readonly string[]): ChartColumn[] {
  return Array.from({ length: 100 / WIDTH }, (_, i) => {
    const members = accounts.filter(
      ({ health }) => health !== null && Math.min(Math.floor(health / WIDTH), 100 / WIDTH - 1) === i,
    );
    return {
      label: `${i * WIDTH}–${(i + 1) * WIDTH}`,
      value: members.length,
      tone: mostCommon(
        members.map(({ status }) => status),
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
