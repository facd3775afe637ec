import type { CustomerTable } from '../tabs/customer-table';

/**
 * How results stand beside the user's rows. `live`: a look-up formula per column, right after any sort or paste.
 * `values`: written as values. `scores tab`: nothing in the user's tab, all of it in `Vitals scores`.
 */
export type Way = 'live' | 'values' | 'scores tab';

export interface ChosenWay {
  readonly way: Way;
  /** Why, in a sentence for the user. */
  readonly reason: string;
}

/** Beyond this look-ups make a sheet slow to edit. */
const MOST_LIVE_ROWS = 2000;

const FILLING =
  /^=\s*(?:(?:IFERROR|IFNA|ARRAYFORMULA)\(\s*){0,3}(?:IMPORT(?:RANGE|DATA|XML|HTML|FEED)|QUERY|FILTER|SORTN?|UNIQUE|\{)/i;

/** The way that suits what is found in the tab. */
export function chooseWay(table: CustomerTable): ChosenWay {
  if (!mayEdit(table.sheet)) {
    return {
      way: 'scores tab',
      reason: 'The tab is protected, so the results stand in "Vitals scores" only.',
    };
  }
  if (isFilledByFormula(table)) {
    return {
      way: 'scores tab',
      reason: 'The tab is filled by an import or a query, so the results stand in "Vitals scores" only.',
    };
  }
  if (table.rows.length > MOST_LIVE_ROWS) {
    return {
      way: 'values',
      reason: `The tab has more than ${MOST_LIVE_ROWS} rows, so the results are written as values: run again after a sort or a paste.`,
    };
  }
  return { way: 'live', reason: 'The results follow their customers through sorts and pastes.' };
}

function mayEdit(sheet: GoogleAppsScript.Spreadsheet.Sheet): boolean {
  return sheet
    .getProtections(SpreadsheetApp.ProtectionType.SHEET)
    .every((protection) => protection.canEdit());
}

/** Columns inside what a formula fills, or beside it, would block it or be shifted by it. */
function isFilledByFormula({ formulas, headerRow, own }: CustomerTable): boolean {
  const ours = [...own.values()];
  return formulas
    .slice(headerRow - 1, headerRow + 1)
    .some((row) => row.some((formula, i) => !ours.includes(i + 1) && FILLING.test(formula)));
}
