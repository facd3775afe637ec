import { BLANK, type Missing } from '../../scoring/value';
import { cleanText } from '../normalize';
import { absenceIn, NOT_YES_NO } from './missing';

/** The words of the languages whose sheets write TRUE and FALSE in their own way, with yes and no. */
const YES = '|yes|y|true|t|1|on|✓|✔|☑|✅|ja|wahr|oui|vrai|si|sí|sì|verdadero|vero|sim|verdadeiro|waar|';
const NO = '|no|n|false|f|0|off|✗|✘|☐|❌|nein|falsch|non|faux|falso|não|nee|onwaar|';

/** Reads a checkbox, 1 or 0, or a word for yes or no. */
export function readYesNo(cell: unknown): boolean | Missing {
  if (typeof cell === 'boolean') return cell;
  if (typeof cell === 'number') return cell === 1 ? true : cell === 0 ? false : NOT_YES_NO;
  if (cell === null || cell === undefined) return BLANK;
  if (typeof cell !== 'string') return NOT_YES_NO;
  const text = cleanText(cell);
  const absence = absenceIn(text);
  if (absence !== undefined) return absence;
  const word = text.length > 20 ? '' : text.toLowerCase().replace(/\ufe0f/g, '');
  if (word === '' || word.includes('|')) return NOT_YES_NO;
  if (YES.includes(`|${word}|`)) return true;
  return NO.includes(`|${word}|`) ? false : NOT_YES_NO;
}
