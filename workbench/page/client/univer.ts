/**
 * Univer's screen: the sheet, the formula bar, the tabs. Its cells hold the text that the server gives them and never a
 * formula, so that there is one engine, on the server, and no second opinion.
 */
import {
  type IWorkbookData,
  LocaleType,
  LogLevel,
  mergeWorksheetSnapshotWithDefault,
  Univer,
  UniverInstanceType,
  type Workbook,
} from '@univerjs/core';
import {
  UniverDocsPlugin,
  UniverDocsUIPlugin,
  UniverFormulaEnginePlugin,
  UniverRenderEnginePlugin,
  UniverSheetsFormulaPlugin,
  UniverSheetsFormulaUIPlugin,
  UniverSheetsPlugin,
  UniverSheetsUIPlugin,
  UniverUIPlugin,
} from '@univerjs/preset-sheets-core';
import english from '@univerjs/preset-sheets-core/locales/en-US';
import { DEFAULT_ROW_HEIGHT } from '../../grid';
import { drawPictures } from './drawing';
import '@univerjs/preset-sheets-core/lib/index.css';

export const BOOK = 'book';

export interface Screen {
  readonly univer: Univer;
  readonly workbook: Workbook;
}

/** Starts Univer in the element with this id. */
export function startUniver(container: string): Screen {
  drawPictures();
  const univer = new Univer({
    locale: LocaleType.EN_US,
    locales: { [LocaleType.EN_US]: english },
    logLevel: LogLevel.WARN,
  });
  univer.registerPlugin(UniverDocsPlugin);
  univer.registerPlugin(UniverRenderEnginePlugin);
  univer.registerPlugin(UniverUIPlugin, {
    container,
    header: true,
    toolbar: false,
    contextMenu: false,
    disableAutoFocus: true,
  });
  univer.registerPlugin(UniverDocsUIPlugin);
  univer.registerPlugin(UniverFormulaEnginePlugin);
  univer.registerPlugin(UniverSheetsPlugin);
  univer.registerPlugin(UniverSheetsUIPlugin, {
    formulaBar: true,
    // Every cell holds text: there is nothing to remark on.
    disableForceStringAlert: true,
    disableForceStringMark: true,
    footer: { sheetBar: true, statisticBar: false, menus: false, zoomSlider: true },
  });
  univer.registerPlugin(UniverSheetsFormulaPlugin);
  univer.registerPlugin(UniverSheetsFormulaUIPlugin);
  const workbook = univer.createUnit<Partial<IWorkbookData>, Workbook>(
    UniverInstanceType.UNIVER_SHEET,
    emptyBook(),
  );
  return { univer, workbook };
}

function emptyBook(): Partial<IWorkbookData> {
  const first = emptySheet('0', 'Sheet1');
  return { id: BOOK, name: '', sheetOrder: [first.id], sheets: { [first.id]: first } };
}

/** A sheet with the measures and the type that Sheets has. */
export function emptySheet(id: string, name: string) {
  return mergeWorksheetSnapshotWithDefault({
    id,
    name,
    rowCount: 1,
    columnCount: 1,
    defaultRowHeight: DEFAULT_ROW_HEIGHT,
    defaultStyle: { ff: 'Arial', fs: 10 },
  });
}
