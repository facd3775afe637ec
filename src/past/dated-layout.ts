import { calendarDay, dayToIso, timeOf } from '../base/calendar';
import { ARR, CHURN_RISK, HEALTH_SCORE, HEALTH_STATUS, RISK_TIER } from '../history/series';
import { type Metric, metric } from '../reading/catalog';
import { DAY_TO_COME } from '../reading/cells/missing';
import type { ReadingSettings } from '../reading/column';
import { type Findings, HEADER_ROW } from '../reading/findings';
import type { ColumnPlace } from '../reading/headers';
import { normalizeHeader, wordKey } from '../reading/normalize';
import { recognize } from '../reading/recognize';
import { Missing } from '../scoring/value';
import { type DatedHeader, datedHeader, dateReader } from './dated';
import { MOST_WATCHED } from './snapshot';

/** What is known of a table of the past beside its cells. */
export interface DatedReading {
  readonly settings: ReadingSettings;
  /** The last day that a history can have. */
  readonly today: number;
  /** The tab's name: what the cells are where a header is nothing but a date. */
  readonly tab: string;
}

/** Cells that are of one metric and of one day; where the day is undefined, each row says its own. */
export interface DatedSource extends ColumnPlace {
  readonly metric: Metric;
  /** What the header says beside a date. */
  readonly words: string;
  readonly day: number | undefined;
}

/** The headers of a table of the past, understood. */
export interface Layout {
  readonly key: ColumnPlace;
  /** The column of dates; undefined where the headers say them. */
  readonly date: ColumnPlace | undefined;
  readonly sources: readonly DatedSource[];
  /** Columns of which nothing is kept, and why. */
  readonly notKept: readonly { readonly header: string; readonly why: string }[];
}

/** What our own columns hold, where somebody has kept them by date. */
const RESULTS: ReadonlyMap<string, readonly [series: string, label: string, like: 'overall_score' | 'name']> =
  new Map([
    ['healthscore', [HEALTH_SCORE, 'Health score', 'overall_score']],
    ['customerhealthscore', [HEALTH_SCORE, 'Health score', 'overall_score']],
    ['churnrisk', [CHURN_RISK, 'Churn risk', 'overall_score']],
    ['healthstatus', [HEALTH_STATUS, 'Health status', 'name']],
    ['risktier', [RISK_TIER, 'Risk tier', 'name']],
  ]);
const DATE_WORDS = [
  'date',
  'day',
  'snapshotdate',
  'snapshotday',
  'asof',
  'asofdate',
  'week',
  'month',
  'quarter',
];

/** Whether a header says that its column holds the day of each row. */
export function isDateHeader(header: unknown): boolean {
  return DATE_WORDS.includes(wordKey(header));
}

/** Takes a row for headers; undefined where it names no customer. What is wrong with a date becomes a finding. */
export function layoutOf(
  cells: readonly unknown[],
  reading: DatedReading,
  findings: Findings,
): Layout | undefined {
  const places = cells.map((cell, index): ColumnPlace => ({ index, header: headerText(cell, reading) }));
  const known = places.filter(({ header }) => header !== '');
  const key = known.find(({ header }) => metricIn(header, reading)?.header === 'customer_id');
  if (!key) return undefined;
  const date = known.find(({ header }) => isDateHeader(header));
  const others = known.filter((place) => place !== key && place !== date);
  const columns = date ? others.map((place) => ({ place, words: place.header, day: undefined })) : dated();
  return { key, date, ...choose(columns, reading) };

  function dated(): Candidate[] {
    const found = others.flatMap((place) => {
      const parts = partsOf(cells[place.index], reading.tab);
      return parts ? [{ place, ...parts }] : [];
    });
    const read = dateReader(
      found.map((each) => each.date),
      '',
      reading.settings,
    );
    return found.flatMap(({ place, words, date: written }) => {
      const day = read(written);
      const refused = day instanceof Missing ? day : day > reading.today ? DAY_TO_COME : undefined;
      if (refused && metricIn(words, reading)) findings.refused(place, HEADER_ROW, refused, written);
      return refused ? [] : [{ place, words, day: day as number }];
    });
  }
}

interface Candidate {
  readonly place: ColumnPlace;
  readonly words: string;
  readonly day: number | undefined;
}

/** The columns whose metrics are kept: as many as a run watches, beside scores and ARR. */
function choose(columns: readonly Candidate[], reading: DatedReading): Pick<Layout, 'sources' | 'notKept'> {
  const sources: DatedSource[] = [];
  const notKept: { header: string; why: string }[] = [];
  const watched = new Set<string>();
  for (const { place, words, day } of columns) {
    const found = RESULTS.has(wordKey(words)) ? resultMetric(words) : metricIn(words, reading);
    const why = found ? whyNotKept(found, watched) : 'no known metric';
    if (why === undefined) sources.push({ ...place, metric: found!, words, day });
    else notKept.push({ header: place.header, why });
  }
  return { sources, notKept };
}

function whyNotKept({ header, kind }: Metric, watched: Set<string>): string | undefined {
  if ([...RESULTS.values()].some(([series]) => series === header) || header === ARR) return undefined;
  if (kind === 'key' || kind === 'text' || kind === 'day' || kind === 'list')
    return 'says who, not how they are';
  if (!watched.has(header) && watched.size === MOST_WATCHED) return `more than ${MOST_WATCHED} metrics`;
  watched.add(header);
  return undefined;
}

function metricIn(words: string, { settings }: DatedReading): Metric | undefined {
  const said = settings.corrections?.get(normalizeHeader(words))?.metric;
  return said === undefined ? recognize(words)?.metric : (said ?? undefined);
}

function resultMetric(words: string): Metric {
  const [header, label, like] = RESULTS.get(wordKey(words))!;
  return { ...metric(like), header, label };
}

/** A header's words and date; a date alone is of what the tab is named for. */
function partsOf(cell: unknown, tab: string): { words: string; date: unknown } | undefined {
  if (typeof cell !== 'string') return { words: tab, date: cell };
  const parts: DatedHeader | undefined = datedHeader(cell);
  return parts && { words: parts.words || tab, date: parts.date };
}

function headerText(cell: unknown, { settings }: DatedReading): string {
  const time = timeOf(cell);
  if (time !== undefined) return dayToIso((settings.dayOfDate ?? calendarDay)(new Date(time)));
  return typeof cell === 'string' || typeof cell === 'number' ? String(cell).trim().slice(0, 200) : '';
}
