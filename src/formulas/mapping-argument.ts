import type { SettingRow } from '../base/setting';
import type { ReadingSettings } from '../reading/column';
import { COLUMN_CORRECTIONS } from '../reading/corrections';
import { EXCHANGE_RATES, exchangeRates } from '../reading/currencies';
import { normalizeHeader } from '../reading/normalize';
import { STATUS } from '../reading/row-status';
import { readAreas } from '../settings/table';
import { type Argument, isLeftOut, toRows } from './arguments';
import { settingRows } from './settings-argument';

/** What may head a mapping of two columns. */
const HEADINGS = ['header', 'headers', 'column', 'columns', 'my column', 'your column'];

/**
 * What an optional range says of columns: `Vitals settings`, which says what a run knows of them, or two columns with header
 * and metric, and a third with the unit.
 * @throws A sentence with the row to mend.
 */
export function readMapping(name: string, mapping: Argument): ReadingSettings {
  if (isLeftOut(mapping)) return {};
  const rows = toRows(mapping);
  const settings = settingRows(rows);
  const areas = { corrections: COLUMN_CORRECTIONS, statuses: STATUS, rates: EXCHANGE_RATES };
  const { values, problems } = readAreas(areas, settings ?? pairsIn(name, rows));
  const [problem] = problems;
  if (problem) throw new Error(`${name}: row ${problem.row} of the mapping: ${problem.message}`);
  const { corrections, statuses, rates } = values;
  return settings ? { corrections, statuses, rates: exchangeRates(rates) } : { corrections };
}

function pairsIn(name: string, rows: readonly (readonly unknown[])[]): SettingRow[] {
  if (rows[0]!.length < 2) {
    throw new Error(
      `${name}: a mapping has two columns, the header and its metric, such as "Happiness" and "nps_score".`,
    );
  }
  return rows.flatMap(([header, metric, unit], i): SettingRow[] => {
    const isHeading = i === 0 && HEADINGS.includes(normalizeHeader(header));
    if (isHeading || (header === '' && metric === '')) return [];
    return [
      {
        area: COLUMN_CORRECTIONS.area,
        name: String(header ?? ''),
        value: metric,
        unit: unit ?? '',
        row: i + 1,
      },
    ];
  });
}
