import { binned } from './bins';
import type { Learner } from './learner';
import { logistic, logOdds, type Matrix, type Outcomes } from './matrix';
import { addPushes, grow, leafOf, type Tree } from './tree';

export interface Boosted {
  readonly learner: 'boosted';
  /** The log-odds before the first tree. */
  readonly start: number;
  readonly trees: readonly Tree[];
}

const TREES = 60;
const RATE = 0.1;
const DEPTH = 3;
const CAUTION = 1;

export const boosted: Learner<Boosted> = {
  name: 'boosted',
  title: 'boosted trees',
  probabilities({ start, trees }, { rows, columns, cells }) {
    const probabilities = new Float64Array(rows);
    for (let i = 0; i < rows; i++) {
      let odds = start;
      for (const tree of trees) odds += tree.value[leafOf(tree, cells, i * columns)]!;
      probabilities[i] = logistic(odds);
    }
    return probabilities;
  },
  pushes({ trees }, row) {
    const pushes = new Float64Array(row.length);
    for (const tree of trees) addPushes(tree, row, 1, pushes);
    return pushes;
  },
};

/** Gradient-boosted trees: each corrects a tenth of what the ones before it got wrong. For thresholds and interactions. */
export function fitBoosted(matrix: Matrix, outcomes: Outcomes): Boosted {
  const bins = binned(matrix);
  const rate = (outcomes.reduce((sum, each) => sum + each, 0) + 0.5) / (matrix.rows + 1);
  const start = logOdds(rate);
  const odds = new Float64Array(matrix.rows).fill(start);
  const target = { pull: new Float64Array(matrix.rows), weight: new Float64Array(matrix.rows) };
  const order = Array.from({ length: matrix.columns }, (_, j) => j);
  const growth = {
    depth: DEPTH,
    leaf: leafFor(matrix.rows),
    caution: CAUTION,
    rate: RATE,
    isSettled: () => false,
    columnsToTry: () => ({ order, enough: order.length }),
  };
  const trees: Tree[] = [];
  for (let round = 0; round < TREES; round++) {
    for (let i = 0; i < matrix.rows; i++) {
      const probability = logistic(odds[i]!);
      target.pull[i] = outcomes[i]! - probability;
      target.weight[i] = probability * (1 - probability);
    }
    const tree = grow(bins, Int32Array.from(odds.keys()), target, growth);
    if (tree.column[0] === -1) break;
    for (let i = 0; i < matrix.rows; i++)
      odds[i]! += tree.value[leafOf(tree, matrix.cells, i * matrix.columns)]!;
    trees.push(tree);
  }
  return { learner: 'boosted', start, trees };
}

/** The fewest customers in a leaf: 2 % of them, from 3 to 20. */
function leafFor(rows: number): number {
  return Math.max(3, Math.min(20, Math.round(rows / 50)));
}
