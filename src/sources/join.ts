import { dayOfIso } from '../base/calendar';
import type { ReadingSettings } from '../reading/column';
import { recognize } from '../reading/recognize';
import { currencyFindings, trialFindings } from './amount-quality';
import { type Derivation, derivation, foldRows, SourceReader } from './derive';
import { type CustomerKeys, customerKeys, Links, needed } from './keys';
import { ALL_COLUMNS, COUNT_FROM, LINK, type SourceLine } from './line';
import {
  baseColumns,
  derivedColumns,
  meaningOf,
  type PortfolioColumn,
  portfolioRows,
} from './portfolio-rows';
import {
  beforeStart,
  cellFindings,
  dayFindings,
  duplicates,
  finding,
  orphanFindings,
  type SourceFinding,
  staleFinding,
} from './quality';
import { reshapedExcept } from './reshape';
import { columnAt, type SourceTable } from './source-table';
import { blankChurned, churnFindings } from './who-left';

/** What a joined portfolio is made of. */
export interface JoinSettings {
  readonly reading: ReadingSettings;
  /** The day of the run. */
  readonly today: number;
  /** Findings that a person has accepted, by their keys. */
  readonly accepted: ReadonlySet<string>;
}

/** How much of the portfolio a source covers. */
export interface Coverage {
  readonly tab: string;
  readonly source: string;
  readonly rows: number;
  /** How many customers have a row, and of how many. */
  readonly customers: number;
  readonly of: number;
  /** Most rows that one customer has. */
  readonly most: number;
  /** The newest day; undefined where the rows have none. */
  readonly newest: number | undefined;
  /** Headers of columns that no line takes or asks for. */
  readonly notTaken: readonly string[];
}

/** The portfolio that the sources make together. */
export interface JoinedPortfolio {
  readonly columns: readonly PortfolioColumn[];
  /** The rows of the customers' tab, in its order; '' where a value is unknown. */
  readonly rows: readonly (readonly (string | number)[])[];
  readonly findings: readonly SourceFinding[];
  readonly coverage: readonly Coverage[];
  /** The day that is counted from. */
  readonly asOf: number;
  /** What each derived column comes from. */
  readonly derived: ReadonlyMap<string, Derivation>;
  readonly customers: CustomerKeys;
}

/**
 * Joins the sources: each tab is read once, in its needed columns only. What is missing or misleading becomes a finding and
 * leaves its cells blank.
 * @throws A sentence where no line names the tab of the customers, or it is gone.
 */
export function joinSources(
  tabs: readonly SourceTable[],
  lines: readonly SourceLine[],
  settings: JoinSettings,
): JoinedPortfolio {
  const base = lines.find(({ take }) => take === ALL_COLUMNS);
  if (!base)
    throw new Error(
      'No line of "Vitals sources" takes all columns: name the tab with one row for each customer.',
    );
  const tables = reshapedExcept(base.tab, tabs);
  const byName = new Map(tables.map((table) => [table.name, table]));
  const table = byName.get(base.tab);
  if (!table)
    throw new Error(
      `There is no tab "${base.tab}" any more. Name the tab of your customers in "Vitals sources".`,
    );
  const customers = customerKeys(table, base.key);
  const asOf = dayCountedFrom(lines, settings.today);
  const findings: SourceFinding[] = [];
  const add = (more: readonly SourceFinding[]) => {
    const known = new Set(findings.map(({ key }) => key));
    findings.push(...more.filter(({ key }) => !known.has(key)));
  };
  const links = new Links(customers, byName, lines);
  const derived = new Map<string, Derivation>();
  const coverage: Coverage[] = [];
  const baseReader = new SourceReader(table, settings.reading);
  table.headers.forEach((header, index) => {
    if (header !== '' && baseReader.kindOf(index) === 'day') add(dayFindings(baseReader, index));
  });
  const readers = new Map([[table.name, baseReader]]);
  const taken = new Set(table.headers.filter((header) => header !== '').map(meaningOf));
  for (const tab of new Set(lines.map((line) => line.tab))) {
    const own = lines.filter(
      (line) => line.tab === tab && ![ALL_COLUMNS, LINK, COUNT_FROM].includes(line.take),
    );
    const source = byName.get(tab);
    if (own.length === 0) continue;
    if (!source) {
      add([lostTab(tab, own)]);
      continue;
    }
    const reader = readers.get(tab) ?? new SourceReader(source, settings.reading);
    readers.set(tab, reader);
    const found = deriveTab(reader, own);
    foldRows(found);
    if (found[0]) coverage.push(coverageOf(found[0], own, asOf));
  }
  const named = lines.map(({ tab }) => tab);
  add(tables.filter(({ name }) => !named.includes(name)).map(unusedTab));
  const columns = [...baseColumns(baseReader, base.key), ...derivedColumns(derived)];
  const rows = portfolioRows(baseReader, customers, derived);
  const churn = churnFindings(columns, rows, table);
  add(churn);
  const isHeld = churn.some(({ held, key }) => held && !settings.accepted.has(key));
  if (isHeld) blankChurned(table, rows);
  return { columns, rows, findings, coverage, asOf, derived, customers };

  function deriveTab(reader: SourceReader, own: readonly SourceLine[]): Derivation[] {
    const source = reader.table;
    const made: Derivation[] = [];
    const stale = new Map<string, string>();
    for (const line of own) {
      const meaning = meaningOf(line.column);
      if (taken.has(meaning)) {
        add([
          finding(
            'two sources',
            source,
            `"${line.column}" is taken from elsewhere already: this line is not used. Delete the line or the column that should not count.`,
            { column: columnAt(source, line.of), rows: [] },
          ),
        ]);
        continue;
      }
      try {
        const link = links.of(line);
        const held = heldWhy(reader, line, stale);
        const made1 = derivation(line, link, reader, { asOf, customers: customers.keys.length, held });
        made.push(made1);
        derived.set(line.column, made1);
        taken.add(meaning);
      } catch (error) {
        add([
          {
            key: `line: ${source.name}, ${line.column}`,
            tab: source.name,
            message: `"${line.column}" stays blank: ${(error as Error).message}`,
            cells: [],
            held: false,
          },
        ]);
        taken.add(meaning);
      }
    }
    check(reader, made);
    return made;
  }

  function heldWhy(reader: SourceReader, line: SourceLine, stale: Map<string, string>): string {
    if (line.take === 'sum' && line.of !== '') {
      const currencies = currencyFindings(reader, needed(reader.table, line.of));
      add(currencies);
      if (currencies.some(({ key }) => !settings.accepted.has(key))) return 'currencies';
    }
    if (line.stale === undefined || line.day === '') return '';
    const column = needed(reader.table, line.day);
    const known = stale.get(`${column} ${line.stale}`);
    if (known !== undefined) return known;
    const newest = reader.newest(column, asOf);
    // Rows of a month are there once it is over.
    const limit = line.stale + (reader.isMonthly(column) ? 31 : 0);
    const isStale = asOf - Math.floor(newest) > limit;
    const told = isStale ? [staleFinding(reader, column, newest, asOf, limit)] : [];
    add(told);
    const why = told.some(({ key }) => !settings.accepted.has(key)) ? 'stale' : '';
    stale.set(`${column} ${line.stale}`, why);
    return why;
  }

  function check(reader: SourceReader, made: readonly Derivation[]): void {
    const { table: source } = reader;
    if (made.length === 0) return;
    const index = (header: string) => columnAt(source, header);
    const used = [
      ...new Set(made.flatMap(({ line }) => [line.key, line.day, ...line.of.split(' / ')]).map(index)),
    ].filter((at) => at >= 0);
    for (const { line, link } of made) {
      add(orphanFindings(source, index(line.key), link, customers));
      for (const header of [line.day, ...line.of.split(' / ')]) {
        const column = header === '' ? -1 : index(header);
        if (column < 0) continue;
        if (reader.kindOf(column) === 'day') add(dayFindings(reader, column));
        else add(cellFindings(reader, column));
      }
      if (line.take === 'sum' && ['arr', 'mrr'].includes(recognize(line.column)?.metric.header ?? '')) {
        add(trialFindings(reader, index(line.of)));
      }
    }
    const same = duplicates(source, used);
    add(same.findings);
    const isAccepted = same.findings.every(({ key }) => settings.accepted.has(key));
    if (!isAccepted) for (const { link } of made) for (const row of same.repeats) link.customers[row] = -1;
    const dated = made.find(({ line }) => line.day !== '' && line.days !== undefined);
    if (dated) add(beforeTheStart(dated));
  }

  function beforeTheStart(dated: Derivation): SourceFinding[] {
    const { over, customers: of } = dated.link;
    if (over) {
      const line = lines.find(
        (each) => each.tab === over.table.name && meaningOf(each.column) === 'contract_start_date',
      );
      const reader = readers.get(over.table.name);
      if (!line || !reader) return [];
      const { days } = reader.daysOf(needed(over.table, line.of));
      return beforeStart(
        dated,
        (row) => (over.rows[row]! < 0 ? Number.NaN : days[over.rows[row]!]!),
        `row in "${over.table.name}"`,
      );
    }
    const start = table!.headers.findIndex((header) => meaningOf(header) === 'start_date');
    if (start < 0) return [];
    const { days } = baseReader.daysOf(start);
    const byCustomer = new Map<number, number>();
    for (const [row, customer] of customers.ofRow.entries()) byCustomer.set(customer, days[row]!);
    return beforeStart(dated, (row) => byCustomer.get(of[row]!) ?? Number.NaN, 'customer');
  }
}

function dayCountedFrom(lines: readonly SourceLine[], today: number): number {
  const day = dayOfIso(lines.find(({ take }) => take === COUNT_FROM)?.of ?? '');
  return Number.isNaN(day) ? today : Math.min(day, today);
}

function unusedTab({ name, cellAt }: SourceTable): SourceFinding {
  return {
    key: `not used: ${name}`,
    tab: name,
    message:
      'Nothing is taken of this tab: no column of it names the customers, or what it holds is not known. If it is a source, add a line for it to "Vitals sources".',
    cells: [`${name}!A${cellAt(0, 0).row - 1}`],
    held: false,
  };
}

function lostTab(tab: string, own: readonly SourceLine[]): SourceFinding {
  const columns = own.map(({ column }) => column).join(', ');
  return {
    key: `lost tab: ${tab}`,
    tab,
    message: `There is no tab "${tab}": ${columns} stay blank. Paste it again, or name the tab that takes its place in "Vitals sources".`,
    cells: [],
    held: false,
  };
}

function coverageOf(
  { line, link, reader, matched }: Derivation,
  own: readonly SourceLine[],
  asOf: number,
): Coverage {
  const said = own.map(({ key, day, of, where }) => `${key}\n${day}\n${of}\n${where}`).join('\n');
  const perCustomer = new Map<number, number>();
  for (const customer of link.customers)
    if (customer >= 0) perCustomer.set(customer, (perCustomer.get(customer) ?? 0) + 1);
  const day = line.day === '' ? -1 : columnAt(reader.table, line.day);
  const newest = day < 0 ? Number.NaN : reader.newest(day, asOf);
  return {
    tab: line.tab,
    source: line.source,
    rows: reader.table.height,
    customers: perCustomer.size,
    of: matched.length,
    most: Math.max(0, ...perCustomer.values()),
    newest: Number.isNaN(newest) ? undefined : newest,
    notTaken: reader.table.headers.filter((header) => header !== '' && !said.includes(header)),
  };
}
