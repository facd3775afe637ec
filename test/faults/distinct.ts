/**
 * Which of the schedules of a job differ: a fault at one call comes to the same as the fault at the next one where nothing happens in
 * between that anybody could see. By the names of the calls, such as `Range.setValues`.
 */

/** Asks, or gets something ready that only its own script sees. */
const ASKS = /\.(get|is|can|find|new|with|build|create\w*Finder)|Builder\./;

/** What a script hears of these does not depend on what people do in the spreadsheet. */
const SEES_NO_SPREADSHEET = new RegExp(
  [
    '^(LockService|Lock|CacheService|Cache|PropertiesService|Properties|Session|User|Utilities|MailApp)\\.',
    '^(ScriptApp|Trigger|AuthorizationInfo|\\w+Builder|DeveloperMetadataFinder(?!\\.find))\\.',
    '\\.(getActive|new\\w+|getId|getUrl|getSheetId|getSpreadsheetTimeZone|getSpreadsheetLocale)$',
    '\\.(createDeveloperMetadataFinder|getKey|getA1Notation|getColumn|getRow|getSheet)$',
  ].join('|'),
);

/**
 * Whether a call may have an effect. To fail after one that has none is to fail before it, and to die before one is to die before the
 * next that has.
 */
export function changes(call: string): boolean {
  return !ASKS.test(call);
}

/** Whether an edit before a call may differ from the same edit before the next one. */
export function seesEdits(call: string): boolean {
  return !SEES_NO_SPREADSHEET.test(call);
}
