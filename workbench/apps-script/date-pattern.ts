/** `Utilities.formatDate`: the letters of Java's SimpleDateFormat that scripts use. */
import { zoneOffset } from '../time-zone';
import { NotEmulated } from './emulation';

const TOKEN = /'((?:[^']|'')*)'|([A-Za-z])\2*|[^A-Za-z']+/g;

/** Writes an instant in a time zone by a pattern such as `yyyy-MM-dd HH:mm`. */
export function formatInstant(instant: number, timeZone: string, pattern: string): string {
  const offset = zoneOffset(timeZone, instant);
  const local = new Date(instant + offset);
  return pattern.replace(TOKEN, (token, quoted: string | undefined, letter: string | undefined) => {
    if (quoted !== undefined) return quoted === '' ? "'" : quoted.replace(/''/g, "'");
    return letter ? field(letter, token.length, local, offset, timeZone) : token;
  });
}

function field(letter: string, length: number, local: Date, offset: number, timeZone: string): string {
  const padded = (value: number) => String(value).padStart(length, '0');
  const named = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat('en-US', { ...options, timeZone: 'UTC' }).format(local);
  const hours = local.getUTCHours();
  switch (letter) {
    case 'y':
      return length === 2 ? String(local.getUTCFullYear()).slice(-2) : padded(local.getUTCFullYear());
    case 'M':
      return length > 2 ? named({ month: length === 3 ? 'short' : 'long' }) : padded(local.getUTCMonth() + 1);
    case 'd':
      return padded(local.getUTCDate());
    case 'E':
      return named({ weekday: length > 3 ? 'long' : 'short' });
    case 'H':
      return padded(hours);
    case 'h':
      return padded(hours % 12 || 12);
    case 'm':
      return padded(local.getUTCMinutes());
    case 's':
      return padded(local.getUTCSeconds());
    case 'S':
      return padded(local.getUTCMilliseconds());
    case 'a':
      return hours < 12 ? 'AM' : 'PM';
    case 'Z':
      return offsetText(offset, '');
    case 'X':
      return offset === 0 ? 'Z' : offsetText(offset, length === 3 ? ':' : '');
    case 'z':
      return offset === 0 ? timeZone.replace('Etc/', '') : `GMT${offsetText(offset, ':')}`;
    default:
      throw new NotEmulated(`The letter ${letter} in Utilities.formatDate`);
  }
}

function offsetText(offset: number, separator: string): string {
  const minutes = Math.abs(offset) / 60_000;
  const two = (value: number) => String(Math.floor(value)).padStart(2, '0');
  return `${offset < 0 ? '-' : '+'}${two(minutes / 60)}${separator}${two(minutes % 60)}`;
}
