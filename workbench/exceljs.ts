/**
 * exceljs, with four faults of its reader (4.4.0) mended, which lose what a customer sheet holds:
 *
 * - The escapes of number formats are taken away, so that `$0.0,,\M` (millions) reads as months.
 * - Numbers in a date format become `Date` objects. What is a date format is guessed, and an ARR that is none and too
 *   large for one is gone; so is text in a formula cell with a date format. Here a number stays the number that the
 *   file holds.
 * - A cell of type `d` (`2026-01-15` as text, as SheetJS writes it) is read as the number 2026, which is a day in 1905.
 * - A file whose comments, tables or drawings lie where exceljs does not look for them does not open at all.
 */
import { createRequire } from 'node:module';
import type ExcelJs from 'exceljs';

/** The parts of a tab that are read: cells, merged cells (only the first of them holds a value), columns, frozen rows. */
const READ = ['sheetViews', 'cols', 'sheetData', 'mergeCells'];

interface CellModel {
  type: unknown;
  value: unknown;
  result: unknown;
}

interface Xform<Model> {
  prototype: {
    t?: string;
    model: Model;
    map: Readonly<Record<string, unknown>>;
    parseOpen(node: { readonly attributes: Readonly<Record<string, string>> }): boolean;
    parseClose(name: string): boolean;
    reconcile(model: Model, options: unknown): void;
  };
  new (): Xform<Model>['prototype'];
}

const require = createRequire(import.meta.url);
const excelJs: typeof ExcelJs = require('exceljs');
const xform = (name: string) => require(`exceljs/lib/xlsx/xform/${name}-xform.js`);
const formats: Xform<{ id: number; formatCode: string }> = xform('style/numfmt');
const cells: Xform<CellModel> = xform('sheet/cell');
const tabs: Xform<{ relationships: unknown }> = xform('sheet/worksheet');

formats.prototype.parseOpen = function ({ attributes }) {
  this.model = { id: Number(attributes.numFmtId), formatCode: attributes.formatCode! };
  return true;
};

const { parseClose, reconcile } = cells.prototype;

cells.prototype.parseClose = function (name) {
  if (name === 'c' && this.t === 'd') {
    this.model.value = String(serialOfIsoText(String(this.model.value)));
    this.t = 'n';
  }
  return parseClose.call(this, name);
};

cells.prototype.reconcile = function (model, options) {
  const { type, value, result } = model;
  reconcile.call(this, model, options);
  if (model.value instanceof Date) Object.assign(model, { type, value });
  if (model.result instanceof Date) model.result = result;
};

const reconcileTab = tabs.prototype.reconcile;

tabs.prototype.reconcile = function (model, options) {
  reconcileTab.call(this, Object.assign(model, { relationships: [] }), options);
};

/** `2026-01-15`, with or without a time, as days since 1899-12-30. */
function serialOfIsoText(text: string): number {
  const local = text.replace(/(Z|[+-]\d\d:\d\d)$/, '');
  return Date.parse(local.includes('T') ? `${local}Z` : local) / 86_400_000 + 25_569;
}

/** An empty workbook. */
export function newWorkbook(): ExcelJs.Workbook {
  return new excelJs.Workbook();
}

/** Reads a workbook: what its cells hold and how they look. Dates are numbers with a date's number format. */
export async function readWorkbook(bytes: Uint8Array): Promise<ExcelJs.Workbook> {
  const workbook = new excelJs.Workbook();
  const ignoreNodes = Object.keys(new tabs().map).filter((part) => !READ.includes(part));
  await workbook.xlsx.load(bytes as unknown as ExcelJs.Buffer, { ignoreNodes });
  return workbook;
}
