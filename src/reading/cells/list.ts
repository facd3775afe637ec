import type { Missing } from '../../scoring/value';
import { LONGEST_CELL, wordKey } from '../normalize';
import { TOO_LONG } from './missing';
import { readText } from './text';

/** Reads a list, separated by `;`. Items that are words of a level become that word, the others stay as they are. */
export function readList(cell: unknown, words: ReadonlyMap<string, string>): readonly string[] | Missing {
  // Cut, the last items would be lost without a word.
  if (typeof cell === 'string' && cell.length > LONGEST_CELL && cell.trim().length > LONGEST_CELL)
    return TOO_LONG;
  const text = readText(cell);
  if (typeof text !== 'string') return text;
  const items = text.split(';').map((item) => item.trim());
  return [...new Set(items.filter((item) => item !== '').map((item) => words.get(wordKey(item)) ?? item))];
}
