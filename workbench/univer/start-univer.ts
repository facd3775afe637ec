/** How Univer is started. */
import type { Univer } from '@univerjs/core';
import { DEFAULT_COLUMN_WIDTH, DEFAULT_COLUMNS, DEFAULT_ROWS } from '../grid';
import { core, engine } from './packages';

/** A tab as Univer takes it. */
export function sheetData(id: number, name: string, rows = DEFAULT_ROWS, columns = DEFAULT_COLUMNS) {
  return {
    id: String(id),
    name,
    rowCount: rows,
    columnCount: columns,
    defaultColumnWidth: DEFAULT_COLUMN_WIDTH,
  };
}

/** Univer without a screen. */
export function startUniver(): Univer {
  const univer = new core.Univer({
    logLevel: core.LogLevel.ERROR,
    locale: core.LocaleType.EN_US,
    locales: { [core.LocaleType.EN_US]: {} },
  });
  univer.registerPlugin(engine.UniverFormulaEnginePlugin);
  return univer;
}
