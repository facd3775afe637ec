/** Functions whose result is a picture in the cell, and functions that reach out of the spreadsheet. */
import { BLANK, type Builtin, FormulaError, overRanges } from './builtin';

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

const CHARTS = ['line', 'bar', 'column', 'winloss'];

export const PICTURES: readonly Builtin[] = [
  // A cell with a picture has no value.
  overRanges('SPARKLINE', 1, 2, ([data, options]) => {
    const failed = data!.flat().find(({ isError }) => isError);
    if (failed) throw new FormulaError(String(failed.value));
    const type = options?.find(([name]) => /^charttype$/i.test(String(name?.value)))?.[1]?.value;
    if (type !== undefined && !CHARTS.includes(String(type).toLowerCase()))
      throw new FormulaError('#N/A', `SPARKLINE has no chart of the type ${type}: ${CHARTS.join(', ')}.`);
    if (!data!.flat().some(({ value }) => typeof value === 'number'))
      throw new FormulaError('#N/A', 'SPARKLINE has no numbers to draw.');
    return BLANK;
  }),
  overRanges('IMAGE', 1, 4, () => BLANK),
  ...OUTSIDE.map((name) =>
    overRanges(name, 0, 255, () => {
      throw new FormulaError('#ERROR!', `${name} is not emulated in the workbench.`);
    }),
  ),
];
