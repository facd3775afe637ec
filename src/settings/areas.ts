import { ALERTS } from '../alerts/settings';
import type { SettingRow } from '../base/setting';
import { RENEWALS } from '../customers/at-risk';
import { EXPANSION_AREAS } from '../customers/expansion';
import { FATES } from '../customers/gone';
import { JUDGMENT } from '../customers/pulse';
import { BESIDE_AREA, scoringArea } from '../customers/run-settings';
import { HISTORY_KEEPING } from '../history/thinning';
import { BENCHMARK_LIST } from '../metrics/benchmarks';
import { TARGETS } from '../metrics/targets';
import {
  ACCOUNTS_OF_CSM,
  ARR_OF_CSM,
  CONTACT_DAYS,
  CSM_ACTIVITY,
  HEALTH_REVIEW_DAYS,
  QBR_DAYS,
} from '../playbooks/cadence';
import { TEMPLATES } from '../playbooks/documents/templates';
import { PLAYS } from '../playbooks/settings';
import { COLUMN_CORRECTIONS } from '../reading/corrections';
import { EXCHANGE_RATES } from '../reading/currencies';
import type { Locale } from '../reading/locale';
import { STATUS } from '../reading/row-status';
import { type AreaValues, areaNames, readAreas, type SettingProblem, sameName, settingNames } from './table';

/** Every area of `Vitals settings`, as the tab shows them; `models` are the health models that may be set. */
export function areasWith(models: readonly string[]) {
  return {
    scoring: scoringArea(models),
    renewals: RENEWALS,
    beside: BESIDE_AREA,
    alerts: ALERTS,
    plays: PLAYS,
    judgment: JUDGMENT,
    targets: TARGETS,
    keeping: HISTORY_KEEPING,
    ...EXPANSION_AREAS,
    benchmarks: BENCHMARK_LIST,
    rates: EXCHANGE_RATES,
    corrections: COLUMN_CORRECTIONS,
    statuses: STATUS,
    fates: FATES,
    templates: TEMPLATES,
    contactDays: CONTACT_DAYS,
    qbrDays: QBR_DAYS,
    healthReviewDays: HEALTH_REVIEW_DAYS,
    accountsOfCsm: ACCOUNTS_OF_CSM,
    arrOfCsm: ARR_OF_CSM,
    csmActivity: CSM_ACTIVITY,
  };
}

/** What a setting of `Vitals settings` is called today; as it stands where it has always been called so. */
export function nameOfToday(area: string, name: string): { readonly area: string; readonly name: string } {
  const known = Object.values(areasWith([])).find((each) =>
    areaNames(each).some((each) => sameName(each, area)),
  );
  if (!known) return { area, name };
  const setting =
    'settings' in known
      ? Object.values(known.settings).find((each) => settingNames(each).some((each) => sameName(each, name)))
      : undefined;
  return { area: known.area, name: setting?.name ?? name };
}

/** What people have set, area by area; the defaults where they have not. */
export type Settings = AreaValues<ReturnType<typeof areasWith>>;

/** What people have set, and what cannot be used of it. */
export interface CheckedSettings {
  readonly values: Settings;
  /** From the top of the tab down; a row of an area that does not exist is one as well. */
  readonly problems: readonly SettingProblem[];
}

/** Reads every area of `Vitals settings`, and checks every row. */
export function readAllSettings(
  rows: readonly SettingRow[],
  models: readonly string[],
  locale?: Locale,
): CheckedSettings {
  const areas = areasWith(models);
  const { values, problems, strangers } = readAreas(areas, rows, locale);
  const names = Object.values(areas).map(({ area }) => area);
  const unknown = strangers
    // A line without a setting is a heading of the user's own.
    .filter(({ name, value }) => name !== '' || value !== '')
    .map(({ row, area }): SettingProblem => {
      const what = area === '' ? 'The area is blank' : `There is no area "${area.slice(0, 60)}"`;
      const message = `${what}, so this row does not count. Use one of: ${names.join(', ')}.`;
      return { row, cell: 'Area', message };
    });
  return { values, problems: [...problems, ...unknown].sort((a, b) => a.row - b.row) };
}
