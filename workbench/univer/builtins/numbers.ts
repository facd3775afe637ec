/** Rounding in decimals as they are written, and what is odd or even. */
import {
  type Builtin,
  type BuiltinHost,
  type Cell,
  cell,
  cellByCell,
  FormulaError,
  numberIn,
} from './builtin';

/** The number with its decimal point moved, by its digits: 1.005 times 100 is 100.49999999999999, moved it is 100.5. */
function moved(number: number, places: number): number {
  const [digits, exponent = '0'] = String(number).split('e');
  return Number(`${digits}e${Number(exponent) + places}`);
}

/** Half away from zero. */
const half = (size: number) => Math.floor(size + 0.5);

const rounding = (name: string, round: (size: number) => number): Builtin =>
  cellByCell(name, 1, 2, ([one, digits], host) => {
    const number = numberIn(one!, host);
    const places = digits ? Math.trunc(numberIn(digits, host)) : 0;
    const size = moved(round(moved(Math.abs(number), places)), -places);
    // So many places that there are no digits to round, or so few that none is left.
    const rounded = Number.isFinite(size) ? size : places > 0 ? Math.abs(number) : 0;
    return cell(number < 0 ? -rounded : rounded, one!.format);
  });

/** Text that reads as a number is one, but no text is 0. */
function wholeIn(one: Cell, host: BuiltinHost): number {
  if (typeof one.value === 'string' && one.value.trim() === '')
    throw new FormulaError('#VALUE!', `'${one.value}' is a text and cannot be coerced to a number.`);
  return Math.trunc(Math.abs(numberIn(one, host)));
}

export const NUMBERS: readonly Builtin[] = [
  rounding('ROUND', half),
  rounding('ROUNDDOWN', Math.floor),
  rounding('ROUNDUP', Math.ceil),
  rounding('TRUNC', Math.floor),
  cellByCell('ISODD', 1, 1, ([one], host) => cell(wholeIn(one!, host) % 2 === 1)),
  cellByCell('ISEVEN', 1, 1, ([one], host) => cell(wholeIn(one!, host) % 2 === 0)),
];
