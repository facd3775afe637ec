/** What holds for the cells of a tab, as XLSX files have it. What they cannot hold is said in a sentence each. */
import type { Style, Worksheet } from 'exceljs';
import { areaToA1, columnLetters } from './a1';
import type { Gradient, GradientPoint } from './apps-script/conditional-format';
import type { ConditionRange } from './conditions';
import type { GridCondition, GridSheet, GridTable } from './grid';
import type { Area } from './shift';
import { serialToInstant } from './time-zone';
import { COMPARISONS } from './xlsx-rules';

interface SavedValidation {
  readonly type: string;
  readonly operator?: string;
  readonly formulae: readonly (string | number | Date)[];
  readonly showErrorMessage: boolean;
  readonly errorStyle: string;
  readonly prompt?: string;
}

/** exceljs writes them for ranges too, and declares them for cells alone. */
interface Undeclared {
  readonly dataValidations: { add(range: string, validation: SavedValidation): void };
  sheetProtection: object;
}

/** How a range is written, or `null` where its tab is not among those that are saved. */
export type RangeText = (range: ConditionRange) => string | null;

/** Adds what exceljs can write. Returns a sentence for each thing that is left out. */
export function addRules(file: Worksheet, sheet: GridSheet, rangeText: RangeText): string[] {
  const { name } = sheet;
  const remarks: string[] = [];
  const { dataValidations } = file as unknown as Undeclared;
  for (const { areas, rule } of sheet.validations) {
    const validation = validationOf(rule, rangeText);
    if (validation) for (const area of areas) dataValidations.add(areaToA1(area), validation);
    else
      remarks.push(
        `The data validation of ${areas.map(areaToA1).join(', ')} in "${name}" is left out: files have none of its kind (${rule.criteria}).`,
      );
  }
  sheet.conditionalFormats.forEach(({ areas, rule }, i) => {
    const saved = conditionalRule(rule as Rule | Gradient, areas[0]!);
    if (saved)
      file.addConditionalFormatting({
        ref: areas.map(areaToA1).join(' '),
        rules: [{ ...saved, priority: i + 1 } as never],
      });
    else
      remarks.push(
        `The conditional format of ${areas.map(areaToA1).join(', ')} in "${name}" is left out: files have none of its kind.`,
      );
  });
  for (const table of sheet.tables) remarks.push(...addTable(file, sheet, table));
  for (const { area, warningOnly } of sheet.protections) {
    if (area !== null)
      remarks.push(`The protection of ${areaToA1(area)} in "${name}" is left out: files protect whole tabs.`);
    else if (warningOnly)
      remarks.push(`The protection of "${name}" that only warns is left out: files have none of its kind.`);
    else (file as unknown as Undeclared).sheetProtection = { sheet: true };
  }
  return remarks;
}

/** The rule as Excel has it; `null` for those that only Sheets has, such as checkboxes. */
function validationOf(
  { criteria, values, allowInvalid, helpText }: GridSheet['validations'][number]['rule'],
  rangeText: RangeText,
): SavedValidation | null {
  const manners = {
    showErrorMessage: true,
    errorStyle: allowInvalid ? 'warning' : 'stop',
    ...(helpText !== null && { prompt: helpText, showInputMessage: true }),
  };
  if (criteria === 'VALUE_IN_LIST') {
    const list = (values[0] as readonly string[]).join(',').replace(/"/g, '""');
    return { type: 'list', formulae: [`"${list}"`], ...manners };
  }
  if (criteria === 'VALUE_IN_RANGE') {
    const range = rangeText(values[0] as ConditionRange);
    return range === null ? null : { type: 'list', formulae: [range], ...manners };
  }
  const operator = operatorOf(criteria);
  if (operator === undefined) return null;
  if (!criteria.startsWith('DATE_'))
    return { type: 'decimal', operator, formulae: values as number[], ...manners };
  const dates = values.map((serial) => new Date(serialToInstant(serial as number, 'Etc/UTC')));
  return { type: 'date', operator, formulae: dates, ...manners };
}

/** What Excel calls a comparison with numbers or dates. */
export function operatorOf(criteria: string): string | undefined {
  return criteria === ''
    ? undefined
    : Object.entries(COMPARISONS).find(([, names]) => names.includes(criteria))?.[0];
}

interface Rule extends GridCondition {
  readonly background: string | null;
  readonly fontColor: string | null;
  readonly bold: boolean | null;
  readonly italic: boolean | null;
  readonly strikethrough: boolean | null;
  readonly underline: boolean | null;
}

function conditionalRule(rule: Rule | Gradient, area: Area): object | null {
  if ('minimum' in rule) {
    const points = [rule.minimum, ...(rule.middle ? [rule.middle] : []), rule.maximum];
    return {
      type: 'colorScale',
      cfvo: points.map(({ type, value }) => ({
        type: SCALE_TYPES[type],
        ...(value !== '' && { value: Number(value) }),
      })),
      color: points.map(({ color }) => argb(color)),
    };
  }
  const condition = savedCondition(rule, `${columnLetters(area.column)}${area.row + 1}`);
  return condition && { ...condition, style: styleOf(rule) };
}

const SCALE_TYPES: Readonly<Record<GradientPoint['type'], string>> = {
  MIN: 'min',
  MAX: 'max',
  NUMBER: 'num',
  PERCENT: 'percent',
  PERCENTILE: 'percentile',
};

function savedCondition({ criteria, values }: GridCondition, cell: string): object | null {
  const [first] = values;
  const text = `"${String(first ?? '').replace(/"/g, '""')}"`;
  const length = String(first ?? '').length;
  const formula = (one: unknown) => (typeof one === 'string' ? one.replace(/^=/, '') : one);
  const expression = (formulae: string) => ({ type: 'expression', formulae: [formulae] });
  switch (criteria) {
    case 'CUSTOM_FORMULA':
      return expression(String(formula(first)));
    case 'CELL_EMPTY':
      return { type: 'containsText', operator: 'containsBlanks' };
    case 'CELL_NOT_EMPTY':
      return { type: 'containsText', operator: 'notContainsBlanks' };
    case 'TEXT_EQUAL_TO':
      return { type: 'cellIs', operator: 'equal', formulae: [text] };
    case 'TEXT_CONTAINS':
      return { type: 'containsText', operator: 'containsText', text: String(first) };
    case 'TEXT_DOES_NOT_CONTAIN':
      return expression(`ISERROR(SEARCH(${text},${cell}))`);
    case 'TEXT_STARTS_WITH':
      return expression(`LEFT(${cell},${length})=${text}`);
    case 'TEXT_ENDS_WITH':
      return expression(`RIGHT(${cell},${length})=${text}`);
    default: {
      const operator = criteria.startsWith('NUMBER_') ? operatorOf(criteria) : undefined;
      return operator ? { type: 'cellIs', operator, formulae: values.map(formula) } : null;
    }
  }
}

function styleOf({ background, fontColor, bold, italic, strikethrough, underline }: Rule): Partial<Style> {
  return {
    font: {
      ...(bold !== null && { bold }),
      ...(italic !== null && { italic }),
      ...(strikethrough !== null && { strike: strikethrough }),
      ...(underline !== null && { underline }),
      ...(fontColor !== null && { color: argb(fontColor) }),
    },
    ...(background !== null && { fill: { type: 'pattern', pattern: 'solid', bgColor: argb(background) } }),
  };
}

/** A structured table; its headers must tell its columns apart. */
function addTable(file: Worksheet, sheet: GridSheet, { name, area, types }: GridTable): string[] {
  const values = sheet.values(area);
  const headers = values[0]!.map((header) => String(header ?? ''));
  const isUsable =
    new Set(headers.map((header) => header.toLowerCase())).size === headers.length && !headers.includes('');
  if (!isUsable || area.rows < 2)
    return [
      `The table "${name}" in "${sheet.name}" is left out: each of its columns needs a header of its own, and it needs a row.`,
    ];
  file.addTable({
    name: name.replace(/[^\p{L}\p{N}_.]/gu, '_').replace(/^(?=[\p{N}.])/u, '_'),
    ref: areaToA1({ ...area, rows: 1, columns: 1 }),
    headerRow: true,
    columns: headers.map((header) => ({ name: header, filterButton: true })),
    rows: values.slice(1) as never[][],
  });
  return types.some((type) => type !== null)
    ? [`The types of the columns of the table "${name}" in "${sheet.name}" are left out: files have none.`]
    : [];
}

/** A color as exceljs takes it. */
export function argb(color: string) {
  return { argb: `FF${color.slice(1).toUpperCase()}` };
}
