import { caseless } from '../base/caseless';
import type { RowArea } from '../base/setting';
import { readDay } from '../reading/cells/day';
import { keyText } from '../reading/identity';

/** Why a customer's row is gone: it left on a day, or its row was removed or moved. */
export type Fate = number | typeof REMOVED;

export const REMOVED = 'removed';

/** What people said of customers that have no row any more, by id. */
export type Fates = ReadonlyMap<string, Fate>;

/** Kept where people see it and can change it. A customer whose row comes back is what its row says. */
export const FATES: RowArea<Fates> = {
  area: 'Customers without a row',
  read: (rows, refuse) => {
    const fates = new Map<string, Fate>();
    for (const row of rows) {
      const day = readDay(row.value);
      if (typeof day === 'number') fates.set(keyText(row.name), day);
      else if (caseless(row.value) === REMOVED) fates.set(keyText(row.name), REMOVED);
      else refuse(row, 'Value', `Write the day on which it left, such as 2026-11-21, or "${REMOVED}".`);
    }
    return fates;
  },
};

/** What people said of those that have no row now. */
export function withoutRow(fates: Fates, customers: readonly { readonly id: string | number }[]): Fates {
  const present = new Set(customers.map(({ id }) => keyText(id)));
  return new Map([...fates].filter(([id]) => !present.has(id)));
}
