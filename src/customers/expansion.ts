import type { ValuesOf } from '../base/setting';
import type { ExpansionAccount } from '../expansion/account';
import {
  EXPANSION,
  type ExpansionSettings,
  MODULE_SHARES,
  moduleKey,
  SEAT_SHARES,
  TIER_MULTIPLIERS,
} from '../expansion/settings';
import { EXPANSION_SIGNALS } from '../expansion/signals';
import { wordKey } from '../reading/normalize';
import type { Portfolio } from '../reading/portfolio';
import { levelWords } from '../reading/words';
import { asNumber, BLANK, isMissing, type Value } from '../scoring/value';

/** What a row (from 0) could buy, given what it pays a year and its segment. */
export type AccountReader = (row: number, arr: number, segment: string) => ExpansionAccount;

const CONTRACT = [
  'licensed_seats',
  'active_seats',
  'plan_tier',
  'available_tiers',
  'departments_current',
  'departments_potential',
];

/** Prepares the columns of a portfolio that tell what its customers could buy. */
export function accountReader(portfolio: Portfolio): AccountReader {
  const modules = portfolio.matches.flatMap(({ metric, instead }) =>
    metric?.module === undefined || instead ? [] : [metric],
  );
  const signals = EXPANSION_SIGNALS.map(({ metric }) => metric).filter((metric) => portfolio.column(metric));
  const moduleValues = CONTRACT.length;
  const signalValues = moduleValues + modules.length;
  const nps = signalValues + signals.length;
  const read = portfolio.reader([
    ...CONTRACT,
    ...modules.map(({ header }) => header),
    ...signals,
    'nps_score',
  ]);
  return (row, arr, segment) => {
    const values = read(row);
    const [licensed, active, tier, tiers, current, potential] = values;
    return {
      arr,
      segment,
      licensedSeats: asNumber(licensed!),
      activeSeats: asNumber(active!),
      tier: typeof tier === 'string' ? tier : '',
      availableTiers: listOf(tiers!),
      // A blank is offered and not adopted; what cannot be read, or is not offered, is nothing to propose.
      modules: modules.flatMap(({ module }, i) => {
        const value = values[moduleValues + i]!;
        if (typeof value !== 'number' && value !== BLANK) return [];
        return [{ name: module!, usage: typeof value === 'number' ? value : undefined }];
      }),
      departments: listOf(current!),
      potentialDepartments: listOf(potential!),
      signals: [
        ...signals.filter((_, i) => values[signalValues + i] === true),
        ...(isPromoter(values[nps]!) && values[signalValues + signals.indexOf(GOOD_WORDS)] !== true
          ? [GOOD_WORDS]
          : []),
      ],
    };
  };
}

/** What people may set of expansion. */
export const EXPANSION_AREAS = {
  expansion: EXPANSION,
  seatShares: SEAT_SHARES,
  tierMultipliers: TIER_MULTIPLIERS,
  moduleShares: MODULE_SHARES,
};

/** What people have set of expansion; plans and segments in any of the words that a customer's cell may have for them. */
export function expansionSettings({
  expansion,
  seatShares,
  tierMultipliers,
  moduleShares,
}: {
  readonly expansion: ValuesOf<typeof EXPANSION>;
} & Pick<ExpansionSettings, 'seatShares' | 'tierMultipliers' | 'moduleShares'>): ExpansionSettings {
  const keyed = (list: ReadonlyMap<string, number>, key: (name: string) => string) =>
    new Map([...list].map(([name, value]) => [key(name), value]));
  const wordOf = (metric: string) => (name: string) => levelWords(metric).get(wordKey(name)) ?? name;
  return {
    ...expansion,
    seatShares: keyed(seatShares, wordOf('segment')),
    tierMultipliers: keyed(tierMultipliers, wordOf('plan_tier')),
    moduleShares: keyed(moduleShares, moduleKey),
  };
}

/** What an answer of 9 or 10 to the NPS question says as well. */
const GOOD_WORDS = 'positive_feedback';

function isPromoter(nps: Value): boolean {
  return typeof nps === 'number' && nps >= 9;
}

function listOf(value: Value): readonly string[] {
  return isMissing(value) || typeof value !== 'object' ? [] : value;
}
