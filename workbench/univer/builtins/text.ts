/** Functions of text. */
import { displayText } from '../../number-format';
import {
  type Builtin,
  type BuiltinHost,
  type Cell,
  cell,
  cellByCell,
  FormulaError,
  first,
  numberIn,
  overRanges,
  textIn,
  truthIn,
} from './builtin';

/** What SPLIT splits: a date as it is shown. */
function shownText(one: Cell, host: BuiltinHost): string {
  return typeof one.value === 'number' && one.format
    ? displayText(one.value, one.format, host.locale)
    : textIn(one, host);
}

export const TEXT: readonly Builtin[] = [
  // Univer's operator & is its CONCATENATE, cell by cell.
  overRanges('SHEETS.CONCATENATE', 1, 255, (args, host) =>
    cell(args.flatMap((rows) => rows.flat().map((one) => textIn(one, host))).join('')),
  ),

  cellByCell('CONCAT', 2, 2, ([left, right], host) => cell(textIn(left!, host) + textIn(right!, host))),

  cellByCell('PROPER', 1, 1, ([text], host) =>
    cell(
      textIn(text!, host).replace(
        /\p{L}+/gu,
        (word) => word.slice(0, 1).toUpperCase() + word.slice(1).toLowerCase(),
      ),
    ),
  ),

  overRanges('SPLIT', 2, 4, ([text, delimiter, each, dropEmpty], host) => {
    const mark = textIn(first(delimiter), host);
    if (mark === '')
      throw new FormulaError('#VALUE!', 'Function SPLIT parameter 2 value should be non-empty.');
    const marks = each === undefined || truthIn(first(each)) ? [...mark] : [mark];
    const pattern = new RegExp(marks.map((one) => one.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')).join('|'));
    const rows = text!.map(([one]) => {
      const parts = shownText(one!, host).split(pattern);
      const kept =
        dropEmpty === undefined || truthIn(first(dropEmpty)) ? parts.filter((part) => part !== '') : parts;
      return kept.map((part) =>
        cell(/^\s*-?\d+(\.\d+)?\s*$/.test(part) ? Number(part) : part === '' ? null : part),
      );
    });
    const width = Math.max(1, ...rows.map((row) => row.length));
    return rows.map((row) => Array.from({ length: width }, (_, i) => row[i] ?? cell(null)));
  }),

  cellByCell('TEXT', 2, 2, ([one, format], host) => {
    const value = numberOrSame({ ...one!, value: one!.value ?? 0 }, host);
    const pattern = textIn(format!, host);
    return cell(displayText(value, pattern, host.locale));
  }),
  cellByCell('DOLLAR', 1, 2, ([one, places], host) => {
    const decimals = places === undefined ? 2 : Math.trunc(numberIn(places, host));
    const unit = 10 ** Math.max(0, -decimals);
    const amount = numberIn(one!, host);
    const digits = decimals > 0 ? `$#,##0.${'0'.repeat(Math.min(decimals, 15))}` : '$#,##0';
    const rounded = unit > 1 ? Math.round(amount / unit) * unit : amount;
    return cell(displayText(rounded, `${digits};(${digits})`, host.locale));
  }),
  cellByCell('TO_TEXT', 1, 1, ([one], host) => cell(displayText(one!.value, one!.format ?? '', host.locale))),
  cellByCell('TO_DOLLARS', 1, 1, ([one], host) => cell(numberOrSame(one!, host), '"$"#,##0.00')),
  cellByCell('TO_PERCENT', 1, 1, ([one], host) => cell(numberOrSame(one!, host), '0.00%')),
  cellByCell('TO_PURE_NUMBER', 1, 1, ([one], host) => cell(numberOrSame(one!, host))),
  cellByCell('HYPERLINK', 1, 2, ([address, label]) =>
    label === undefined || label.value === null || label.value === ''
      ? cell(address!.value)
      : cell(label.value),
  ),
];

/** TO_DOLLARS and its kin leave what is no number as it is. */
function numberOrSame({ value }: Cell, host: BuiltinHost) {
  if (typeof value !== 'string') return value;
  try {
    return numberIn(cell(value), host);
  } catch {
    return value;
  }
}
