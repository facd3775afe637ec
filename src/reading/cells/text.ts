import { calendarDay, dayToIso, timeOf } from '../../base/calendar';
import { BLANK, type Missing } from '../../scoring/value';
import { cleanText, LONGEST_CELL } from '../normalize';
import { absenceIn, NOT_A_DAY, NOT_FILLED } from './missing';

/** Reads a cell as text for people: trimmed, whole characters only, and cut with a mark if it is very long. */
export function readText(cell: unknown, dayOfDate: (date: Date) => number = calendarDay): string | Missing {
  if (cell === null || cell === undefined) return BLANK;
  if (typeof cell === 'string') return textIn(cell.trim());
  if (typeof cell === 'number') return Number.isFinite(cell) ? String(cell) : NOT_FILLED;
  if (typeof cell === 'boolean') return cell ? 'TRUE' : 'FALSE';
  const time = timeOf(cell);
  if (time === undefined) return NOT_FILLED;
  return Number.isNaN(time) ? NOT_A_DAY : dayToIso(dayOfDate(new Date(time)));
}

function textIn(text: string): string | Missing {
  const absence = absenceIn(cleanText(text));
  if (absence !== undefined) return absence;
  return wholeCharacters(text.length > LONGEST_CELL ? `${text.slice(0, LONGEST_CELL - 1)}…` : text);
}

// Half a character makes encoders throw later, where the cell is no longer known.
function wholeCharacters(text: string): string {
  if (!/[\ud800-\udfff]/.test(text)) return text;
  return Array.from(text, (char) => (/^[\ud800-\udfff]$/.test(char) ? '\ufffd' : char)).join('');
}
