import type { CustomerTable } from '../tabs/customer-table';

/**
 * How results are placed next to the user's rows. `live`: a look-up formula per column, right after any sort or paste.
 * `values`: written as values. `scores tab`: nothing in the user's tab, all of it in `Vitals scores`.
 */
export type Placement = 'live' | 'values' | 'scores tab';

export interface ChosenPlacement {
  readonly way: Placement;
  /** Why, in a sentence for the user. */
  readonly reason: string;
}

/** Beyond this look-ups make a sheet slow to edit. */
const MOST_LIVE_ROWS = 2000;

/** The way that suits what is found in the tab. */
export function choosePlacement(table: CustomerTable): ChosenPlacement {
  if (!mayEdit(table.sheet)) {
    return inScoresOnly('protected');
  }
  if (isFilledByFormula(table)) {
    return inScoresOnly('filled by an import or a query');
  }
  if (table.rows.length > MOST_LIVE_ROWS) {
    return {
      way: 'values',
      reason: `The tab has more than ${MOST_LIVE_ROWS} rows, so the results are written as values: run again after a sort or a paste.`,
    };
  }
  return { way: 'live', reason: 'The results follow their customers through sorts and pastes.' };
}

function inScoresOnly(what: string): ChosenPlacement {
  return { way: 'scores tab', reason: `The tab is ${what}, so the results are in "Vitals scores" only.` };
}

function mayEdit(sheet: GoogleAppsScript.Spreadsheet.Sheet): boolean {
  return sheet
    .getProtections(SpreadsheetApp.ProtectionType.SHEET)
    .every((protection) => protection.canEdit());
}

/**
 * Whether a formula fills the headers or the rows below them: columns inside what it fills, or beside it, would block it or be
 * shifted by it. Found by its cells, not by its name: a formula in a header, or one above values that have none.
 */
function isFilledByFormula({ formulas, headerRow, headers, rows, own }: CustomerTable): boolean {
  const ours = [...own.values()];
  const formulaIn = (row: number, i: number) => formulas[headerRow - 1 + row]?.[i] ?? '';
  return headers.some((_, i) => {
    if (ours.includes(i + 1)) return false;
    if (formulaIn(0, i) !== '') return true;
    if (formulaIn(1, i) === '') return false;
    return rows.some((row, below) => below > 0 && (row[i] ?? '') !== '' && formulaIn(below + 1, i) === '');
  });
}
