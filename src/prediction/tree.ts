import { type Bins, MOST_BINS } from './bins';

/** A decision tree as lists with an entry per node; node 0 is the root. */
export interface Tree {
  /** The column that a node asks about, -1 for a leaf. */
  readonly column: readonly number[];
  /** Rows whose value is below go to `left`, the others to the node after it. */
  readonly cut: readonly number[];
  readonly left: readonly number[];
  /** The mean of what the tree learns, of the rows in the node. */
  readonly value: readonly number[];
}

export interface Growth {
  readonly depth: number;
  /** The fewest rows in a leaf. */
  readonly leaf: number;
  /** Added to the weight of each node, which draws small ones towards 0. */
  readonly caution: number;
  /** Each leaf's value is multiplied with it. */
  readonly rate: number;
  /** Whether a node with these sums cannot be split to any use. */
  readonly isSettled: (total: Sums) => boolean;
  /** The columns to try at a node, in this order, and after how many that can be split to stop. */
  readonly columnsToTry: () => { readonly order: ArrayLike<number>; readonly enough: number };
}

/** What is learned: for each row a pull and a weight; a node's value is the sum of pulls over the sum of weights. */
export interface Target {
  readonly pull: Float64Array;
  readonly weight: Float64Array;
}

export interface Sums {
  readonly pull: number;
  readonly weight: number;
}

interface Split {
  readonly column: number;
  readonly bin: number;
}

const NO_GAIN = 1e-9;

/** Grows a tree on the rows given, whose order it changes: the rows of each node stand together. */
export function grow(binned: Bins, rows: Int32Array, target: Target, growth: Growth): Tree {
  const tree = { column: [] as number[], cut: [] as number[], left: [] as number[], value: [] as number[] };
  const addNode = () => {
    tree.cut.push(0);
    tree.left.push(0);
    tree.value.push(0);
    return tree.column.push(-1) - 1;
  };
  const counts = histogram();
  const waiting = [{ node: addNode(), from: 0, to: rows.length, depth: 0 }];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { node, from, to, depth } = next;
    const total = sumsOf(rows, from, to, target);
    tree.value[node] = (growth.rate * total.pull) / (total.weight + growth.caution);
    if (depth >= growth.depth || to - from < 2 * growth.leaf || growth.isSettled(total)) continue;
    const split = bestSplit(binned, rows, from, to, target, total, growth, counts);
    if (split === undefined) continue;
    const middle = part(rows, from, to, binned.bins[split.column]!, split.bin);
    const left = addNode();
    const right = addNode();
    tree.column[node] = split.column;
    tree.cut[node] = binned.cuts[split.column]![split.bin]!;
    tree.left[node] = left;
    waiting.push(
      { node: left, from, to: middle, depth: depth + 1 },
      { node: right, from: middle, to, depth: depth + 1 },
    );
  }
  return tree;
}

/** What the rows of a node hold, bin by bin of one column; all is 0 outside of `lowest` to `highest`. */
interface Histogram {
  readonly pull: Float64Array;
  readonly weight: Float64Array;
  readonly rows: Int32Array;
  lowest: number;
  highest: number;
}

const histogram = (): Histogram => ({
  pull: new Float64Array(MOST_BINS),
  weight: new Float64Array(MOST_BINS),
  rows: new Int32Array(MOST_BINS),
  lowest: 0,
  highest: 0,
});

function sumsOf(rows: Int32Array, from: number, to: number, target: Target): Sums {
  let pull = 0;
  let weight = 0;
  for (let k = from; k < to; k++) {
    pull += target.pull[rows[k]!]!;
    weight += target.weight[rows[k]!]!;
  }
  return { pull, weight };
}

/** The split after which the two sides differ most, if any is worth it. */
function bestSplit(
  binned: Bins,
  rows: Int32Array,
  from: number,
  to: number,
  target: Target,
  total: Sums,
  { leaf, caution, columnsToTry }: Growth,
  counts: Histogram,
): Split | undefined {
  const { order, enough } = columnsToTry();
  const whole = (total.pull * total.pull) / (total.weight + caution);
  const fewest = Math.max(leaf, 1);
  const all = to - from;
  let best = NO_GAIN;
  let split: Split | undefined;
  let tried = 0;
  for (let k = 0; k < order.length && tried < enough; k++) {
    const column = order[k]!;
    count(counts, binned.bins[column]!, rows, from, to, target);
    let pull = 0;
    let weight = 0;
    let seen = 0;
    let canBeSplit = false;
    for (let bin = counts.lowest; bin < counts.highest; bin++) {
      const found = counts.rows[bin]!;
      if (found === 0) continue;
      pull += counts.pull[bin]!;
      weight += counts.weight[bin]!;
      seen += found;
      if (seen < fewest) continue;
      if (all - seen < fewest) break;
      canBeSplit = true;
      const others = total.pull - pull;
      const gain =
        (pull * pull) / (weight + caution) + (others * others) / (total.weight - weight + caution) - whole;
      if (gain > best) {
        best = gain;
        split = { column, bin };
      }
    }
    if (canBeSplit) tried++;
  }
  return split;
}

function count(
  counts: Histogram,
  bins: Uint8Array,
  rows: Int32Array,
  from: number,
  to: number,
  target: Target,
): void {
  const { pull, weight, rows: found } = counts;
  pull.fill(0, counts.lowest, counts.highest + 1);
  weight.fill(0, counts.lowest, counts.highest + 1);
  found.fill(0, counts.lowest, counts.highest + 1);
  let lowest = MOST_BINS - 1;
  let highest = 0;
  for (let k = from; k < to; k++) {
    const row = rows[k]!;
    const bin = bins[row]!;
    pull[bin]! += target.pull[row]!;
    weight[bin]! += target.weight[row]!;
    found[bin]!++;
    if (bin < lowest) lowest = bin;
    if (bin > highest) highest = bin;
  }
  counts.lowest = lowest;
  counts.highest = highest;
}

/** Puts the rows up to the bin first; returns where the others begin. */
function part(rows: Int32Array, from: number, to: number, bins: Uint8Array, bin: number): number {
  let low = from;
  let high = to - 1;
  while (low <= high) {
    const row = rows[low]!;
    if (bins[row]! <= bin) {
      low++;
    } else {
      rows[low] = rows[high]!;
      rows[high] = row;
      high--;
    }
  }
  return low;
}

/** The leaf of a row whose cells start at `start`. */
export function leafOf(tree: Tree, cells: Float64Array, start: number): number {
  let node = 0;
  for (let column = tree.column[0]!; column >= 0; column = tree.column[node]!) {
    node = cells[start + column]! < tree.cut[node]! ? tree.left[node]! : tree.left[node]! + 1;
  }
  return node;
}

/** Adds to each column what its questions changed on the way of a row through the tree, times `share`. */
export function addPushes(tree: Tree, row: Float64Array, share: number, pushes: Float64Array): void {
  let node = 0;
  for (let column = tree.column[0]!; column >= 0; column = tree.column[node]!) {
    const next = row[column]! < tree.cut[node]! ? tree.left[node]! : tree.left[node]! + 1;
    pushes[column]! += share * (tree.value[next]! - tree.value[node]!);
    node = next;
  }
}
