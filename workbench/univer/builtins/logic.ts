/** AND, OR and XOR, and the functions that operators stand for. */
import {
  type Builtin,
  type BuiltinHost,
  type Cell,
  cell,
  cellByCell,
  FormulaError,
  type Matrix,
  numberIn,
  overRanges,
  truthIn,
} from './builtin';

/** What the arguments say. In a range text and blank cells say nothing; as an argument of its own text must say something. */
function truths(args: readonly Matrix[]): boolean[] {
  const found = args.flatMap((rows) => {
    const cells = rows.flat();
    const failed = cells.find(({ isError }) => isError);
    if (failed) throw new FormulaError(String(failed.value));
    if (cells.length === 1) return cells.map(truthIn);
    return cells.flatMap((one) =>
      typeof one.value === 'string' || one.value === null ? [] : [truthIn(one)],
    );
  });
  if (found.length === 0) throw new FormulaError('#VALUE!', 'None of the arguments says TRUE or FALSE.');
  return found;
}

const negated = ([one]: readonly Cell[], host: BuiltinHost) => cell(-numberIn(one!, host), one!.format);

export const LOGIC: readonly Builtin[] = [
  overRanges('AND', 1, 255, (args) => cell(truths(args).every(Boolean))),
  overRanges('OR', 1, 255, (args) => cell(truths(args).some(Boolean))),
  overRanges('XOR', 1, 255, (args) => cell(truths(args).filter(Boolean).length % 2 === 1)),
  cellByCell('NOT', 1, 1, ([one]) => cell(!truthIn(one!))),
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
