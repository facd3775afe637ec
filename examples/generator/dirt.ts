import { COLUMNS } from './columns';

type Rows = readonly (readonly string[])[];

/**
 * What is wrong with the sheet, cell by cell, as it is wrong in real ones: column, then account and what stands there
 * instead. README.md beside portfolio.csv lists the same with addresses.
 */
const DIRT: readonly (readonly [column: string, cells: Readonly<Record<string, string>>])[] = [
  ['customer_id', { 'TF-1147': '', 'TF-1187': 'TF-1178', 'TF-1205': 'tf-1200' }],
  ['segment', { 'TF-1104': '', 'TF-1166': 'Public sector' }],
  ['csm', { 'TF-1110': '' }],
  ['arr', { 'TF-1164': '', 'TF-1197': '$12,400' }],
  ['contract_end_date', { 'TF-1052': 'Apr 15, 2027', 'TF-1189': 'TBD', 'TF-1216': '' }],
  ['login_frequency', { 'TF-1053': '', 'TF-1134': '' }],
  ['feature_adoption', { 'TF-1026': '54', 'TF-1087': '56', 'TF-1143': '63%' }],
  ['nps_score', { 'TF-1021': '#N/A', 'TF-1085': '#N/A', 'TF-1098': '42', 'TF-1182': '#N/A' }],
  ['csat_score', { 'TF-1038': '#N/A', 'TF-1097': 'n/a' }],
  ['open_tickets', { 'TF-1100': 'about 5' }],
  ['avg_resolution_hours', { 'TF-1022': 'Loading...', 'TF-1171': 'Loading...' }],
  ['executive_sponsor_engagement', { 'TF-1030': '', 'TF-1206': '' }],
  ['roi_achieved', { 'TF-1152': 'n/a' }],
  ['goals_met', { 'TF-1097': 'n/a', 'TF-1152': 'n/a' }],
];

/** An account that was entered by hand and never connected: nothing is known but who it is and what was signed. */
const NEVER_CONNECTED = 'TF-1260';
const FIRST_MEASURED = COLUMNS.indexOf('days_overdue');

/** Somebody keeps a blank row below this account, perhaps to part the older customers from the newer. */
const BLANK_ROW_BELOW = 'TF-1130';

/** Soils the clean rows of the sheet; the ids are in the first column. */
export function withDirt(rows: Rows): Rows {
  return rows.flatMap((row) => {
    const id = row[0]!;
    const soiled = row.map((cell, i) =>
      id === NEVER_CONNECTED && i >= FIRST_MEASURED ? '' : (dirtAt(id, COLUMNS[i]!) ?? cell),
    );
    return id === BLANK_ROW_BELOW ? [soiled, row.map(() => '')] : [soiled];
  });
}

function dirtAt(id: string, column: string): string | undefined {
  return DIRT.find(([name]) => name === column)?.[1][id];
}
