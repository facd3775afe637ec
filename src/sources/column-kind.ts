import { timeOf } from '../base/calendar';
import { readDay } from '../reading/cells/day';
import { hoursIn } from '../reading/cells/duration';
import { AMBIGUOUS_DAY, DAY_IN_OTHER_ORDER } from '../reading/cells/missing';
import { readPercent } from '../reading/cells/number';
import { readYesNo } from '../reading/cells/yes-no';
import type { Locale } from '../reading/locale';
import { Missing } from '../scoring/value';
import { isBlankCell } from './source-table';

/** What the cells of a column are, by most of them. */
export type CellKind = 'day' | 'number' | 'flag' | 'words' | 'nothing';

const MOST = 0.8;
const A_MONTH =
  /^((19|20)\d\d[-/]\d{1,2}|(0?[1-9]|1[0-2])[./-](19|20)\d\d|(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?[ -](19|20)\d\d|q[1-4][ -](19|20)\d\d|(19|20)\d\d[ -]?q[1-4])$/i;

/** What a column holds, by some of its cells. */
export function kindOfColumn(cells: readonly unknown[], locale?: Locale): CellKind {
  const filled = cells.filter((cell) => !isBlankCell(cell));
  if (filled.length === 0) return 'nothing';
  const most = (test: (cell: unknown) => boolean) => filled.filter(test).length >= MOST * filled.length;
  if (most((cell) => typeof cell !== 'number' && typeof readYesNo(cell) === 'boolean')) return 'flag';
  if (most(isDayCell)) return 'day';
  if (most((cell) => !Number.isNaN(numberInCell(cell, locale)))) return 'number';
  return 'words';
}

// A number may be a serial number of a day, or an amount: only its format tells, so it is taken for a number.
function isDayCell(cell: unknown): boolean {
  if (typeof cell !== 'string') return timeOf(cell) !== undefined;
  const text = cell.trim();
  // 06.2026 is a month, though it could be a number.
  if (A_MONTH.test(text)) return true;
  if (text === '' || !Number.isNaN(Number(text))) return false;
  const day = readDay(text, 'day first');
  return typeof day === 'number' || day === AMBIGUOUS_DAY || day === DAY_IN_OTHER_ORDER;
}

/** The number in a cell, as it stands: 85 of `85 %`, hours of `2 h 30 min`; NaN where there is none. */
export function numberInCell(cell: unknown, locale?: Locale): number {
  if (typeof cell === 'number') return cell;
  if (isBlankCell(cell)) return Number.NaN;
  const read = readPercent(cell, locale, same, same);
  return read instanceof Missing ? hoursIn(cell) : read;
}

function same(value: number): number {
  return value;
}
