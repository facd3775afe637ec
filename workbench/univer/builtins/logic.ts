/** AND, OR and XOR, and the functions that operators stand for. */
import {
  BLANK,
  type Builtin,
  type BuiltinHost,
  type Cell,
  cell,
  cellByCell,
  FormulaError,
  first,
  type Matrix,
  numberIn,
  overRanges,
  truthIn,
} from './builtin';

/** What an argument says. In a range text and blank cells say nothing; as an argument of its own text must say something. */
function truthsOf(rows: Matrix): boolean[] {
  const cells = rows.flat();
  if (cells.length === 1) return cells.map(truthIn);
  return cells.flatMap((one) => (typeof one.value === 'string' || one.value === null ? [] : [truthIn(one)]));
}

/** A function of what its arguments say, the first of which with the `deciding` value settles it. */
const junction = (
  name: string,
  result: (truths: readonly boolean[]) => boolean,
  deciding?: boolean,
): Builtin =>
  overRanges(name, 1, 255, (args, _, origins) => {
    const failed = args.flat(2).find(({ isError }) => isError);
    if (failed) throw new FormulaError(String(failed.value));
    const isLeftEmpty = (rows: Matrix, i: number) => origins[i] === null && first(rows).value === null;
    const truths: boolean[] = [];
    for (const rows of args.every(isLeftEmpty) ? [] : args) {
      truths.push(...truthsOf(rows));
      if (deciding !== undefined && truths.includes(deciding)) return cell(deciding);
    }
    if (truths.length === 0) throw new FormulaError('#VALUE!', 'None of the arguments says TRUE or FALSE.');
    return cell(result(truths));
  });

const negated = ([one]: readonly Cell[], host: BuiltinHost) => cell(-numberIn(one!, host), one!.format);

export const LOGIC: readonly Builtin[] = [
  junction('AND', (truths) => truths.every(Boolean), false),
  junction('OR', (truths) => truths.some(Boolean), true),
  junction('XOR', (truths) => truths.filter(Boolean).length % 2 === 1),
  cellByCell('NOT', 1, 1, ([one]) => cell(!truthIn(one!))),
  // An operand that is left empty.
  overRanges('SHEETS.BLANK', 0, 0, () => BLANK),
  cellByCell('UMINUS', 1, 1, negated),
  cellByCell('UPLUS', 1, 1, ([one]) => one!),
  cellByCell('UNARY_PERCENT', 1, 1, ([one], host) => cell(numberIn(one!, host) / 100)),
  cellByCell('ISBETWEEN', 3, 5, ([value, low, high, withLow, withHigh], host) => {
    const [one, from, to] = [value!, low!, high!].map((bound) => numberIn(bound, host)) as [
      number,
      number,
      number,
    ];
    const above = withLow === undefined || truthIn(withLow) ? one >= from : one > from;
    return cell(above && (withHigh === undefined || truthIn(withHigh) ? one <= to : one < to));
  }),
];
