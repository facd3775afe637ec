/**
 * The colours of bands and tiers, as conditional formats on our own columns: added once, when a column is made, after
 * those of the user, which are read again right before and never replaced.
 */

/** A word and the colour behind it. */
export interface Colour {
  readonly word: string;
  readonly background: string;
}

const WORST = '#f4c7c3';
const BAD = '#fce8b2';
const FAIR = '#fff8e1';
const BEST = '#d9ead3';

/** Colours for labels that run from the best to the worst, however many there are. */
export function coloursOf(bestToWorst: readonly string[]): Colour[] {
  const scale = bestToWorst.length > 3 ? [BEST, FAIR, BAD, WORST] : [BEST, BAD, WORST];
  return bestToWorst.map((word, i) => ({ word, background: scale[Math.min(i, scale.length - 1)]! }));
}

/** Adds the colours to a column's cells below the header. */
export function addColours(range: GoogleAppsScript.Spreadsheet.Range, colours: readonly Colour[]): void {
  const sheet = range.getSheet();
  const ours = colours.map(({ word, background }) =>
    SpreadsheetApp.newConditionalFormatRule()
      .whenTextEqualTo(word)
      .setBackground(background)
      .setRanges([range])
      .build(),
  );
  sheet.setConditionalFormatRules([...sheet.getConditionalFormatRules(), ...ours]);
}

/** Takes away the conditional formats that lie wholly in these columns (from 1), which are ours. */
export function removeColours(sheet: GoogleAppsScript.Spreadsheet.Sheet, columns: readonly number[]): void {
  const rules = sheet.getConditionalFormatRules();
  const theirs = rules.filter((rule) => !rule.getRanges().every((range) => liesIn(range, columns)));
  if (theirs.length < rules.length) sheet.setConditionalFormatRules(theirs);
}

function liesIn(range: GoogleAppsScript.Spreadsheet.Range, columns: readonly number[]): boolean {
  for (let column = range.getColumn(); column <= range.getLastColumn(); column++) {
    if (!columns.includes(column)) return false;
  }
  return true;
}
