import { dayToIso } from '../base/calendar';
import { sum } from '../base/sum';
import type { Portfolio } from '../reading/portfolio';
import type { Population } from './population';
import type { ScoredCustomer } from './scored-portfolio';

/** A parent account with the customers that belong to it, rolled up: plain data for the pages. */
export interface Family {
  /** The parent's name, or its id where it has no row of its own. */
  readonly parent: string;
  readonly customers: number;
  /** What they pay a year together, as far as it is known. */
  readonly arr: number;
  /** Those whose ARR is unknown. */
  readonly withoutArr: number;
  /** Their health by ARR; null where no score has an ARR. */
  readonly health: number | null;
  /** The customer with the worst health; null where none is scored. */
  readonly worst: { readonly id: string; readonly name: string; readonly health: number } | null;
  /** The renewals ahead, the first in front. */
  readonly renewals: readonly { readonly id: string; readonly name: string; readonly day: string }[];
}

/** Rows (from 0) by the account at the top of each: a parent may have a parent of its own. Those without one are left out. */
export function familyRows(portfolio: Portfolio, population: Population): ReadonlyMap<string, number[]> {
  const families = new Map<string, number[]>();
  const column = portfolio.column('parent_id');
  if (!column) return families;
  const { keys, named } = population;
  const names = portfolio.column('name');
  const rowOf = new Map(named.map((row) => [keys[row]!, row]));
  const said = (row: number) => {
    const parent = column.readIn(portfolio.rows[row]!);
    return typeof parent === 'string' ? parent : '';
  };
  // Salesforce's reports name the parent, and do not say its id.
  const byName = new Map(
    names ? named.map((row) => [String(names.readIn(portfolio.rows[row]!)), keys[row]!] as const) : [],
  );
  const parentOf = (row: number) => {
    const parent = said(row);
    return parent === '' || rowOf.has(parent) ? parent : (byName.get(parent) ?? parent);
  };
  const topOf = (row: number) => {
    const seen = new Set([keys[row]!]);
    let top = keys[row]!;
    for (let at: number | undefined = row; at !== undefined; at = rowOf.get(top)) {
      const parent = parentOf(at);
      if (parent === '' || seen.has(parent)) break;
      seen.add(parent);
      top = parent;
    }
    return top;
  };
  for (const row of named) {
    if (population.absenceOf(row) !== undefined) continue;
    const top = topOf(row);
    families.set(top, [...(families.get(top) ?? []), row]);
  }
  for (const [top, rows] of families) if (rows.length === 1 && keys[rows[0]!] === top) families.delete(top);
  return families;
}

/** The family of a row (from 0), rolled up; null where it belongs to none. */
export function familyOf(
  portfolio: Portfolio,
  population: Population,
  row: number,
  today: number,
  score: (row: number) => ScoredCustomer,
): Family | null {
  const found = [...familyRows(portfolio, population)].find(([, rows]) => rows.includes(row));
  if (!found) return null;
  const [top, rows] = found;
  return rolledUp(
    top,
    rows.map((each) => ({ key: population.keys[each]!, customer: score(each) })),
    today,
  );
}

interface Relative {
  readonly key: string;
  readonly customer: ScoredCustomer;
}

function rolledUp(top: string, relatives: readonly Relative[], today: number): Family {
  const nameOf = ({ key, customer }: Relative) => customer.name || key;
  const paying = relatives.filter(({ customer }) => !Number.isNaN(customer.arr));
  const scored = relatives.flatMap((each) => {
    const { health } = each.customer.assessment;
    return health?.band === undefined ? [] : [{ ...each, health: health.score.value }];
  });
  const weighed = scored.filter(({ customer }) => customer.arr > 0);
  const weight = sum(weighed.map(({ customer }) => customer.arr));
  const [worst] = [...scored].sort((a, b) => a.health - b.health);
  const ahead = relatives
    .filter(({ customer }) => customer.renewal >= today)
    .sort((a, b) => a.customer.renewal - b.customer.renewal);
  const head = relatives.find(({ key }) => key === top);
  return {
    parent: head ? nameOf(head) : top,
    customers: relatives.length,
    arr: sum(paying.map(({ customer }) => customer.arr)),
    withoutArr: relatives.length - paying.length,
    health: weight > 0 ? sum(weighed.map(({ health, customer }) => health * customer.arr)) / weight : null,
    worst: worst ? { id: worst.key, name: nameOf(worst), health: worst.health } : null,
    renewals: ahead.map((each) => ({
      id: each.key,
      name: nameOf(each),
      day: dayToIso(each.customer.renewal),
    })),
  };
}
