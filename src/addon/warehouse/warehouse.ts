import type { SettingRow } from '../../base/setting';
import { uniqueNames } from '../../bigquery/columns';
import type { PlainSetting, ScoringSetup, TabCells } from '../../bigquery/setup';
import { populationOf } from '../../customers/population';
import { LEARNED_HEADERS, type LearnedProbability, learnedRows } from '../../prediction/learned';
import type { Column } from '../../reading/column';
import { COLUMN_CORRECTIONS } from '../../reading/corrections';
import { EXCHANGE_RATES } from '../../reading/currencies';
import { normalizeHeader } from '../../reading/normalize';
import type { Portfolio } from '../../reading/portfolio';
import { valuesFrom } from '../../sheets/grid/blocks';
import { type Book, openBook } from '../../sheets/grid/book';
import { ACTIONS_TAB, findOwnedTab } from '../../sheets/grid/owned-tabs';
import { readableProbability } from '../../sheets/tabs/probability-tab';
import { usableModels } from '../../sheets/tabs/run-models';
import { settingRowsOf } from '../../sheets/tabs/settings-tab';
import { readSources } from '../../sheets/tabs/sources-tab';
import { openDialog } from '../dialogs';
import { currentModel } from '../models/what-if';
import { openPortfolio } from '../run/portfolio';

/** What the page that writes the files needs of the sheet. */
export interface Warehouse {
  readonly setup: ScoringSetup;
  readonly customers: number;
}

/** Opens the window that writes the files with which BigQuery scores as this sheet does. */
export function showBigQuery(): void {
  openDialog('bigquery', 'Score in BigQuery');
}

/**
 * What this sheet scores with: the model in use, the settings, and what each column was found to be.
 * @throws A sentence where there is no customer tab, or a model table has a mistake.
 */
export function readWarehouse(): Warehouse {
  const book = openBook();
  const { portfolio } = openPortfolio(book);
  const { churn } = usableModels(book);
  const learned = readableProbability(book);
  const actions = findOwnedTab(book, ACTIONS_TAB);
  const sources = readSources(book)?.lines ?? [];
  return {
    setup: {
      health: currentModel(book).table,
      churn: churn.table,
      settings: settingsFor(book, portfolio),
      ...(actions ? { actions: plainCells(valuesFrom(actions, 1, 1)) } : {}),
      ...(learned ? { probability: [[...LEARNED_HEADERS], ...learnedRows(learned)] } : {}),
      ...(sources.length > 0 ? { sources } : {}),
      columns: uniqueNames([...columnsRead(portfolio), ...columnsLearnedFrom(learned, portfolio)]),
    },
    customers: populationOf(portfolio, book.today).rows.length,
  };
}

/** Known columns go by the names that docs/columns.md has for them, the others by their own. */
function columnsRead(portfolio: Portfolio) {
  return portfolio.columns.map(({ header, metric }) => ({
    wanted: metric.custom ? header : metric.header,
    header,
  }));
}

/** What else the learned probability takes of a row. */
function columnsLearnedFrom(learned: LearnedProbability | undefined, portfolio: Portfolio) {
  const read = portfolio.columns.map(({ header }) => header);
  const headers = new Set(portfolio.headers.map(String));
  return (learned?.predictor.features ?? [])
    .map(({ header }) => ({ wanted: header, header }))
    .filter(({ header }) => headers.has(header) && !read.includes(header));
}

/** The rows of the tab, with what this sheet decided from its columns: a row of a table cannot tell. */
function settingsFor(book: Book, portfolio: Portfolio): PlainSetting[] {
  const own = settingRowsOf(book).map(plainSetting);
  const columns = new Map(portfolio.columns.map((column) => [normalizeHeader(column.header), column]));
  const isColumn = ({ area }: PlainSetting) => area === COLUMN_CORRECTIONS.area;
  const said = own.filter(isColumn).map(({ name }) => normalizeHeader(name));
  const told = own.map((row) => {
    const column = isColumn(row) && row.unit === '' ? columns.get(normalizeHeader(row.name)) : undefined;
    return column ? { ...row, unit: unitOf(column) } : row;
  });
  const decided = [...columns]
    .filter(([name, { metric }]) => !metric.custom && !said.includes(name))
    .map(([, column]) => decidedRow(column));
  const { base } = portfolio.currencies;
  const isRate = own.some(({ area }) => area === EXCHANGE_RATES.area);
  const rate = { area: EXCHANGE_RATES.area, name: base, value: 1, unit: '', row: 0 };
  return [...told, ...decided, ...(base === '' || isRate ? [] : [rate])];
}

function plainSetting({ area, name, value, unit, row }: SettingRow): PlainSetting {
  return { area, name, value: plain(value), unit: String(unit ?? ''), row };
}

function unitOf({ unit, metric }: Column): string {
  return metric.custom ? '' : (unit ?? '');
}

function decidedRow(column: Column): PlainSetting {
  const { header, metric } = column;
  return { area: COLUMN_CORRECTIONS.area, name: header, value: metric.header, unit: unitOf(column), row: 0 };
}

function plainCells(rows: readonly (readonly unknown[])[]): TabCells {
  return rows.map((row) => row.map(plain));
}

function plain(cell: unknown): string | number | boolean {
  return typeof cell === 'number' || typeof cell === 'boolean' ? cell : String(cell ?? '');
}
