/**
 * Which of the schedules of a job differ: a fault or an edit at one call comes to the same as the one at the next call where nothing
 * happens in between that anybody could see.
 *
 * The workbench carries a write out at once, Sheets at the next look. What that adds is among what is tried:
 * - A write is refused at the flush. The workbench drops it and what is written after it, and throws at the next look
 *   (workbench/apps-script/write-queue.ts): that is tried at every write.
 * - A person edits between a write and the look that carries it out. All that waits then lands on what the person left, and the
 *   script has not looked in between: the same as their edit before the first write that waits, which is tried.
 * - The execution dies before the look. What waits is lost, or some of it has landed: the same as dying before one of these writes.
 * - A look fails. What waits for it lands at the next one, or when the execution ends: whether before or after the failure, only
 *   who looks could tell, and nobody does.
 */
export interface Call {
  /** Such as `Range.setValues`. */
  readonly name: string;
  /** The tab that it is about; '' where it is about no one tab. */
  readonly tab: string;
}

/** Asks, or gets something ready that only its own script sees. */
const ASKS = /\.(get|is|can|find|new|with|build|create\w*Finder)|Builder\./;

/**
 * Whether a call may have an effect. To fail after one that has none is to fail before it, and to die before one is to die before the
 * next that has.
 */
export function changes({ name }: Call): boolean {
  return !ASKS.test(name);
}

/** What a script does with these, and hears of them, does not depend on what people do in the spreadsheet. */
const SEES_NO_EDIT = new RegExp(
  [
    '^(LockService|Lock|CacheService|Cache|PropertiesService|Properties|Session|User|Utilities|MailApp)\\.',
    '^(ScriptApp|Trigger|AuthorizationInfo|\\w+Builder|DeveloperMetadataFinder(?!\\.find))\\.',
    '\\.(getActive|new\\w+|getId|getUrl|getSheetId|getSpreadsheetTimeZone|getSpreadsheetLocale|flush)$',
    '\\.(createDeveloperMetadataFinder|getKey|getA1Notation|getColumn|getRow|getSheet)$',
  ].join('|'),
);
/** These see only that a column or a tab is gone. */
const SEES_WHAT_IS_GONE =
  /^(DeveloperMetadata\.(get|set)Value|Spreadsheet\.(getSheetById|getDeveloperMetadata))$/;

/** Whether an edit before a call may differ from the same edit before the next one. */
export function seesEdit(edit: string, { name, tab }: Call): boolean {
  if (SEES_NO_EDIT.test(name)) return false;
  if (SEES_WHAT_IS_GONE.test(name)) return edit.startsWith('deletes');
  return tab === '' || tabsOf(edit).includes(tab);
}

/** The tabs whose cells show that an edit was made: formulas of the dashboard read all of them, live columns read the scores. */
function tabsOf(edit: string): string[] {
  if (edit.includes('Vitals tasks')) return ['Vitals tasks', 'Vitals'];
  const theirs = ['Sheet1', 'Vitals'];
  return edit.includes('Vitals scores') ? ['Vitals scores', ...theirs] : theirs;
}
