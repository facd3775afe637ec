import { type Absence, absenceWords } from '../../customers/population';
import { INSTEAD_OF_A_SCORE } from '../../customers/scored-portfolio';
import { GROWING_RATE, KEEPING_RATE, retentionReading } from '../../metrics/card';
import { cards } from './cards';
import {
  block,
  type ColumnReference,
  customersIn,
  DAY,
  type DashboardBlock,
  type DashboardCell,
  formula,
  GENERAL,
  label,
  note,
  quoted,
  references,
  title,
} from './cells';
import { cohortBlocks } from './cohorts';
import { apiErrors, lists, splits } from './lists';
import { monthCell, monthColumn, months } from './months';
import { type DashboardSource, MONTHS, MONTHS_ROW, type PlacedDashboard, SPLITS_ROW } from './source';
import { team } from './team';

/** The whole dashboard as formulas that Sheets calculates by itself, for people without the add-on as well. */
export function dashboardBlocks(source: PlacedDashboard): DashboardBlock[] {
  const of = references(source.scoresTab, source.columns);
  return [
    block(1, 1, [
      [title('Customer Vitals dashboard')],
      [label('Scored on'), formula(`=MAX(${of('Scored on')})`, DAY), headcountCell(source, of)],
      [source.monthColumns.length === 0 ? note('') : readingOfTheYear()],
    ]),
    ...cards(source, of),
    ...splits(source, of),
    ...apiErrors(source),
    ...months(source),
    ...cohortBlocks(source),
    ...lists(source, of),
    team(source, of),
  ];
}

/** Who counts, and why the others do not: "265 rows: 254 customers, 6 left". */
function headcountCell({ withoutResult }: DashboardSource, of: ColumnReference): DashboardCell {
  const others = withoutResult.reduce((sum, { rows }) => sum + rows, 0);
  const part = (absence: Absence, word: string) => {
    const rows = `COUNTIFS(${of('Health status')};${quoted(word)})`;
    const words = (count: number) => quoted(absenceWords(absence, count).replace(String(count), ''));
    return `IF(${rows}=0;"";", "&${rows}&${oneOrMany(rows, words(1), words(2))})`;
  };
  const all = `(COUNTA(${of('Customer id')})+${others})`;
  const customers = customersIn(of);
  const said = [
    `${all}&${oneOrMany(all, '" row: "', '" rows: "')}`,
    `${customers}&${oneOrMany(customers, '" customer"', '" customers"')}`,
    ...Object.entries(INSTEAD_OF_A_SCORE).map(([absence, word]) => part(absence as Absence, word)),
    quoted(withoutResult.map(({ absence, rows }) => `, ${absenceWords(absence, rows)}`).join('')),
  ];
  return formula(`=${said.join('&')}`, GENERAL, 'note');
}

function oneOrMany(count: string, one: string, many: string): string {
  return one === many ? one : `IF(${count}=1;${one};${many})`;
}

/** What NRR and GRR of twelve months say together; nothing while either is unknown. */
function readingOfTheYear(): DashboardCell {
  const [nrr, grr] = [monthCell('NRR 12 months', 0), monthCell('GRR 12 months', 0)];
  const says = (grows: boolean) => {
    const at = grows ? GROWING_RATE : GROWING_RATE - 1;
    const [kept, lost] = [KEEPING_RATE, KEEPING_RATE - 1].map((rate) => quoted(retentionReading(at, rate)));
    return `IF(${grr}>=${KEEPING_RATE};${kept};${lost})`;
  };
  const reading = `IF(${nrr}>=${GROWING_RATE};${says(true)};${says(false)})`;
  return formula(`=IF(AND(ISNUMBER(${nrr});ISNUMBER(${grr}));${reading};"")`, GENERAL, 'note');
}

/** A chart over cells of the dashboard: labels in the first of the columns, then what is drawn. */
export interface DashboardChart {
  readonly title: string;
  readonly type: 'COLUMN' | 'LINE';
  /** Where its headers stand, and how many rows it has with them. */
  readonly row: number;
  readonly rows: number;
  readonly columns: readonly number[];
  /** The column at which it stands. */
  readonly at: number;
}

/** The charts that Sheets is asked for. */
export function dashboardCharts({ bands, tiers }: DashboardSource): DashboardChart[] {
  const split = { type: 'COLUMN', row: SPLITS_ROW + 1 } as const;
  return [
    { ...split, title: 'ARR by risk tier', rows: tiers.length + 1, columns: [1, 3], at: 1 },
    { ...split, title: 'ARR by health band', rows: bands.length + 1, columns: [6, 8], at: 6 },
    {
      title: 'Retention by month, in percent',
      type: 'LINE',
      row: MONTHS_ROW + 1,
      rows: MONTHS + 1,
      columns: [1, monthColumn('NRR'), monthColumn('GRR')],
      at: 11,
    },
  ];
}
