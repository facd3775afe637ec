import { caseless } from '../base/caseless';
/** What is known of a customer's contract and use. NaN, '' and empty lists stand for what is unknown. */
export interface ExpansionAccount {
  /** Revenue of a year. */
  readonly arr: number;
  readonly segment: string;
  readonly licensedSeats: number;
  readonly activeSeats: number;
  readonly tier: string;
  readonly availableTiers: readonly string[];
  /** The modules that are offered. */
  readonly modules: readonly ModuleUse[];
  readonly departments: readonly string[];
  readonly potentialDepartments: readonly string[];
  /** The metrics among `EXPANSION_SIGNALS` that say yes. */
  readonly signals: readonly string[];
}

/** A module, and how much of it is used. */
export interface ModuleUse {
  readonly name: string;
  /** Percent; undefined where the customer has not adopted it. */
  readonly usage: number | undefined;
}

/** Share of the seats in use, more than 1 where there are too few; NaN where unknown. */
export function seatUtilization({ activeSeats, licensedSeats }: ExpansionAccount): number {
  return licensedSeats > 0 ? activeSeats / licensedSeats : Number.NaN;
}

/** The departments that could use the product and do not yet. */
export function openDepartments({ departments, potentialDepartments }: ExpansionAccount): string[] {
  const taken = new Set(departments.map(caseless));
  return potentialDepartments.filter((name) => {
    const isOpen = !taken.has(caseless(name));
    taken.add(caseless(name));
    return isOpen;
  });
}

/** Whether anything is known that an opportunity could follow from. */
export function isTellable(account: ExpansionAccount): boolean {
  if (Number.isNaN(account.arr)) return false;
  const hasTiers = account.tier !== '' && account.availableTiers.length > 0;
  const hasDepartments = account.departments.length + account.potentialDepartments.length > 0;
  return hasTiers || hasDepartments || account.modules.length > 0 || !Number.isNaN(seatUtilization(account));
}

/** How broadly a customer uses what it has, for a review. */
export interface AdoptionSummary {
  readonly modulesAdopted: number;
  readonly modulesOffered: number;
  /** Mean use of the adopted modules in percent; NaN where there is none. */
  readonly averageUsage: number;
  readonly seatUtilization: number;
  readonly tier: string;
  readonly departments: number;
  readonly departmentsOpen: number;
  /** Modules in use so little that they ask for training. */
  readonly toEnable: readonly string[];
}

/** Sums up how broadly a customer uses what it has. */
export function adoptionOf(account: ExpansionAccount, enablementBelow: number): AdoptionSummary {
  const adopted = account.modules.filter(({ usage }) => usage !== undefined);
  return {
    modulesAdopted: adopted.length,
    modulesOffered: account.modules.length,
    averageUsage: adopted.reduce((sum, { usage }) => sum + usage!, 0) / adopted.length,
    seatUtilization: seatUtilization(account),
    tier: account.tier,
    departments: account.departments.length,
    departmentsOpen: openDepartments(account).length,
    toEnable: adopted.filter(({ usage }) => usage! < enablementBelow).map(({ name }) => name),
  };
}
