import type { CompiledModel } from '../scoring/compile';

/** The colors that the `dashboard` source gives its bands: the best, those between, the worst. */
const COLORS = ['#22c55e', '#f59e0b', '#ef4444'] as const;

/** The color of a health band of a model; empty where it is none, or the model has a single one. */
export function bandColorOf({ model: { bands } }: CompiledModel, band: string | undefined): string {
  const rank = bands.findIndex(({ label }) => label === band);
  if (rank < 0 || bands.length < 2) return '';
  return COLORS[rank === 0 ? 0 : rank === bands.length - 1 ? 2 : 1];
}
