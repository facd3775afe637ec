/** The colours of bands and tiers: conditional formats on our own columns, made once, when the column is made. */

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

/** Gives columns of our own tab their colours, all at once, so that a tab has all of them or none. */
export function addColours(
  sheet: GoogleAppsScript.Spreadsheet.Sheet,
  columns: readonly {
    readonly range: GoogleAppsScript.Spreadsheet.Range;
    readonly colours: readonly Colour[];
  }[],
): void {
  const ours = columns.flatMap(({ range, colours }) =>
    colours.map(({ word, background }) =>
      SpreadsheetApp.newConditionalFormatRule()
        .whenTextEqualTo(word)
        .setBackground(background)
        .setRanges([range])
        .build(),
    ),
  );
  sheet.setConditionalFormatRules([...sheet.getConditionalFormatRules(), ...ours]);
}

/**
 * Gives cells the colours of a cell in our own tab. Sheets has no call that adds one rule to a tab: setting its rules
 * would lose one that somebody adds at that moment. Pasting adds ours and touches no other.
 */
export function copyColours(
  from: GoogleAppsScript.Spreadsheet.Range,
  to: GoogleAppsScript.Spreadsheet.Range,
): void {
  from.copyTo(to, SpreadsheetApp.CopyPasteType.PASTE_CONDITIONAL_FORMATTING, false);
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
