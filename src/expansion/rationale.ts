import { adoptionOf, type ExpansionAccount, seatUtilization } from './account';
import type { Category } from './categories';
import type { Opportunity } from './opportunities';
import type { ExpansionSettings } from './settings';
import { EXPANSION_SIGNALS, isBroadlyAdopted, signalsFor } from './signals';

/** What speaks for proposing something to this customer, in words. */
export function signalsOf({ signals }: ExpansionAccount): string[] {
  return EXPANSION_SIGNALS.filter(({ metric }) => signals.includes(metric)).map(({ words }) => words);
}

/** Why an opportunity is one: the customer's own numbers, then the signals that speak for its kind. */
export function rationaleOf(
  { category }: Opportunity,
  account: ExpansionAccount,
  settings: ExpansionSettings,
): string {
  const signals = signalsFor(category, account).map(({ words }) => words);
  return [grounds(category, account, settings), ...signals].join('; ');
}

/** How broadly a customer uses what it has, in words: one for each thing that is known. */
export function breadthOf(account: ExpansionAccount, { enablementBelow }: ExpansionSettings): string[] {
  const adoption = adoptionOf(account, enablementBelow);
  const { modulesAdopted, modulesOffered, averageUsage, toEnable, departments, departmentsOpen } = adoption;
  const said = [
    Number.isNaN(adoption.seatUtilization) ? '' : seatWords(account),
    adoption.tier === '' ? '' : `plan ${spaced(adoption.tier)}`,
    modulesOffered === 0
      ? ''
      : `${modulesAdopted} of ${modulesOffered} modules adopted (${Math.round((100 * modulesAdopted) / modulesOffered)} %)`,
    modulesAdopted === 0 ? '' : `modules in use at ${Math.round(averageUsage)} % on average`,
    toEnable.length === 0 ? '' : `training before more is sold: ${toEnable.map(spaced).join(', ')}`,
    departments + departmentsOpen === 0
      ? ''
      : `${departments} ${departments === 1 ? 'department' : 'departments'} of ${departments + departmentsOpen}`,
  ];
  return said.filter((words) => words !== '');
}

function seatWords(account: ExpansionAccount): string {
  const percent = Math.round(seatUtilization(account) * 100);
  return `${account.activeSeats} of ${account.licensedSeats} seats in use (${percent} %)`;
}

function spaced(name: string): string {
  return name.replace(/_/g, ' ');
}

function grounds(category: Category, account: ExpansionAccount, settings: ExpansionSettings): string {
  if (category === 'Seat expansion') return seatWords(account);
  if (category === 'Tier upgrade') return `the next plan above ${spaced(account.tier)}`;
  if (category === 'Module cross-sell') {
    const { modulesAdopted, modulesOffered } = adoptionOf(account, settings.enablementBelow);
    const words = `not in use, with ${modulesAdopted} of ${modulesOffered} modules adopted`;
    return isBroadlyAdopted(account, settings) ? `${words}: open to more` : words;
  }
  const departments = account.departments.length;
  return departments === 0
    ? 'a department that could use it'
    : `a department that could use it, beside ${departments === 1 ? 'the one that does' : `the ${departments} that do`}`;
}
