import { adoptionOf, type ExpansionAccount, seatUtilization } from './account';
import type { Category, Opportunity } from './opportunities';
import type { ExpansionSettings } from './settings';

interface Signal {
  readonly metric: string;
  readonly words: string;
  /** The kinds of expansion that it speaks for; all where the list is empty. */
  readonly speaksFor: readonly Category[];
}

/** Signs that a customer is open to more, as columns of yes and no; none of them is a price. */
export const EXPANSION_SIGNALS: readonly Signal[] = [
  {
    metric: 'usage_at_limit',
    words: 'use comes up against limits',
    speaksFor: ['Seat expansion', 'Tier upgrade'],
  },
  {
    metric: 'higher_tier_requests',
    words: 'they ask for features of a higher plan',
    speaksFor: ['Tier upgrade'],
  },
  {
    metric: 'new_use_cases',
    words: 'they have found new uses',
    speaksFor: ['Tier upgrade', 'Module cross-sell'],
  },
  {
    metric: 'competitor_feature_requests',
    words: 'they name a rival for features they lack',
    speaksFor: ['Module cross-sell'],
  },
  {
    metric: 'organization_growth',
    words: 'they are growing',
    speaksFor: ['Seat expansion', 'Department expansion'],
  },
  {
    metric: 'department_interest',
    words: 'another department has asked',
    speaksFor: ['Department expansion'],
  },
  { metric: 'champion_promoted', words: 'the champion was promoted', speaksFor: ['Department expansion'] },
  { metric: 'positive_feedback', words: 'their feedback is good', speaksFor: [] },
  { metric: 'successful_qbr', words: 'the last business review went well', speaksFor: [] },
  { metric: 'referral_activity', words: 'they recommend us', speaksFor: [] },
];

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
  const signals = EXPANSION_SIGNALS.filter(
    ({ metric, speaksFor }) => speaksFor.includes(category) && account.signals.includes(metric),
  );
  return [grounds(category, account, settings), ...signals.map(({ words }) => words)].join('; ');
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
    modulesAdopted === 0 ? '' : `those used ${Math.round(averageUsage)} % on average`,
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
    const broad = modulesAdopted / modulesOffered >= settings.broadAdoptionFrom;
    const words = `not in use, with ${modulesAdopted} of ${modulesOffered} modules adopted`;
    return broad ? `${words}: open to more` : words;
  }
  const departments = account.departments.length;
  return departments === 0
    ? 'a department that could use it'
    : `a department that could use it, beside ${departments === 1 ? 'the one that does' : `the ${departments} that do`}`;
}
