/** AVERAGE, which names the error that it meets, and quantiles of the binomial distribution. */
import {
  type Builtin,
  type BuiltinHost,
  cell,
  cellByCell,
  FormulaError,
  type Matrix,
  numberIn,
  overRanges,
} from './builtin';

/**
 * The numbers of an argument. In cells all else but an error is passed over; what stands in the formula itself must be a number, or
 * text that reads as one.
 */
function numbersIn(
  rows: Matrix,
  isCells: boolean,
  host: BuiltinHost,
): { value: number; format: string | null }[] {
  const cells = rows.flat();
  if (!isCells && cells.length === 1) return [{ value: numberIn(cells[0]!, host), format: cells[0]!.format }];
  const failed = cells.find(({ isError }) => isError);
  if (failed) throw new FormulaError(String(failed.value));
  return cells.flatMap(({ value, format }) => (typeof value === 'number' ? [{ value, format }] : []));
}

/** The least number of successes whose probability, all below it included, is at least `share`. */
function binomialQuantile(trials: number, chance: number, share: number): number {
  if (chance === 0) return 0;
  if (chance === 1) return trials;
  // In logarithms: the probability of none in a million trials is no number that a computer has.
  const odds = Math.log(chance) - Math.log1p(-chance);
  let logarithm = trials * Math.log1p(-chance);
  let total = Math.exp(logarithm);
  let successes = 0;
  while (total < share && successes < trials) {
    successes++;
    logarithm += odds + Math.log(trials - successes + 1) - Math.log(successes);
    total += Math.exp(logarithm);
  }
  return successes;
}

const MOST_TRIALS = 10_000_000;

const quantile = (name: string) =>
  cellByCell(name, 3, 3, (args, host) => {
    const [trials, chance, share] = args.map((one) => numberIn(one, host)) as [number, number, number];
    const count = Math.trunc(trials);
    if (!(count >= 0 && count <= MOST_TRIALS && chance >= 0 && chance <= 1 && share >= 0 && share <= 1))
      throw new FormulaError('#NUM!', `${name} takes a number of trials and two probabilities.`);
    return cell(binomialQuantile(count, chance, share));
  });

export const STATISTICS: readonly Builtin[] = [
  overRanges('AVERAGE', 1, 255, (args, host, origins) => {
    const numbers = args.flatMap((rows, i) => numbersIn(rows, origins[i] !== null, host));
    if (numbers.length === 0)
      throw new FormulaError('#DIV/0!', 'Evaluation of function AVERAGE caused a divide by zero error.');
    const total = numbers.reduce((sum, { value }) => sum + value, 0);
    return cell(total / numbers.length, numbers[0]!.format);
  }),
  quantile('BINOM.INV'),
  quantile('CRITBINOM'),
];
