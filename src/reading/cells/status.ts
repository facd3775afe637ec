import { once } from '../../base/once';
import { BLANK, Missing } from '../../scoring/value';
import { cleanText, wordKey } from '../normalize';
import { STATUS_LEVELS, type StatusLevel } from '../status-levels';
import { levelWords, plainKey } from '../words';
import { readDay } from './day';
import { absenceIn, unknownWord } from './missing';
import { readYesNo } from './yes-no';

/** What people said of words in their status column, by `wordKey`. */
export type StatusWords = ReadonlyMap<string, StatusLevel>;

export const NO_STATUS_WORDS: StatusWords = new Map();

/** The reason for a status that nobody has explained; it counts as a customer meanwhile. */
export const unknownStatus = once(() => unknownWord(STATUS_LEVELS));

/** Reads a customer's status from a word, `Active` or `Gekündigt`, or from a tick of who is active. */
export function readStatus(cell: unknown, said: StatusWords = NO_STATUS_WORDS): StatusLevel | Missing {
  if (cell === null || cell === undefined || cell === '') return BLANK;
  const told = said.get(wordKey(cell));
  if (told) return told;
  const words = levelWords('status');
  const known = words.get(wordKey(cell)) ?? words.get(plainKey(cell));
  if (known) return known as StatusLevel;
  const active = readYesNo(cell);
  if (typeof active === 'boolean') return active ? 'active' : 'churned';
  return (typeof cell === 'string' && absenceIn(cleanText(cell))) || unknownStatus();
}

/** Reads whether somebody has left: yes or no, a word for where they stand, or the day they left. */
export function readChurned(cell: unknown, said: StatusWords = NO_STATUS_WORDS): boolean | Missing {
  const yes = readYesNo(cell);
  if (!(yes instanceof Missing) || typeof cell === 'number') return yes;
  if (typeof readDay(cell) === 'number') return true;
  const level = readStatus(cell, said);
  return level instanceof Missing ? yes : level === 'churned';
}
