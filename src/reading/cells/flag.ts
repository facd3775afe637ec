import { Missing } from '../../scoring/value';
import { cleanText } from '../normalize';
import { NOT_YES_NO } from './missing';
import { saysOfOwn } from './noted-flags';
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

/** The same of a metric whose cell may say it in words: `lawyer letter received`, `resolved in May`. */
export function flagIn(metric: string, cell: unknown): boolean | Missing {
  const yes = readFlag(cell);
  return yes === NOT_YES_NO ? (saysOfOwn(metric, cell) ?? yes) : yes;
}

/** How often something has happened, where a cell says whether it has; undefined for any other cell. */
export function countOfFlag(metric: string, cell: unknown): number | undefined {
  const yes = typeof cell === 'number' ? NOT_YES_NO : flagIn(metric, cell);
  return yes instanceof Missing ? undefined : Number(yes);
}
