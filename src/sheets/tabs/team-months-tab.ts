import { once } from '../../base/once';
import type { Book } from '../grid/book';
import { OwnTable } from '../grid/own-table';
import { TEAM_MONTHS_TAB } from '../grid/owned-tabs';

const text = <Name extends string>(name: Name) => ({ name, kind: 'text' }) as const;
const day = <Name extends string>(name: Name) => ({ name, kind: 'day' }) as const;
const count = <Name extends string>(name: Name) => ({ name, kind: 'number', numberFormat: '0' }) as const;
const rate = <Name extends string>(name: Name) => ({ name, kind: 'number', numberFormat: '0.0' }) as const;

/** A row for a CSM and a month. Rates are percentages. */
const columns = once(() => [
  { ...text('Key'), width: 220, isKey: true },
  text('Month'),
  text('CSM'),
  count('Customers'),
  rate('NRR'),
  rate('GRR'),
  rate('Expansion rate'),
  rate('Health gained'),
  rate('NPS'),
  count('NPS answers'),
  count('Renewals due'),
  rate('Renewals on time'),
  day('Compared with'),
  day('Health compared with'),
  day('Computed on'),
]);

/** The figures of a CSM in a month; what is unknown is ''. */
export type TeamMonthRow = Readonly<
  Record<
    Exclude<ReturnType<typeof columns>[number]['name'], 'Key' | 'Month' | 'Computed on'>,
    number | string
  >
>;

/** What tells a CSM's month from others, for look-ups by formula as well. */
export const TEAM_KEY = ' | ';

/** Writes the rows of a month, over those of the same CSMs where there are any. */
export function keepTeamMonth(book: Book, month: string, rows: readonly TeamMonthRow[], today: number): void {
  if (rows.length === 0) return;
  const table = OwnTable.openPlain(book, TEAM_MONTHS_TAB, columns());
  const cells = new Map(
    rows.map((row) => {
      const key = `${month}${TEAM_KEY}${row.CSM}`;
      return [key, { ...row, Key: key, Month: month, 'Computed on': today }];
    }),
  );
  const lacking = table.update(({ cell }) => String(cell('Key')), cells);
  table.append(lacking.map((key) => cells.get(key)!));
}

/** Where the figures of the team stand; undefined where there are none yet. */
export function teamMonthsLayout(
  book: Book,
): { readonly tab: string; readonly columns: readonly string[] } | undefined {
  const table = OwnTable.find(book, TEAM_MONTHS_TAB, columns());
  return table && { tab: table.sheet.getName(), columns: table.headers() };
}
