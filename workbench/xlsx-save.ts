/**
 * Saves XLSX files: values and how they look, with formulas as their values, and what holds for the cells. Text stays
 * text, also where it looks like a formula or a number. Rows that a filter hides are saved as hidden rows.
 */
import ExcelJs, { type Style, type Workbook, type Worksheet } from 'exceljs';
import { areaToA1, columnLetters } from './a1';
import type { ConditionRange } from './conditions';
import { LOOKS, type Look } from './contents';
import {
  DEFAULT_COLUMN_WIDTH,
  type GridNamedRange,
  type GridSheet,
  type GridValidation,
  type StyleValue,
} from './grid';
import type { Area } from './shift';
import { serialToInstant } from './time-zone';
import { CHARACTER_PIXELS, EDGE_PIXELS, POINT_PIXELS, STANDARD_FONT } from './xlsx';
import { COMPARISONS } from './xlsx-rules';

/** The bytes of an XLSX file with these tabs, the first of them active, and those of the names that lie in them. */
export async function saveXlsx(
  sheets: readonly GridSheet[],
  names: readonly GridNamedRange[] = [],
): Promise<Uint8Array> {
  const workbook = new ExcelJs.Workbook();
  for (const sheet of sheets) addTab(workbook, sheet, sheets);
  for (const { name, sheet, area } of names) {
    const range = rangeText({ sheet, area }, sheets);
    if (range) workbook.definedNames.add(range, name);
  }
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

function addTab(workbook: Workbook, sheet: GridSheet, sheets: readonly GridSheet[]): void {
  const { frozenRows, frozenColumns, hiddenGridlines, tabColor } = sheet;
  const isFrozen = frozenRows + frozenColumns > 0;
  const file = workbook.addWorksheet(sheet.name, {
    state: sheet.hidden ? 'hidden' : 'visible',
    properties: tabColor ? { tabColor: argb(tabColor) } : {},
    views: [
      {
        showGridLines: !hiddenGridlines,
        ...(isFrozen ? { state: 'frozen', ySplit: frozenRows, xSplit: frozenColumns } : { state: 'normal' }),
      },
    ],
  });
  addCells(file, sheet);
  addLines(file, sheet);
  for (const { row, column, rows, columns } of sheet.merges)
    file.mergeCells(row + 1, column + 1, row + rows, column + columns);
  if (sheet.filter) file.autoFilter = areaToA1(sheet.filter.area);
  for (const { areas, rule } of sheet.validations) {
    const validation = validationOf(rule, sheets);
    if (validation) for (const area of areas) validationsOf(file).add(areaToA1(area), validation);
  }
}

function addCells(file: Worksheet, sheet: GridSheet): void {
  const { rows, columns } = sheet.extent();
  const area = { row: 0, column: 0, rows, columns };
  const looks = LOOKS.map((property) => sheet.styles(area, property));
  // Cells that look alike share one style, which exceljs then writes once.
  const styles = new Map<string, Partial<Style>>();
  const styleAt = (i: number, j: number) => {
    const values = looks.map((block) => block[i]![j]!);
    const key = JSON.stringify(values);
    const known = styles.get(key) ?? styleOf((look) => values[LOOKS.indexOf(look)]!);
    styles.set(key, known);
    return known;
  };
  const notes = sheet.notes(area);
  sheet.values(area).forEach((line, i) => {
    const row = file.getRow(i + 1);
    line.forEach((value, j) => {
      const note = notes[i]![j]!;
      if (value === null && note === '') return;
      const cell = row.getCell(j + 1);
      cell.value = value;
      cell.style = styleAt(i, j);
      if (note !== '') cell.note = note;
    });
  });
}

/** Widths, and which rows and columns are hidden or in groups. */
function addLines(file: Worksheet, sheet: GridSheet): void {
  const { hiddenByUser, groupDepths, rowHeights } = sheet;
  for (let j = 0; j < Math.max(sheet.extent().columns, 1); j++) {
    const width = sheet.columnWidth(j);
    if (width !== DEFAULT_COLUMN_WIDTH)
      file.getColumn(j + 1).width = (width - EDGE_PIXELS) / CHARACTER_PIXELS;
  }
  for (const [row, height] of rowHeights) file.getRow(row + 1).height = height / POINT_PIXELS;
  for (const row of hiddenByUser.rows) file.getRow(row + 1).hidden = true;
  for (const column of hiddenByUser.columns) file.getColumn(column + 1).hidden = true;
  for (const [row, depth] of groupDepths.rows) file.getRow(row + 1).outlineLevel = depth;
  for (const [column, depth] of groupDepths.columns) file.getColumn(column + 1).outlineLevel = depth;
}

function styleOf(style: (look: Look) => StyleValue | null): Partial<Style> {
  const [numberFormat, background, horizontal] = [
    style('numberFormat'),
    style('background'),
    style('horizontalAlignment') as 'left' | null,
  ];
  const wrapText = style('wrap') === 'WRAP' || style('wrap') === true;
  return {
    ...(numberFormat && { numFmt: String(numberFormat) }),
    ...(background && {
      fill: { type: 'pattern', pattern: 'solid', fgColor: argb(String(background)) },
    }),
    font: {
      name: String(style('fontFamily') ?? STANDARD_FONT.family),
      size: Number(style('fontSize') ?? STANDARD_FONT.size),
      color: argb(String(style('fontColor') ?? STANDARD_FONT.color)),
      ...(style('fontWeight') === 'bold' && { bold: true }),
      ...(style('fontStyle') === 'italic' && { italic: true }),
      ...(style('fontLine') === 'underline' && { underline: true }),
      ...(style('fontLine') === 'line-through' && { strike: true }),
    },
    alignment: { ...(horizontal && { horizontal }), ...(wrapText && { wrapText }) },
  };
}

function argb(color: string) {
  return { argb: `FF${color.slice(1).toUpperCase()}` };
}

interface SavedValidation {
  readonly type: string;
  readonly operator?: string;
  readonly formulae: readonly (string | number | Date)[];
  readonly showErrorMessage: boolean;
  readonly errorStyle: string;
  readonly prompt?: string;
}

/** exceljs writes them for ranges too, and declares them for cells alone. */
function validationsOf(file: Worksheet): { add(range: string, validation: SavedValidation): void } {
  return (file as unknown as { dataValidations: { add(range: string, validation: SavedValidation): void } })
    .dataValidations;
}

/** The rule as Excel has it; `null` for those that only Sheets has, such as checkboxes. */
function validationOf(
  { criteria, values, allowInvalid, helpText }: GridValidation['rule'],
  sheets: readonly GridSheet[],
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
    const range = rangeText(values[0] as ConditionRange, sheets);
    return range === null ? null : { type: 'list', formulae: [range], ...manners };
  }
  const [operator] = Object.entries(COMPARISONS).find(([, names]) => names.includes(criteria)) ?? [];
  if (operator === undefined || criteria === '') return null;
  if (!criteria.startsWith('DATE_'))
    return { type: 'decimal', operator, formulae: values as number[], ...manners };
  const dates = values.map((serial) => new Date(serialToInstant(serial as number, 'Etc/UTC')));
  return { type: 'date', operator, formulae: dates, ...manners };
}

/** `'Plan list'!$A$2:$A$4`; `null` where the tab is not among those that are saved. */
function rangeText(
  { sheet: id, area }: { sheet: number; area: Area },
  sheets: readonly GridSheet[],
): string | null {
  const sheet = sheets.find((one) => one.id === id);
  if (!sheet) return null;
  const { row, column, rows, columns } = area;
  const corner = (i: number, j: number) => `$${columnLetters(j)}$${i + 1}`;
  const last = corner(row + rows - 1, column + columns - 1);
  return `'${sheet.name.replace(/'/g, "''")}'!${corner(row, column)}:${last}`;
}
