/** The lines of `Vitals sources` as one query: tables of rows per event become a column each of the customers' table. */
import { ALL_COLUMNS, COUNT_FROM, LINK, type PlainTake, type SourceLine, takeIn } from '../sources/line';
import { conditionsIn, type RowCondition } from '../sources/where';
import { columnName } from './columns';
import type { Dialect } from './dialect';
import { monthIn } from './figures';

/** The view that the query makes. */
export const JOINED_VIEW = 'customer_vitals_joined';

/** What the text of a line needs to know. */
interface Writing {
  readonly dialect: Dialect;
  /** The day that is counted from, as SQL. */
  readonly day: string;
  column(header: string): string;
}

/**
 * The customers' table with every derived column. Tables go by the names of their tabs in the dataset; days are DATE or TIMESTAMP.
 * @throws A sentence where no line names the customers' table, or a link is one that a query cannot follow.
 */
export function sourcesText(dialect: Dialect, lines: readonly SourceLine[], day: string): string {
  const base = lines.find(({ take }) => take === ALL_COLUMNS);
  if (!base) throw new Error('No line of the sources takes all columns: name the table of your customers.');
  const writing: Writing = { dialect, day, column: (header) => `r.${dialect.column(header)}` };
  const derived = lines.filter(({ take }) => ![ALL_COLUMNS, LINK, COUNT_FROM].includes(take));
  const tables = new Tables(writing, base, lines);
  const values = derived.map((line, i) => derivedText(line, i + 1, writing, tables));
  const joins = values.flatMap(({ joins }) => joins);
  return `WITH customers AS (
  SELECT c.*, ${keyIn(dialect, `c.${dialect.column(base.key)}`)} AS vitals_key FROM ${dialect.named(base.tab)} AS c
),
${[...tables.texts, ...values.flatMap(({ texts }) => texts)].join(',\n')}
SELECT ${[dialect.allBut('customers', 'vitals_key'), ...values.map(({ answer }) => answer)].join(',\n  ')}
FROM customers
${joins.map((name) => `LEFT JOIN ${name} ON ${name}.vitals_key = customers.vitals_key`).join('\n')}`;
}

/** A key as keys are matched: without the spaces around it, in small letters; NULL where there is none. */
function keyIn({ text }: Dialect, column: string): string {
  return `NULLIF(LOWER(TRIM(CAST(${column} AS ${text}))), '')`;
}

/** The rows of each table with whose they are and how old, each table once for every way in which it is looked at. */
class Tables {
  readonly texts: string[] = [];
  private readonly known = new Map<string, string>();

  constructor(
    private readonly writing: Writing,
    private readonly base: SourceLine,
    private readonly lines: readonly SourceLine[],
  ) {}

  /** The name under which the rows of a line stand. */
  rowsOf({ tab, key, through, day }: SourceLine): string {
    const look = JSON.stringify([tab, key, through, day]);
    const known = this.known.get(look);
    if (known !== undefined) return known;
    const name = `rows_${this.known.size + 1}`;
    this.known.set(look, name);
    this.texts.push(...this.write(name, { tab, key, through, day }));
    return name;
  }

  private write(name: string, look: Pick<SourceLine, 'tab' | 'key' | 'through' | 'day'>): string[] {
    const { dialect, day } = this.writing;
    const table = dialect.named(look.tab);
    const [whose, joined] = this.whose(look);
    if (look.day === '') {
      return [
        `${name} AS (\n  SELECT t.*, ${whose} AS vitals_key, CAST(NULL AS DATE) AS vitals_day, 0 AS vitals_age FROM ${table} AS t${joined}\n)`,
      ];
    }
    const dated = `CAST(t.${dialect.column(look.day)} AS DATE)`;
    const first = `COUNT(CASE WHEN EXTRACT(DAY FROM d) <> 1 THEN 1 END) = 0`;
    const last = `COUNT(CASE WHEN EXTRACT(DAY FROM DATE_ADD(d, INTERVAL 1 DAY)) <> 1 THEN 1 END) = 0`;
    // Rows of whole months count as thirty days each, once the month is over.
    return [
      `${name}_days AS (
  SELECT is_monthly, CASE WHEN is_monthly THEN newest_end ELSE newest_day END AS newest
  FROM (
    SELECT MAX(CASE WHEN d <= ${day} THEN d END) AS newest_day, MAX(CASE WHEN LAST_DAY(d) <= ${day} THEN LAST_DAY(d) END) AS newest_end,
      COUNT(DISTINCT d) > 1 AND (${first} OR ${last}) AS is_monthly
    FROM (SELECT ${dated} AS d FROM ${table} AS t) AS dated
  ) AS ends
)`,
      `${name} AS (
  SELECT t.*, ${whose} AS vitals_key, ${dated} AS vitals_day,
    CASE WHEN NOT n.is_monthly THEN ${dialect.daysBetween(dated, day)}
      WHEN LAST_DAY(${dated}) > ${day} THEN -1
      ELSE 30 * (${monthIn('n.newest')} - ${monthIn(dated)}) END AS vitals_age
  FROM ${table} AS t CROSS JOIN ${name}_days AS n${joined}
)`,
    ];
  }

  /** Whose a row is, as SQL, and the tables that this takes. */
  private whose({ tab, key, through }: Pick<SourceLine, 'tab' | 'key' | 'through'>): [string, string] {
    const { dialect } = this.writing;
    const own = keyIn(dialect, `t.${dialect.column(key)}`);
    if (through === '') return [own, ''];
    const [, between, column] = /^(.+): (.+)$/.exec(through) ?? [];
    if (through.endsWith(' (domain)')) {
      throw new Error(
        `"${tab}" is linked by domains, which this query does not follow: add the customers' key to the table.`,
      );
    }
    const [table, by, id] =
      between === undefined
        ? [this.base.tab, through, this.base.key]
        : [between, column!, this.keyOfLink(between)];
    // A name that two customers have tells neither.
    const link = `SELECT ${keyIn(dialect, `b.${dialect.column(by)}`)} AS link_key, MIN(${keyIn(dialect, `b.${dialect.column(id)}`)}) AS link_customer
    FROM ${dialect.named(table)} AS b GROUP BY 1 HAVING COUNT(DISTINCT ${keyIn(dialect, `b.${dialect.column(id)}`)}) = 1`;
    return ['l.link_customer', `\n  LEFT JOIN (${link}) AS l ON l.link_key = ${own}`];
  }

  private keyOfLink(tab: string): string {
    const line = this.lines.find((each) => each.tab === tab);
    if (line?.through !== '')
      throw new Error(`"${tab}" leads to no customer: give it a line with the key of its customers.`);
    return line.key;
  }
}

interface Value {
  readonly texts: readonly string[];
  readonly joins: readonly string[];
  readonly answer: string;
}

function derivedText(line: SourceLine, at: number, writing: Writing, tables: Tables): Value {
  const rows = tables.rowsOf(line);
  const { of, against } = takeIn(line.take)!;
  const { days, zero, stale } = line;
  const [now, before, seen] = [`now_${at}`, `before_${at}`, `seen_${at}`];
  const counts = of === 'count' || of === 'sum' || of === 'distinct';
  const hasZero = zero || (against !== undefined && counts);
  const folded = (name: string, from: number, to: number | undefined) =>
    foldedText(name, line, rows, ageText(line, from, to), writing);
  const texts = [
    folded(now, 0, days),
    ...(against ? [folded(before, days!, 2 * days!)] : []),
    ...(hasZero
      ? [`${seen} AS (SELECT DISTINCT vitals_key, 0 AS nothing FROM ${rows} WHERE vitals_key IS NOT NULL)`]
      : []),
  ];
  const value = (name: string) => (hasZero ? `COALESCE(${name}.value, ${seen}.nothing)` : `${name}.value`);
  const [is, was] = [value(now), value(before)];
  const found =
    against === undefined
      ? is
      : against === 'difference'
        ? `${is} - ${was}`
        : `CASE WHEN ${was} > 0 THEN 100 * (${is} - ${was}) / ${was}${zero ? ` WHEN ${was} = 0 AND ${is} = 0 THEN 0` : ''} END`;
  const isFresh =
    stale === undefined || line.day === ''
      ? ''
      : `(SELECT ${writing.dialect.daysBetween('newest', writing.day)} <= CASE WHEN is_monthly THEN ${stale + 31} ELSE ${stale} END FROM ${rows}_days)`;
  const answer = isFresh === '' ? found : `CASE WHEN ${isFresh} THEN ${found} END`;
  return {
    texts,
    joins: [now, ...(against ? [before] : []), ...(hasZero ? [seen] : [])],
    answer: `${answer} AS ${columnName(line.column)}`,
  };
}

function ageText({ day }: SourceLine, from: number, to: number | undefined): string[] {
  if (day === '') return [];
  return [`r.vitals_age >= ${from}`, ...(to === undefined ? [] : [`r.vitals_age < ${to}`])];
}

/** A value for each customer from the rows that count. */
function foldedText(name: string, line: SourceLine, rows: string, ages: string[], writing: Writing): string {
  const { of: take } = takeIn(line.take)!;
  const isOfRows = take === 'share' && / (is|by the day|after the day)\b/.test(line.of);
  const tests = take === 'share' ? [] : conditionTexts(line.where, writing);
  const asked =
    take !== 'share' || line.of === ''
      ? []
      : isOfRows
        ? conditionTexts(line.of, writing)
        : [`${filled(writing.dialect, writing.column(line.of))}`];
  const all = ['r.vitals_key IS NOT NULL', ...ages, ...tests, ...asked];
  return `${name} AS (
  SELECT r.vitals_key, ${FOLDS[take](line, writing)} AS value
  FROM ${rows} AS r
  WHERE ${all.join(' AND ')}
  GROUP BY r.vitals_key
)`;
}

function filled({ text }: Dialect, column: string): string {
  return `COALESCE(TRIM(CAST(${column} AS ${text})), '') <> ''`;
}

type FoldText = (line: SourceLine, writing: Writing) => string;

const numberOf = (header: string, { dialect, column }: Writing) => dialect.asNumber(column(header));
const wordOf = (header: string, { dialect, column }: Writing) => keyIn(dialect, column(header));
const usersADay: FoldText = ({ of }, writing) => {
  const [word, { text }] = [wordOf(of, writing), writing.dialect];
  const pair = `CONCAT(CAST(r.vitals_day AS ${text}), ' ', ${word})`;
  return `COUNT(DISTINCT ${pair}) / NULLIF(COUNT(DISTINCT CASE WHEN ${word} IS NOT NULL THEN r.vitals_day END), 0)`;
};

const FOLDS: Readonly<Record<PlainTake, FoldText>> = {
  count: () => 'COUNT(*)',
  sum: ({ of }, writing) => `SUM(${numberOf(of, writing)})`,
  average: ({ of }, writing) => `AVG(${numberOf(of, writing)})`,
  last: ({ of }, { column }) =>
    `MAX_BY(${column(of)}, CASE WHEN ${column(of)} IS NOT NULL THEN r.vitals_day END)`,
  lowest: ({ of }, { column }) => `MIN(${column(of)})`,
  highest: ({ of }, { column }) => `MAX(${column(of)})`,
  distinct: ({ of }, writing) => `NULLIF(COUNT(DISTINCT ${wordOf(of, writing)}), 0)`,
  'distinct share': ({ of, tab }, writing) => {
    const all = wordOf(of, { ...writing, column: (header) => `a.${writing.dialect.column(header)}` });
    return `100 * NULLIF(COUNT(DISTINCT ${wordOf(of, writing)}), 0) / (SELECT COUNT(DISTINCT ${all}) FROM ${writing.dialect.named(tab)} AS a)`;
  },
  'active days': () => 'NULLIF(COUNT(DISTINCT r.vitals_day), 0)',
  'distinct a day': usersADay,
  stickiness: (line, writing) =>
    `100 * ${usersADay(line, writing)} / NULLIF(COUNT(DISTINCT ${wordOf(line.of, writing)}), 0)`,
  share: ({ where }, writing) => {
    const meant = conditionTexts(where, writing).join(' AND ') || 'TRUE';
    return `100 * COUNT(CASE WHEN ${meant} THEN 1 END) / COUNT(*)`;
  },
  ratio: ({ of }, writing) => {
    const [above, below] = of.split(' / ').map((header) => numberOf(header, writing)) as [string, string];
    const sumOf = (number: string, other: string) => `SUM(CASE WHEN ${other} IS NOT NULL THEN ${number} END)`;
    return `CASE WHEN ${sumOf(below, above)} > 0 THEN 100 * ${sumOf(above, below)} / ${sumOf(below, above)} END`;
  },
  'days since last': (_, { dialect, day }) => dialect.daysBetween('MAX(r.vitals_day)', day),
  'days since first': (_, { dialect, day }) => dialect.daysBetween('MIN(r.vitals_day)', day),
  'hours to': ({ day, of }, { dialect, column }) => {
    const seconds = dialect.secondsBetween(column(day), column(of));
    return `AVG(CASE WHEN ${seconds} >= 0 THEN ${seconds} / 3600 END)`;
  },
};

function conditionTexts(where: string, writing: Writing): string[] {
  return conditionsIn(where).map((condition) => conditionText(condition, writing));
}

const WORDS_OF: Readonly<Record<string, readonly string[]>> = {
  yes: ['yes', 'true', 'y', '1'],
  no: ['no', 'false', 'n', '0'],
};

function conditionText(
  { header, verb, words, orAfter }: RowCondition,
  { dialect, column, day }: Writing,
): string {
  const cell = column(header);
  if (verb === 'by the day') return `CAST(${cell} AS DATE) <= ${day}`;
  if (verb === 'after the day') return `CAST(${cell} AS DATE) > ${day}`;
  const listed = words.filter((word) => word !== 'blank').flatMap((word) => WORDS_OF[word] ?? [word]);
  const lower = `LOWER(TRIM(CAST(${cell} AS ${dialect.text})))`;
  const tests = [
    ...(listed.length > 0 ? [`${lower} IN (${listed.map((word) => dialect.quoted(word)).join(', ')})`] : []),
    ...(words.includes('blank') ? [`NOT ${filled(dialect, cell)}`] : []),
    ...(orAfter ? [`CAST(${cell} AS DATE) > ${day}`] : []),
  ];
  const any = `COALESCE(${tests.join(' OR ')}, FALSE)`;
  return verb === 'is' ? any : `NOT ${any}`;
}
