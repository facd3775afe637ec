import { binned } from './bins';
import type { Learner } from './learner';
import { fitRegression } from './logistic-regression';
import { logistic, logOdds, type Matrix, matrixOf, type Outcomes } from './matrix';
import { seeded } from './random';
import { addPushes, grow, leafOf, type Sums, type Tree } from './tree';

export interface Forest {
  readonly learner: 'forest';
  readonly trees: readonly Tree[];
  /** Turns the mean of the trees' answers into a probability: log-odds = intercept + slope x log-odds of the mean. */
  readonly intercept: number;
  readonly slope: number;
}

const TREES = 100;
/** More customers than this do not make a tree better, only slower. */
const MOST_DRAWN = 10000;

export const forest: Learner<Forest> = {
  name: 'forest',
  title: 'random forest',
  probabilities({ trees, intercept, slope }, { rows, columns, cells }) {
    const probabilities = new Float64Array(rows);
    for (let i = 0; i < rows; i++) {
      let sum = 0;
      for (const tree of trees) sum += tree.value[leafOf(tree, cells, i * columns)]!;
      probabilities[i] = logistic(intercept + slope * logOdds(inside(sum / trees.length)));
    }
    return probabilities;
  },
  pushes({ trees }, row) {
    const pushes = new Float64Array(row.length);
    for (const tree of trees) addPushes(tree, row, 1 / trees.length, pushes);
    return pushes;
  },
};

/**
 * The `dashboard` source's random forest: 100 trees without a limit of depth, each on rows drawn with replacement, the
 * square root of the columns tried at each split. Such a forest is too sure of itself (of those it gave 0.86, 0.67 left),
 * so its answer is corrected by what the trees say about rows they did not see.
 */
export function fitForest(matrix: Matrix, outcomes: Outcomes, seed: number): Forest {
  const { trees, unseen } = growTrees(matrix, outcomes, seed);
  return { learner: 'forest', trees, ...correction(unseen, outcomes) };
}

/** The trees, and for each row the mean answer of those that were grown without it (NaN where none was). */
function growTrees(matrix: Matrix, outcomes: Outcomes, seed: number) {
  const random = seeded(seed);
  const bins = binned(matrix);
  const order = Int32Array.from({ length: matrix.columns }, (_, j) => j);
  const enough = Math.max(1, Math.floor(Math.sqrt(matrix.columns)));
  const columnsToTry = () => {
    for (let k = 0; k < order.length - 1; k++) {
      const other = k + Math.floor(random() * (order.length - k));
      const column = order[k]!;
      order[k] = order[other]!;
      order[other] = column;
    }
    return { order, enough };
  };
  const growth = {
    depth: Number.POSITIVE_INFINITY,
    leaf: 1,
    caution: 0,
    rate: 1,
    isSettled: ({ pull, weight }: Sums) => pull === 0 || pull === weight,
    columnsToTry,
  };
  const target = { pull: new Float64Array(matrix.rows), weight: new Float64Array(matrix.rows) };
  const draws = Math.min(matrix.rows, MOST_DRAWN);
  const answers = new Float64Array(matrix.rows);
  const asked = new Float64Array(matrix.rows);
  const trees: Tree[] = [];
  for (let k = 0; k < TREES; k++) {
    target.weight.fill(0);
    for (let i = 0; i < draws; i++) target.weight[Math.floor(random() * matrix.rows)]!++;
    for (let i = 0; i < matrix.rows; i++) target.pull[i] = target.weight[i]! * outcomes[i]!;
    const drawn = Int32Array.from(target.weight.keys()).filter((i) => target.weight[i]! > 0);
    const tree = grow(bins, drawn, target, growth);
    for (let i = 0; i < matrix.rows; i++) {
      if (target.weight[i]! > 0) continue;
      answers[i]! += tree.value[leafOf(tree, matrix.cells, i * matrix.columns)]!;
      asked[i]!++;
    }
    trees.push(tree);
  }
  return { trees, unseen: answers.map((sum, i) => sum / asked[i]!) };
}

function correction(unseen: Float64Array, outcomes: Outcomes): { intercept: number; slope: number } {
  const known = [...unseen.keys()].filter((i) => !Number.isNaN(unseen[i]!));
  const fitted = fitRegression(
    matrixOf(
      known.map((i) => [logOdds(inside(unseen[i]!))]),
      1,
    ),
    Uint8Array.from(known, (i) => outcomes[i]!),
    1,
  );
  const slope = fitted.weights[0]! / fitted.spreads[0]!;
  // A forest without any skill may lean the wrong way; turning its order round would invent some.
  if (!(slope > 0)) return { intercept: fitted.intercept, slope: 0 };
  return { intercept: fitted.intercept - slope * fitted.means[0]!, slope };
}

/** Away from 0 and 1, whose log-odds are infinite: half a tree's answer. */
function inside(mean: number): number {
  return (mean * TREES + 0.5) / (TREES + 1);
}
