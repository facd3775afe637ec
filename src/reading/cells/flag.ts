import { Missing } from '../../scoring/value';
import { cleanText } from '../normalize';
import { NOT_YES_NO } from './missing';
import { readYesNo } from './yes-no';

/**
 * Reads whether something that worries us has happened: yes or no, also with a remark behind it (`yes, since May`), a tick, a
 * cross as on a list, or how often.
 */
export function readFlag(cell: unknown): boolean | Missing {
  const yes = readYesNo(cell);
  if (yes !== NOT_YES_NO) return yes;
  if (typeof cell === 'number') return Number.isInteger(cell) && cell > 0 ? true : yes;
  if (typeof cell !== 'string') return yes;
  const [word = ''] = cleanText(cell).split(/[\s,;:.(/–—-]/);
  if (/^[x×]$/i.test(cleanText(cell))) return true;
  return /\D/.test(word) ? readYesNo(word) : yes;
}

/** How often something has happened, where a cell says whether it has; undefined for any other cell. */
export function countOfFlag(cell: unknown): number | undefined {
  const yes = typeof cell === 'number' ? NOT_YES_NO : readFlag(cell);
  return yes instanceof Missing ? undefined : Number(yes);
}
