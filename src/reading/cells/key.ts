import { timeOf } from '../../base/calendar';
import { BLANK, type Missing } from '../../scoring/value';
import { DAY_AS_KEY, NOT_FILLED, unreadIn } from './missing';

/** Reads a customer's id and keeps it exactly as it stands, type and spaces included: look-ups depend on it. */
export function readKey(cell: unknown): number | string | boolean | Missing {
  if (cell === null || cell === undefined) return BLANK;
  if (typeof cell === 'boolean') return cell;
  if (typeof cell === 'number') return Number.isFinite(cell) ? cell + 0 : NOT_FILLED;
  if (typeof cell !== 'string') return timeOf(cell) === undefined ? NOT_FILLED : DAY_AS_KEY;
  const text = cell.trim();
  if (text === '') return BLANK;
  return unreadIn(text) ?? cell;
}
