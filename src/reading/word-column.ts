import { BLANK } from '../scoring/value';
import type { Metric } from './catalog';
import { readLevel } from './cells/level';
import { unknownPlan, unknownWord } from './cells/missing';
import { readNoted } from './cells/noted-flags';
import { readText } from './cells/text';
import type { Reader, ReadingSettings } from './column';
import { dayOfDates } from './days';
import { wordKey } from './normalize';
import { levelNames, levelWords } from './words';

export function levelColumn(metric: Metric, settings: ReadingSettings): Reader {
  const words = wordsOf(metric, settings);
  const unknown = PLANS.includes(metric.header)
    ? unknownPlan(levelNames(metric.header))
    : unknownWord(levelNames(metric.header));
  return { read: (cell) => (cell === '' ? BLANK : readLevel(cell, words, unknown)) };
}

const PLANS = ['plan_tier', 'available_tiers'];

/** The words of a level; plans are those of the settings as well. */
export function wordsOf({ header }: Metric, { plans = [] }: ReadingSettings): ReadonlyMap<string, string> {
  const words = levelWords(header);
  if (!PLANS.includes(header)) return words;
  return new Map([...plans.map((plan) => [wordKey(plan), plan] as const), ...words]);
}

export function textColumn(cells: readonly unknown[], settings: ReadingSettings): Reader {
  const dayOfDate = settings.dayOfDate ?? dayOfDates(cells);
  return { read: (cell) => (cell === '' ? BLANK : readText(cell, dayOfDate)) };
}

/** A flag that a column of notes tells of; where a count is meant, once. */
export function notedColumn({ header, kind }: Metric): Reader {
  const read = readNoted(header);
  if (kind === 'yes/no') return { read };
  return {
    read: (cell) => {
      const said = read(cell);
      return typeof said === 'boolean' ? Number(said) : said;
    },
  };
}
