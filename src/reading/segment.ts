import { Missing, type Value } from '../scoring/value';
import { UNKNOWN_WORD } from './cells/missing';
import type { Segment } from './words';

/** The recurring revenue a year from which a customer is mid-market, and beyond which it is enterprise. */
const MID_MARKET_FROM = 25000;
const MID_MARKET_UP_TO = 100000;

/** A customer's segment: the one in its cell, else by ARR, else mid-market. */
export function segmentOf(segment: Value, arr: Value): Segment {
  if (typeof segment === 'string') return segment as Segment;
  if (isUnknownWord(segment) || typeof arr !== 'number') return 'mid-market';
  if (arr > MID_MARKET_UP_TO) return 'enterprise';
  return arr >= MID_MARKET_FROM ? 'mid-market' : 'smb';
}

/** What is to be said of a segment that was neither in the cell nor told by the ARR. */
export function segmentProblem(segment: Value, arr: Value): 'no segment' | 'unknown segment' | undefined {
  if (typeof segment === 'string') return undefined;
  if (isUnknownWord(segment)) return 'unknown segment';
  return typeof arr === 'number' ? undefined : 'no segment';
}

// Somebody meant something by it, so the ARR must not overrule it silently.
function isUnknownWord(segment: Value): boolean {
  return segment instanceof Missing && segment.reason === UNKNOWN_WORD;
}
