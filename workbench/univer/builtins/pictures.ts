/** Functions whose result is a picture in the cell, and functions that reach out of the spreadsheet. */
import { BLANK, type Builtin, type Cell, FormulaError, type Matrix, overRanges } from './builtin';

/** What needs Google, or the web: refused by name, so that nobody takes an empty answer for theirs. */
const OUTSIDE = [
  'AI',
  'DETECTLANGUAGE',
  'GEMINI',
  'GETPIVOTDATA',
  'GOOGLEFINANCE',
  'GOOGLETRANSLATE',
  'IMPORTDATA',
  'IMPORTFEED',
  'IMPORTHTML',
  'IMPORTRANGE',
  'IMPORTXML',
];

const CHARTS = ['line', 'bar', 'column', 'winloss'] as const;

export const PICTURES: readonly Builtin[] = [
  // A cell with a picture has no value.
  overRanges('SPARKLINE', 1, 2, ([data, given], host, _, position) => {
    const failed = data!.flat().find(({ isError }) => isError);
    if (failed) throw new FormulaError(String(failed.value));
    const options = optionsIn(given);
    const wanted = String(options.charttype ?? 'line').toLowerCase();
    const type = CHARTS.find((one) => one === wanted);
    if (!type)
      throw new FormulaError('#N/A', `SPARKLINE has no chart of the type ${wanted}: ${CHARTS.join(', ')}.`);
    const [first, second] = linesIn(data!).map((line) => line.map(numberOf));
    const [places, numbers] =
      type === 'line' && second ? [first!, second] : [null, data!.flat().map(numberOf)];
    if (numbers.every((number) => number === null))
      throw new FormulaError('#N/A', 'SPARKLINE has no numbers to draw.');
    host.drew(position, { type, numbers, places, options });
    return BLANK;
  }),
  overRanges('IMAGE', 1, 4, () => BLANK),
  ...OUTSIDE.map((name) =>
    overRanges(name, 0, 255, () => {
      throw new FormulaError('#ERROR!', `${name} is not emulated in the workbench.`);
    }),
  ),
];

function numberOf({ value }: Cell): number | null {
  return typeof value === 'number' ? value : null;
}

/** The rows of a range that is wider than high, else its columns. */
function linesIn(data: Matrix): Matrix {
  const width = data[0]!.length;
  if (width > data.length) return data;
  return Array.from({ length: width }, (_, j) => data.map((row) => row[j]!));
}

/** A range of two columns, or of two rows: names and values. */
function optionsIn(given: Matrix | undefined): Record<string, string | number | boolean> {
  const [names = [], values = []] = given ?? [];
  const rows = names.length === 2 ? given! : names.map((name, i) => [name, values[i]]);
  return Object.fromEntries(
    rows.flatMap(([name, value]) =>
      name && value && value.value !== null ? [[String(name.value).toLowerCase(), value.value]] : [],
    ),
  );
}
