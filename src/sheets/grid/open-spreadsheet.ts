/**
 * The spreadsheet that a trigger works in. Whether a trigger of a published add-on has it open under
 * `spreadsheets.currentonly` is not documented; where it has not, opening it by its id needs a wider scope.
 */
export function openSpreadsheet(file: string): GoogleAppsScript.Spreadsheet.Spreadsheet {
  const active = SpreadsheetApp.getActive() as GoogleAppsScript.Spreadsheet.Spreadsheet | null;
  if (active) return active;
  const book = SpreadsheetApp.openById(file);
  // From here on it is the active one for everything that the job does.
  SpreadsheetApp.setActiveSpreadsheet(book);
  return book;
}
