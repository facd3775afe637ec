/** The colors of bands and tiers: conditional formats on our own columns, made once, when the column is made. */

import { columnNumber } from '../../base/a1';

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

/** How a column is colored: by its words, or from worst to best by its numbers from 0 to 100. */
export type ColumnColors = readonly Color[] | 'scale';

/** Of a score. Where its bands begin, the word next to it says. */
const SCORE_SCALE = ['40', '60', '80'] as const;

/** Colors for labels that run from the best to the worst, however many there are. */
export function colorsOf(bestToWorst: readonly string[]): Color[] {
  const scale = bestToWorst.length > 3 ? [BEST, FAIR, BAD, WORST] : [BEST, BAD, WORST];
  return bestToWorst.map((word, i) => ({ word, background: scale[Math.min(i, scale.length - 1)]! }));
}

/** Gives columns of a tab of ours that has no colors yet theirs, all at once, so that a tab has all of them or none. */
export function addColors(
  sheet: GoogleAppsScript.Spreadsheet.Sheet,
  columns: readonly {
    readonly range: GoogleAppsScript.Spreadsheet.Range;
    readonly colors: ColumnColors;
  }[],
): void {
  const ours = columns.flatMap(({ range, colors }) => {
    if (colors === 'scale') return [scaleOver([range], SCORE_SCALE)];
    return wordRules([range], colors);
  });
  sheet.setConditionalFormatRules(ours);
}

function wordRules(
  ranges: readonly GoogleAppsScript.Spreadsheet.Range[],
  colors: readonly Color[],
): GoogleAppsScript.Spreadsheet.ConditionalFormatRule[] {
  let before: GoogleAppsScript.Spreadsheet.ConditionalFormatRule | undefined;
  return colors.map(({ word, background }) => {
    // A copy has the ranges already: a call less for each word.
    const rule = before?.copy() ?? SpreadsheetApp.newConditionalFormatRule().setRanges([...ranges]);
    before = rule.whenTextEqualTo(word).setBackground(background).build();
    return before;
  });
}

/** What a tab of figures shows in color. */
export interface JudgedCells {
  /** Numbers of which more is better, and those of which less is. */
  readonly up: readonly GoogleAppsScript.Spreadsheet.Range[];
  readonly down: readonly GoogleAppsScript.Spreadsheet.Range[];
  /** Where words say that a target is reached or not. */
  readonly words: readonly GoogleAppsScript.Spreadsheet.Range[];
  /** Percentages, on a scale from half lost to all there. */
  readonly shares: readonly GoogleAppsScript.Spreadsheet.Range[];
  /** Where risk tiers stand, and their words from the best to the worst. */
  readonly tiers: {
    readonly ranges: readonly GoogleAppsScript.Spreadsheet.Range[];
    readonly words: readonly string[];
  };
}

/** Gives a tab of ours that has no colors yet those of its figures. */
export function addJudgments(
  sheet: GoogleAppsScript.Spreadsheet.Sheet,
  { up, down, words, shares, tiers }: JudgedCells,
): void {
  const ruleFor = (ranges: readonly GoogleAppsScript.Spreadsheet.Range[]) =>
    SpreadsheetApp.newConditionalFormatRule().setRanges([...ranges]);
  const signs = (
    ranges: readonly GoogleAppsScript.Spreadsheet.Range[],
    [above, below]: readonly [string, string],
  ) => {
    if (ranges.length === 0) return [];
    const positive = ruleFor(ranges).whenNumberGreaterThan(0).setFontColor(above).build();
    return [positive, positive.copy().whenNumberLessThan(0).setFontColor(below).build()];
  };
  const missed = ruleFor(words).whenTextContains(': not reached').setFontColor(BAD_TEXT).build();
  sheet.setConditionalFormatRules([
    ...signs(up, [GOOD_TEXT, BAD_TEXT]),
    ...signs(down, [BAD_TEXT, GOOD_TEXT]),
    missed,
    missed.copy().whenTextContains(': reached').setFontColor(GOOD_TEXT).build(),
    scaleOver(shares, ['50', '80', '100']),
    ...wordRules(tiers.ranges, colorsOf(tiers.words)),
  ]);
}

/** Colors behind numbers, from the worst to the best; whole numbers, which every locale reads alike. */
function scaleOver(
  ranges: readonly GoogleAppsScript.Spreadsheet.Range[],
  [worst, fair, best]: readonly [string, string, string],
): GoogleAppsScript.Spreadsheet.ConditionalFormatRule {
  const { NUMBER } = SpreadsheetApp.InterpolationType;
  return SpreadsheetApp.newConditionalFormatRule()
    .setRanges([...ranges])
    .setGradientMinpointWithValue(WORST, NUMBER, worst)
    .setGradientMidpointWithValue(BAD, NUMBER, fair)
    .setGradientMaxpointWithValue(BEST, NUMBER, best)
    .build();
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

/**
 * Takes away the conditional formats that lie wholly in these columns (from 1), which are ours. Sheets takes a tab's rules
 * only all together, and none of them where one looks at another tab: then ours stay, on cells that are blank.
 */
export function removeColors(sheet: GoogleAppsScript.Spreadsheet.Sheet, columns: readonly number[]): void {
  const rules = sheet.getConditionalFormatRules();
  const theirs = rules.filter((rule) => !rule.getRanges().every((range) => liesIn(range, columns)));
  if (theirs.length < rules.length && !theirs.some(looksElsewhere)) sheet.setConditionalFormatRules(theirs);
}

function looksElsewhere(rule: GoogleAppsScript.Spreadsheet.ConditionalFormatRule): boolean {
  const values = rule.getBooleanCondition()?.getCriteriaValues() ?? [];
  return values.some((value) => String(value).includes('!'));
}

function liesIn(range: GoogleAppsScript.Spreadsheet.Range, columns: readonly number[]): boolean {
  // "G2:G": in one call what two others would say of columns.
  const [first, last] = range
    .getA1Notation()
    .split(':')
    .map((cell) => columnNumber(cell.replace(/\d/g, '')));
  for (let column = first!; column <= (last ?? first!); column++) {
    if (!columns.includes(column)) return false;
  }
  return true;
}
