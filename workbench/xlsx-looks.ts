/** What is drawn over the cells of an XLSX file: conditional formats and charts, as Sheets has them. */
import { areaToA1, columnLetters } from './a1';
import type { Gradient, GradientPoint } from './apps-script/conditional-format';
import type { GridChart, GridCondition, GridSheet } from './grid';
import { type Area, clipped } from './shift';
import type { FileChart } from './xlsx-reader/charts';
import type { FileConditionalFormat, FileScalePoint } from './xlsx-reader/conditional';
import type { DifferentLook } from './xlsx-reader/styles';
import { COMPARISONS, type OpenedBook, rangeOf } from './xlsx-rules';

const UNCHANGED: DifferentLook = {
  background: null,
  fontColor: null,
  bold: null,
  italic: null,
  strikethrough: null,
  underline: null,
};

/** Gives a tab its conditional formats. Returns a sentence for each that is left out. */
export function addConditionalFormats(
  sheet: GridSheet,
  formats: readonly FileConditionalFormat[],
  differences: readonly DifferentLook[],
): string[] {
  const remarks: string[] = [];
  for (const format of formats) {
    const areas = format.areas.flatMap((area) => clipped(area, sheet) ?? []);
    if (areas.length === 0) continue;
    const condition = conditionOf(format, areas[0]!);
    const look = typeof format.look === 'number' ? differences[format.look] : format.look;
    const rule = condition ? { ...UNCHANGED, ...look, ...condition } : gradientOf(format.points);
    if (rule) sheet.conditionalFormats.push({ areas, rule });
    else
      remarks.push(
        `The conditional format of ${areas.map(areaToA1).join(', ')} in "${sheet.name}" is of a kind that the workbench ` +
          `lacks (${format.type}) and is left out.`,
      );
  }
  return remarks;
}

const OF_TEXT: Readonly<Record<string, string>> = {
  containsText: 'TEXT_CONTAINS',
  notContainsText: 'TEXT_DOES_NOT_CONTAIN',
  beginsWith: 'TEXT_STARTS_WITH',
  endsWith: 'TEXT_ENDS_WITH',
};

function conditionOf(format: FileConditionalFormat, area: Area): GridCondition | null {
  const { type, formulas, operator } = format;
  const [first = ''] = formulas;
  // Some programs leave the attribute out and quote the text in the formula alone.
  const text = format.text || (/"((?:[^"]|"")*)"/.exec(first)?.[1]?.replace(/""/g, '"') ?? '');
  const cell = `${columnLetters(area.column)}${area.row + 1}`;
  const custom = (formula: string) => ({ criteria: 'CUSTOM_FORMULA', values: [`=${formula}`] });
  const criteria = OF_TEXT[type];
  if (criteria) return text !== '' ? { criteria, values: [text] } : first === '' ? null : custom(first);
  switch (type) {
    case 'expression':
      return first === '' ? null : custom(first);
    case 'containsBlanks':
      return { criteria: 'CELL_EMPTY', values: [] };
    case 'notContainsBlanks':
      return { criteria: 'CELL_NOT_EMPTY', values: [] };
    case 'containsErrors':
      return custom(`ISERROR(${cell})`);
    case 'notContainsErrors':
      return custom(`NOT(ISERROR(${cell}))`);
    case 'cellIs':
      return comparisonOf(operator, formulas, cell);
    default:
      return null;
  }
}

/** A comparison with numbers, with text or with what formulas say. */
function comparisonOf(operator: string, formulas: readonly string[], cell: string): GridCondition | null {
  const criteria = COMPARISONS[operator]?.[0];
  const wanted = criteria?.endsWith('BETWEEN') ? formulas.slice(0, 2) : formulas.slice(0, 1);
  if (!criteria || wanted.length === 0 || wanted.includes('')) return null;
  const [text] = wanted.map((formula) => /^"((?:[^"]|"")*)"$/.exec(formula)?.[1]?.replace(/""/g, '"'));
  if (text !== undefined) {
    if (operator === 'equal') return { criteria: 'TEXT_EQUAL_TO', values: [text] };
    const sign = { notEqual: '<>', greaterThan: '>', lessThan: '<' }[operator];
    return sign ? { criteria: 'CUSTOM_FORMULA', values: [`=${cell}${sign}${wanted[0]}`] } : null;
  }
  const values = wanted.map((formula) =>
    Number.isFinite(Number(formula)) ? Number(formula) : `=${formula}`,
  );
  return { criteria, values };
}

const POINT_TYPES: Readonly<Record<string, GradientPoint['type']>> = {
  min: 'MIN',
  max: 'MAX',
  num: 'NUMBER',
  percent: 'PERCENT',
  percentile: 'PERCENTILE',
};

function gradientOf(points: readonly FileScalePoint[]): Gradient | null {
  const read = points.map(({ type, value, color }) => {
    const known = POINT_TYPES[type];
    const isPlain = known === 'MIN' || known === 'MAX' || Number.isFinite(Number(value));
    return known && color !== null && isPlain ? { color, value, type: known } : null;
  });
  if ((read.length !== 2 && read.length !== 3) || read.includes(null)) return null;
  const [minimum, middle] = read as [GradientPoint, GradientPoint];
  const maximum = read[read.length - 1]!;
  return read.length === 3 ? { minimum, middle, maximum } : { minimum, maximum };
}

const CHART_TYPES: Readonly<Record<string, string>> = {
  areaChart: 'AREA',
  area3DChart: 'AREA',
  bubbleChart: 'BUBBLE',
  doughnutChart: 'PIE',
  lineChart: 'LINE',
  line3DChart: 'LINE',
  pieChart: 'PIE',
  pie3DChart: 'PIE',
  radarChart: 'RADAR',
  scatterChart: 'SCATTER',
};

/** Gives a tab its charts. Returns a sentence for each that is left out. */
export function addCharts(sheet: GridSheet, charts: readonly FileChart[], book: OpenedBook): string[] {
  const remarks: string[] = [];
  for (const chart of charts) {
    const made = chartOf(chart, sheet, book);
    if (typeof made !== 'string') sheet.charts.push({ ...made, id: sheet.charts.length + 1 });
    else
      remarks.push(
        `The chart ${chart.title === '' ? '' : `"${chart.title}" `}at ${columnLetters(chart.column)}${chart.row + 1} in ` +
          `"${sheet.name}" is left out: ${made}.`,
      );
  }
  return remarks;
}

/** A chart as Sheets describes it: a column of labels, then a column for each series. Or why it cannot be one. */
function chartOf(chart: FileChart, sheet: GridSheet, book: OpenedBook): Omit<GridChart, 'id'> | string {
  const { kinds, upright, stacked, reversed, legend, title, series, row, column } = chart;
  const [kind] = kinds;
  const bars = upright ? 'COLUMN' : 'BAR';
  const type = kinds.length > 1 ? 'COMBO' : /^bar/.test(kind ?? '') ? bars : CHART_TYPES[kind ?? ''];
  if (!type) return `the workbench lacks charts of its kind (${kind ?? 'unknown'})`;
  const cells = (formula: string | null) => (formula === null ? null : rangeOf(formula, book, sheet));
  const labels = cells(series[0]?.labels ?? null);
  const values = series.map((one) => cells(one.values));
  if (values.length === 0 || values.includes(null)) return 'its values are no ranges';
  if (!labels) return 'its labels are no range';
  const columns = [labels, ...values.map((one) => one!)];
  if (columns.some(({ area }) => area.columns !== 1)) return 'its series do not lie in columns';
  const names = series.map((one) => cells(one.name));
  const isHeaded = names.every((name, i) => {
    const { sheet: tab, area } = values[i]!;
    return name?.sheet === tab && name.area.column === area.column && name.area.row === area.row - 1;
  });
  return {
    type,
    sources: columns.map(({ sheet: tab, area }) => ({
      sheet: tab,
      area: isHeaded && area.row > 0 ? { ...area, row: area.row - 1, rows: area.rows + 1 } : area,
    })),
    headers: isHeaded ? 1 : 0,
    options: {
      ...(title !== '' && { title }),
      ...(stacked && { isStacked: true }),
      ...(reversed && { 'hAxis.direction': -1 }),
      ...(!legend && { 'legend.position': 'none' }),
    },
    anchor: { row, column },
  };
}
