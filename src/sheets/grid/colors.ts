/** The colors of bands and tiers: conditional formats on our own columns, made once, when the column is made. */

/** A word and the color behind it. */
export interface Color {
  readonly word: string;
  readonly background: string;
}

const WORST = '#f4c7c3';
const BAD = '#fce8b2';
const FAIR = '#fff8e1';
const BEST = '#d9ead3';
const GOOD_TEXT = '#137333';
const BAD_TEXT = '#a50e0e';

/** Colors for labels that run from the best to the worst, however many there are. */
export function colorsOf(bestToWorst: readonly string[]): Color[] {
  const scale = bestToWorst.length > 3 ? [BEST, FAIR, BAD, WORST] : [BEST, BAD, WORST];
  return bestToWorst.map((word, i) => ({ word, background: scale[Math.min(i, scale.length - 1)]! }));
}

/** Gives columns of our own tab their colors, all at once, so that a tab has all of them or none. */
export function addColors(
  sheet: GoogleAppsScript.Spreadsheet.Sheet,
  columns: readonly {
    readonly range: GoogleAppsScript.Spreadsheet.Range;
    readonly colors: readonly Color[];
  }[],
): void {
  const ours = columns.flatMap(({ range, colors }) =>
    colors.map(({ word, background }) =>
      SpreadsheetApp.newConditionalFormatRule()
        .whenTextEqualTo(word)
        .setBackground(background)
        .setRanges([range])
        .build(),
    ),
  );
  sheet.setConditionalFormatRules([...sheet.getConditionalFormatRules(), ...ours]);
}

/** Colors what was judged: numbers above and below zero by which of the two is good, and words on a target. */
export function addJudgements(
  sheet: GoogleAppsScript.Spreadsheet.Sheet,
  upIsGood: GoogleAppsScript.Spreadsheet.Range[],
  downIsGood: GoogleAppsScript.Spreadsheet.Range[],
  words: GoogleAppsScript.Spreadsheet.Range,
): void {
  const rule = () => SpreadsheetApp.newConditionalFormatRule();
  const signs = (ranges: GoogleAppsScript.Spreadsheet.Range[], above: string, below: string) =>
    ranges.length === 0
      ? []
      : [
          rule().whenNumberGreaterThan(0).setFontColor(above).setRanges(ranges).build(),
          rule().whenNumberLessThan(0).setFontColor(below).setRanges(ranges).build(),
        ];
  sheet.setConditionalFormatRules([
    ...sheet.getConditionalFormatRules(),
    ...signs(upIsGood, GOOD_TEXT, BAD_TEXT),
    ...signs(downIsGood, BAD_TEXT, GOOD_TEXT),
    rule().whenTextContains(': not reached').setFontColor(BAD_TEXT).setRanges([words]).build(),
    rule().whenTextContains(': reached').setFontColor(GOOD_TEXT).setRanges([words]).build(),
  ]);
}

/** Colors percentages on a scale from half lost to all there. */
export function addScale(
  sheet: GoogleAppsScript.Spreadsheet.Sheet,
  ranges: GoogleAppsScript.Spreadsheet.Range[],
): void {
  const { NUMBER } = SpreadsheetApp.InterpolationType;
  const scale = SpreadsheetApp.newConditionalFormatRule()
    .setGradientMinpointWithValue(WORST, NUMBER, '50')
    .setGradientMidpointWithValue(BAD, NUMBER, '80')
    .setGradientMaxpointWithValue(BEST, NUMBER, '100')
    .setRanges(ranges)
    .build();
  sheet.setConditionalFormatRules([...sheet.getConditionalFormatRules(), scale]);
}

/**
 * Gives cells the colors of a cell in our own tab. Sheets has no call that adds one rule to a tab: setting its rules
 * would lose one that somebody adds at that moment. Pasting adds ours and touches no other.
 */
export function copyColors(
  from: GoogleAppsScript.Spreadsheet.Range,
  to: GoogleAppsScript.Spreadsheet.Range,
): void {
  from.copyTo(to, SpreadsheetApp.CopyPasteType.PASTE_CONDITIONAL_FORMATTING, false);
}

/** Takes away the conditional formats that lie wholly in these columns (from 1), which are ours. */
export function removeColors(sheet: GoogleAppsScript.Spreadsheet.Sheet, columns: readonly number[]): void {
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
