/**
 * Saves XLSX files: values and how they look, with formulas as their values, and what holds for the cells. Text stays
 * text, also where it looks like a formula or a number. Rows that a filter hides are saved as hidden rows.
 */
import ExcelJs, { type Style, type Workbook, type Worksheet } from 'exceljs';
import { areaToA1, columnLetters } from './a1';
import type { ConditionRange } from './conditions';
import { LOOKS, type Look } from './contents';
import { DEFAULT_COLUMN_WIDTH, type Grid, type GridSheet, type StyleValue } from './grid';
import { hiddenRows } from './hidden-rows';
import { CHARACTER_PIXELS, EDGE_PIXELS, POINT_PIXELS, STANDARD_FONT } from './xlsx';
import { withCharts } from './xlsx-save-charts';
import { withFilters } from './xlsx-save-parts';
import { addRules, argb, type RangeText } from './xlsx-save-rules';

/**
 * An XLSX file with these tabs, the first of them active, and the names that lie in them; with a sentence for each thing that
 * it cannot hold.
 */
export async function saveXlsx(
  grid: Grid,
  sheets: readonly GridSheet[] = grid.sheets,
): Promise<{ bytes: Uint8Array; remarks: string[] }> {
  const workbook = new ExcelJs.Workbook();
  const text = (range: ConditionRange) => rangeText(range, sheets);
  const remarks = sheets.flatMap((sheet) => addTab(workbook, grid, sheet, text));
  for (const { name, ...range } of grid.namedRanges) {
    const cells = text(range);
    if (cells) workbook.definedNames.add(cells, name);
    else remarks.push(`The name ${name} is left out: it stands for cells of a tab that is not saved.`);
  }
  const filtered = await withFilters(new Uint8Array(await workbook.xlsx.writeBuffer()), grid, sheets);
  const drawn = await withCharts(filtered.bytes, sheets, text);
  return { bytes: drawn.bytes, remarks: [...remarks, ...filtered.remarks, ...drawn.remarks] };
}

function addTab(workbook: Workbook, grid: Grid, sheet: GridSheet, rangeText: RangeText): string[] {
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
  const remarks = addRules(file, sheet, rangeText);
  addCells(file, sheet);
  addLines(file, grid, sheet);
  for (const { row, column, rows, columns } of sheet.merges)
    file.mergeCells(row + 1, column + 1, row + rows, column + columns);
  if (sheet.filter) file.autoFilter = areaToA1(sheet.filter.area);
  return [...remarks, ...sparklinesLeftOut(sheet)];
}

function sparklinesLeftOut(sheet: GridSheet): string[] {
  const { rows, columns } = sheet.extent();
  const cells = sheet
    .formulas({ row: 0, column: 0, rows, columns })
    .flatMap((line, i) =>
      line.flatMap((formula, j) =>
        /\bSPARKLINE\(/i.test(formula ?? '') ? [columnLetters(j) + (i + 1)] : [],
      ),
    );
  if (cells.length === 0) return [];
  const which =
    cells.length > 3 ? `${cells.slice(0, 3).join(', ')} and ${cells.length - 3} more` : cells.join(', ');
  return [
    `The charts in the cells ${which} of "${sheet.name}" are left out: the workbench saves no SPARKLINE.`,
  ];
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
function addLines(file: Worksheet, grid: Grid, sheet: GridSheet): void {
  const { hiddenByUser, groupDepths, rowHeights } = sheet;
  for (let j = 0; j < Math.max(sheet.extent().columns, 1); j++) {
    const width = sheet.columnWidth(j);
    if (width !== DEFAULT_COLUMN_WIDTH)
      file.getColumn(j + 1).width = (width - EDGE_PIXELS) / CHARACTER_PIXELS;
  }
  for (const [row, height] of rowHeights) file.getRow(row + 1).height = height / POINT_PIXELS;
  for (const row of hiddenRows(grid, sheet)) file.getRow(row + 1).hidden = true;
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

/** `'Plan list'!$A$2:$A$4`; `null` where the tab is not among those that are saved. */
function rangeText({ sheet: id, area }: ConditionRange, sheets: readonly GridSheet[]): string | null {
  const sheet = sheets.find((one) => one.id === id);
  if (!sheet) return null;
  const { row, column, rows, columns } = area;
  const corner = (i: number, j: number) => `$${columnLetters(j)}$${i + 1}`;
  const last = corner(row + rows - 1, column + columns - 1);
  return `'${sheet.name.replace(/'/g, "''")}'!${corner(row, column)}:${last}`;
}
