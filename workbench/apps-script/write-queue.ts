/**
 * Writes as Sheets takes them: they are queued and carried out together at the next flush, at the next read, or when the
 * execution ends. So a refused write throws there and not where the script wrote it. What was written before it has
 * arrived, what was written after it is lost.
 *
 * A write that is not refused is carried out at once, which a script cannot tell from later: every way to look flushes.
 */
import { ServiceException } from './emulation';

export class WriteQueue {
  #refusal: ServiceException | null = null;

  /** Queues a change; one that throws a `ServiceException` is refused. */
  add(change: () => void): void {
    if (this.#refusal) return;
    try {
      change();
    } catch (error) {
      if (!(error instanceof ServiceException)) throw error;
      this.#refusal = error;
    }
  }

  /** Refuses what is written from now on. */
  refuse(why: ServiceException): void {
    this.#refusal ??= why;
  }

  /** @throws Why a queued change was refused. */
  flush(): void {
    const refusal = this.#refusal;
    this.#refusal = null;
    if (refusal) throw refusal;
  }
}

const SPREADSHEET_SERVICE =
  /^(SpreadsheetApp|Spreadsheet|Sheet|Range|RangeList|Filter|Protection|NamedRange|EmbeddedChart|DeveloperMetadata(Finder)?)$/;
const LOOKS = /^(flush$|find$|get|is|can|insertSheet$|deleteSheet$)/;
/** What a script knows by itself: where a range is, and what it asked for by name. */
const KNOWN_BY_THE_SCRIPT = new RegExp(
  `^(${[
    'getActive\\w*|getCurrent\\w*|getRange(List|ByName)?|getSheet(s|Name|Id|ByName|ById)?|getParent|getUi',
    'getId|getName|getUrl|getSpreadsheet(Locale|TimeZone)',
    'getCell|getGridId|getA1Notation|getNumRows|getNumColumns|getRow|getRowIndex|getColumn|getHeight|getWidth',
  ].join('|')})$`,
);

const QUEUED =
  /^(set(?!Active)|clear|sort$|merge|breakApart$|insertCheckboxes$|removeCheckboxes$|check$|uncheck$|shift|copyTo$)/;

/** Whether a call only queues a write, so that nothing of it can fail yet. */
export function queues(service: string, member: string): boolean {
  return /^Range(List)?$/.test(service) && QUEUED.test(member);
}

/** Whether a call waits for the queued writes. */
export function flushes(service: string, member: string): boolean {
  if (!SPREADSHEET_SERVICE.test(service) || !LOOKS.test(member)) return false;
  const asksForItsEnd = service === 'Range' && /^getLast(Row|Column)$/.test(member);
  return !asksForItsEnd && !KNOWN_BY_THE_SCRIPT.test(member);
}
