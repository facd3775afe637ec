import type { SettingRow } from '../base/setting';
import { EXPANSION_AREAS, expansionSettings } from '../customers/expansion';
import { defaultExpansion, type ExpansionSettings } from '../expansion/settings';
import { normalizeHeader } from '../reading/normalize';
import { readAreas } from '../settings/table';
import { type Argument, isLeftOut, toRows } from './arguments';

/**
 * The expansion settings that an optional range of `Vitals settings` holds; the published figures where it is left out.
 * @throws A sentence with the row to mend.
 */
export function readExpansionSettings(name: string, settings: Argument): ExpansionSettings {
  if (isLeftOut(settings)) return defaultExpansion();
  const rows = settingRows(toRows(settings));
  if (!rows) {
    throw new Error(
      `${name}: the settings begin with the headers Area, Setting and Value, as in 'Vitals settings'!A1:C60.`,
    );
  }
  const { values, problems } = readAreas(EXPANSION_AREAS, rows);
  const [problem] = problems;
  if (problem) throw new Error(`${name}: row ${problem.row} of the settings: ${problem.message}`);
  return expansionSettings(values);
}

/** The rows of a range of `Vitals settings`; undefined where its first row does not head one. */
export function settingRows([headers = [], ...body]: readonly (readonly unknown[])[]):
  | SettingRow[]
  | undefined {
  const [area, setting, value, unit] = ['area', 'setting', 'value', 'unit'].map((header) =>
    headers.findIndex((cell) => normalizeHeader(cell) === header),
  ) as [number, number, number, number];
  if (Math.min(area, setting, value) < 0) return undefined;
  return body.map((cells, i) => ({
    area: String(cells[area]).trim(),
    name: String(cells[setting]).trim(),
    value: cells[value],
    unit: cells[unit] ?? '',
    row: i + 2,
  }));
}
