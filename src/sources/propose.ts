import { dayToIso } from '../base/calendar';
import type { ReadingSettings } from '../reading/column';
import { recognize } from '../reading/recognize';
import { SourceReader } from './derive';
import { type FoundLink, findBase, findLinks } from './find-links';
import { customerKeys, Links } from './keys';
import { ALL_COLUMNS, COUNT_FROM, LINK, type SourceLine } from './line';
import { type Part, partsOf } from './parts';
import { placeholders } from './placeholders';
import { portfolioHeader } from './portfolio-header';
import { meaningOf } from './portfolio-rows';
import { type Recipe, recipesOf, TOPICS, type Topic } from './recipes';
import { reshapedExcept } from './reshape';
import { columnAt, type SourceTable } from './source-table';
import { topicOf, withDay, wordsOfName } from './topic';

/** Windows to choose from, in days. */
const WINDOWS = [90, 180, 365];
/** So many of the customers must have a row in a window. */
const MOST = 0.8;
/** Sources are as of a day of their own where all of them end longer ago. */
const LONG_AGO = 60;
/** What is counted anew in each period; everything else is a level, of which the last counts. */
const FLOWS = ['api_calls', 'api_errors', 'support_ticket_volume'];
/** What says by itself who has left: the date of an event in another table says no more. */
const WHO_LEFT = ['churned', 'status'];
const TRENDS: Readonly<Record<string, readonly [column: string, take: string]>> = {
  login_frequency: ['login_trend', 'change of last'],
  feature_adoption: ['feature_adoption_change', 'change of last'],
  dau_mau_ratio: ['dau_mau_change', 'difference of last'],
  nps_score: ['nps_change', 'difference of last'],
};

/**
 * Proposes lines from what the tabs hold: which of them lists the customers, how the others are linked to it, and what is taken
 * of them. Where columns of the customers say something already, nothing else is proposed for it.
 * @throws A sentence where no tab has one row for each customer.
 */
export function proposeSources(
  tabs: readonly SourceTable[],
  reading: ReadingSettings,
  today: number,
): readonly SourceLine[] {
  const found = findBase(tabs);
  if (!found) {
    throw new Error(
      'No tab has one row for each customer, with an id or a name. Paste the list of your customers, then propose again.',
    );
  }
  const tables = reshapedExcept(found.table.name, tabs);
  const base = { ...found, table: tables[tabs.indexOf(found.table)]! };
  const links = findLinks(tables, base);
  const of: SourceLine = { ...EMPTY, tab: base.table.name, source: 'crm', key: base.key, take: ALL_COLUMNS };
  const lines: SourceLine[] = [of];
  const taken = new Set(base.table.headers.filter((header) => header !== '').map(meaningOf));
  const linkLines = links.map(({ table, key, through }) => ({
    ...EMPTY,
    tab: table.name,
    key,
    through,
    take: LINK,
  }));
  const link = new Links(
    customerKeys(base.table, base.key),
    new Map(tables.map((table) => [table.name, table])),
    [of, ...linkLines],
  );
  const sources = links.map((found) => new TabProposal(found, new SourceReader(found.table, reading)));
  const newest = sources.flatMap((source) => source.newest(today));
  const ends = Math.max(...newest);
  const asOf = newest.length > 0 && today - ends > LONG_AGO ? ends : today;
  if (asOf !== today) lines.push({ ...EMPTY, take: COUNT_FROM, of: dayToIso(asOf) });
  for (const source of sources.sort((a, b) => a.order - b.order)) {
    const own = source.lines(asOf, taken, () => link.of(source.found2).customers);
    lines.push(...(own.length > 0 ? own : source.needed(links) ? [source.linkLine] : []));
  }
  return lines;
}

const EMPTY: SourceLine = {
  tab: '',
  source: '',
  key: '',
  through: '',
  day: '',
  column: '',
  take: '',
  of: '',
  where: '',
  days: undefined,
  zero: false,
  stale: undefined,
};

/** What is proposed for one tab. */
class TabProposal {
  readonly topic: Topic | undefined;
  private readonly parts: ReadonlyMap<Part, string>;
  private readonly isProfile: boolean;

  constructor(
    readonly found: FoundLink,
    private readonly reader: SourceReader,
  ) {
    const { table } = reader;
    const except = [columnAt(table, found.key)];
    const parts = partsOf(table, (index) => reader.kindOf(index), except);
    const isOfUsers = parts.has('lastlogin') && !parts.has('day');
    this.topic = isOfUsers ? TOPICS.find(({ name }) => name === 'users') : topicOf(table);
    this.parts = withDay(table, reader, parts);
    this.isProfile = found.isUnique && this.metrics().length > 0 && !this.isEvents();
  }

  get found2() {
    return { tab: this.found.table.name, key: this.found.key, through: this.found.through };
  }

  /** Billing before what sales and support say of the same. */
  get order(): number {
    return this.isProfile ? 0 : TOPIC_ORDER.indexOf(this.topic?.name ?? '');
  }

  get linkLine(): SourceLine {
    return { ...EMPTY, ...this.found2, source: 'own', take: LINK };
  }

  needed(links: readonly FoundLink[]): boolean {
    return links.some(({ through }) => through.startsWith(`${this.found.table.name}: `));
  }

  /** The newest days of what is dated by its events. */
  newest(today: number): number[] {
    const day = this.parts.get('day');
    if (day === undefined || this.topic?.stale === undefined) return [];
    const newest = this.reader.newest(columnAt(this.reader.table, day), today);
    return Number.isNaN(newest) ? [] : [newest];
  }

  lines(asOf: number, taken: Set<string>, customers: () => Int32Array): SourceLine[] {
    const lines: SourceLine[] = [];
    const add = (line: SourceLine | undefined) => {
      const meaning = line && meaningOf(line.column);
      if (
        !line ||
        !meaning ||
        taken.has(meaning) ||
        (meaning === 'churn_date' && WHO_LEFT.some((each) => taken.has(each)))
      )
        return;
      taken.add(meaning);
      lines.push(line);
    };
    if (this.isProfile) {
      for (const header of this.profileHeaders()) add(this.line(header, 'last', header));
      return lines;
    }
    if (!this.topic) return [];
    if (this.topic.name === 'usage') for (const line of this.measured()) add(line);
    for (const recipe of recipesOf(this.topic.name)) add(this.fromRecipe(recipe, asOf, customers));
    return lines;
  }

  /** Columns of a table with one row for each customer: what is known, and what is a number. */
  private profileHeaders(): string[] {
    const { table } = this.reader;
    const known = new Set(this.metrics());
    return table.headers.filter(
      (header, index) =>
        known.has(header) ||
        (header !== '' && header !== this.found.key && this.reader.kindOf(index) === 'number'),
    );
  }

  /** Metrics that stand in a table of days or months as they are. */
  private measured(): SourceLine[] {
    const day = this.parts.get('day');
    if (day === undefined) return [];
    const isMonthly = this.reader.isMonthly(columnAt(this.reader.table, day));
    const isPeriodic = this.isOfPeriods(day) || this.found.isOneADay(day);
    return this.metrics().flatMap((header) => {
      const { metric } = recognize(header)!;
      const isFlow = FLOWS.includes(metric.header);
      if (!isPeriodic && !isFlow) return [];
      const take = isFlow ? 'sum' : isMonthly ? 'last' : 'average';
      const [trend, change = ''] = (isMonthly && TRENDS[metric.header]) || [];
      const line = this.line(metric.header, take, header, { days: 30, day, zero: isFlow });
      const changes = trend ? [this.line(trend, change, header, { days: 30, day })] : [];
      return [line, ...changes];
    });
  }

  /** Headers of numbers that the mapper knows. */
  private metrics(): string[] {
    const { headers } = this.reader.table;
    return headers.filter((header, index) => {
      const metric = recognize(header)?.metric;
      const isInput = metric && !['key', 'text', 'day'].includes(metric.kind) && header !== this.found.key;
      const isDay = metric?.kind === 'day' && this.found.isUnique && !this.isEvents();
      return (
        (isInput && this.reader.kindOf(index) !== 'day' && this.reader.kindOf(index) !== 'nothing') || isDay
      );
    });
  }

  private isEvents(): boolean {
    if (!this.topic) return false;
    const { name, inName } = this.topic;
    if (name === 'subscriptions')
      return this.parts.has('start') && (this.parts.has('end') || this.parts.has('ended'));
    const isNamed = inName.test(wordsOfName(this.reader.table)) && !['usage', 'api', 'users'].includes(name);
    return isNamed && (this.parts.has('day') || name === 'contacts');
  }

  private fromRecipe(recipe: Recipe, asOf: number, customers: () => Int32Array): SourceLine | undefined {
    const day = recipe.day === 'none' ? '' : this.parts.get(recipe.day);
    if (day === undefined) return undefined;
    const isOfPeriods = day !== '' && this.isOfPeriods(day);
    const isOfDays = [
      'active days',
      'stickiness',
      'distinct a day',
      'days since last',
      'change of count',
    ].includes(recipe.take);
    if (isOfPeriods && isOfDays && this.topic?.name === 'usage') return undefined;
    const fill = placeholders(this.topic!.name, this.parts, this.reader);
    const of = fill(recipe.of);
    const where = fill(recipe.where);
    if (of === undefined || where === undefined) return undefined;
    const days = recipe.days === 'W' ? this.window(day, asOf, customers()) : Number(recipe.days) || undefined;
    return this.line(recipe.column, recipe.take, of, { where, day, days, zero: recipe.zero });
  }

  /** Whether its rows are of whole weeks or months: their days are not those on which something happened. */
  private isOfPeriods(day: string): boolean {
    const column = columnAt(this.reader.table, day);
    return this.reader.isMonthly(column) || this.reader.isWeekly(column);
  }

  /** The shortest window in which most of those who have rows at all have one. */
  private window(day: string, asOf: number, customers: Int32Array): number {
    const ages = this.reader.agesOf(columnAt(this.reader.table, day), asOf);
    const within = (days: number) => {
      const found = new Set<number>();
      for (let row = 0; row < ages.length; row++) {
        if (customers[row]! >= 0 && ages[row]! >= 0 && ages[row]! < days) found.add(customers[row]!);
      }
      return found.size;
    };
    const all = within(Number.POSITIVE_INFINITY);
    return WINDOWS.find((days) => within(days) >= MOST * all) ?? WINDOWS[WINDOWS.length - 1]!;
  }

  private line(column: string, take: string, of: string, more: Partial<SourceLine> = {}): SourceLine {
    const { name: topic = 'own', source = 'own', stale } = this.topic ?? {};
    const hasDay = more.day !== undefined && more.day !== '';
    // Four whole weeks, where a row is of a week.
    const isWeekly = hasDay && this.reader.isWeekly(columnAt(this.reader.table, more.day!));
    return {
      ...EMPTY,
      ...this.found2,
      source: topic === 'own' ? 'own' : source,
      column: portfolioHeader(column, take, of),
      take,
      of,
      ...more,
      days: isWeekly && more.days === 30 ? 28 : more.days,
      stale: hasDay && more.day === this.parts.get('day') ? stale : undefined,
    };
  }
}

const TOPIC_ORDER = [
  'subscriptions',
  'invoices',
  'usage',
  'api',
  'users',
  'tickets',
  'surveys',
  'meetings',
  'contacts',
  'opportunities',
  'churn',
  '',
];
