import { BLANK, type Missing } from '../../scoring/value';
import { cleanText, wordKey } from '../normalize';
import { plainKey } from '../words';
import { absenceIn } from './missing';

/** Reads one of a level's words (see `levelWords`); `unknown` is the reason for any other. */
export function readLevel(
  cell: unknown,
  words: ReadonlyMap<string, string>,
  unknown: Missing,
): string | Missing {
  if (cell === null || cell === undefined) return BLANK;
  if (typeof cell !== 'string') return unknown;
  // Most cells hold the word itself, and its own key.
  const word = words.get(cell) ?? words.get(wordKey(cell)) ?? words.get(plainKey(cell));
  return word ?? absenceIn(cleanText(cell)) ?? unknown;
}
