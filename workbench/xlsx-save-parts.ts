/** What exceljs cannot write: the conditions of filters, and the cells of a protected tab that everybody may edit. */
import JsZip from 'jszip';
import { areaToA1, columnLetters } from './a1';
import { displayTexts } from './contents';
import type { Grid, GridCondition, GridFilter, GridSheet } from './grid';
import { operatorOf } from './xlsx-save-rules';

/** Puts them into the parts of a file whose tabs are these. Returns the file, and a sentence for each that is left out. */
export async function withFilters(
  bytes: Uint8Array,
  grid: Grid,
  sheets: readonly GridSheet[],
): Promise<{ bytes: Uint8Array; remarks: string[] }> {
  const remarks: string[] = [];
  const zip = await JsZip.loadAsync(bytes);
  for (const [i, sheet] of sheets.entries()) {
    const part = `xl/worksheets/sheet${i + 1}.xml`;
    const { filter } = sheet;
    const free = sheet.protections.flatMap(({ area, unprotected }) =>
      area === null ? (unprotected ?? []) : [],
    );
    if (!filter?.criteria.size && free.length === 0) continue;
    let xml = await zip.file(part)!.async('string');
    if (free.length > 0)
      xml = xml.replace(/<sheetProtection[^>]*\/>/, (protection) => {
        const ranges = free.map(
          (area, k) => `<protectedRange sqref="${areaToA1(area)}" name="Range${k + 1}"/>`,
        );
        return `${protection}<protectedRanges>${ranges.join('')}</protectedRanges>`;
      });
    if (filter) {
      const columns = [...filter.criteria].sort(([a], [b]) => a - b);
      const inside = columns.flatMap(([column, criterion]) => {
        const saved = criterionXml(criterion, grid, sheet, filter, column);
        if (saved === null) {
          const kind = 'criteria' in criterion ? criterion.criteria : '';
          remarks.push(
            `The filter of column ${columnLetters(column)} in "${sheet.name}" is left out: files have none of its kind (${kind}). The rows that it hides stay hidden.`,
          );
          return [];
        }
        return [`<filterColumn colId="${column - filter.area.column}">${saved}</filterColumn>`];
      });
      xml = xml.replace(
        /<autoFilter ref="([^"]*)"\/>/,
        `<autoFilter ref="$1">${inside.join('')}</autoFilter>`,
      );
    }
    zip.file(part, xml);
  }
  return { bytes: await zip.generateAsync({ type: 'uint8array', compression: 'DEFLATE' }), remarks };
}

function criterionXml(
  criterion: GridCondition | { readonly hiddenValues: readonly string[] },
  grid: Grid,
  sheet: GridSheet,
  { area }: GridFilter,
  column: number,
): string | null {
  if ('hiddenValues' in criterion) {
    const cells = { ...area, row: area.row + 1, rows: area.rows - 1, column, columns: 1 };
    const shown = new Set(displayTexts(grid, sheet, cells).map(([text]) => text!));
    for (const text of criterion.hiddenValues) shown.delete(text);
    const blank = shown.delete('') ? ' blank="1"' : '';
    return `<filters${blank}>${[...shown].map((text) => `<filter val="${escaped(text)}"/>`).join('')}</filters>`;
  }
  const { criteria, values } = criterion;
  const [first, second] = values;
  const custom = (...filters: [operator: string, value: unknown][]) => {
    const inside = filters.map(
      ([operator, value]) => `<customFilter operator="${operator}" val="${escaped(String(value))}"/>`,
    );
    return `<customFilters${filters.length > 1 ? ' and="1"' : ''}>${inside.join('')}</customFilters>`;
  };
  switch (criteria) {
    case 'CELL_EMPTY':
      return '<filters blank="1"/>';
    case 'CELL_NOT_EMPTY':
      return custom(['notEqual', ' ']);
    case 'TEXT_CONTAINS':
      return custom(['equal', `*${first}*`]);
    case 'TEXT_DOES_NOT_CONTAIN':
      return custom(['notEqual', `*${first}*`]);
    case 'TEXT_STARTS_WITH':
      return custom(['equal', `${first}*`]);
    case 'TEXT_ENDS_WITH':
      return custom(['equal', `*${first}`]);
    case 'TEXT_EQUAL_TO':
      return custom(['equal', first]);
    case 'NUMBER_BETWEEN':
      return custom(['greaterThanOrEqual', first], ['lessThanOrEqual', second]);
    default: {
      const operator = criteria.startsWith('NUMBER_') ? operatorOf(criteria) : undefined;
      return operator && operator !== 'notBetween' ? custom([operator, first]) : null;
    }
  }
}

/** Text as it stands between the tags of a part, or in an attribute. */
export function escaped(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/"/g, '&quot;').replace(/\r?\n/g, '&#10;');
}
