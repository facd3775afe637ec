/** What a customer could get more of: without prices for them, with prices and readiness for us. */
import { capitalized } from '../../base/label';
import { type Draft, list, ours, paragraph, type Text, table } from './document';
import { type Facts, moneyOf, numberIn } from './facts';

type Opportunity = NonNullable<Facts['expansion']>['opportunities'][number];

/** Offers in the customer's words; nothing where this is not the time to propose any. */
export function waysToGetMore(facts: Facts): Draft[] {
  const { expansion } = facts;
  if (!expansion?.isReady) return [];
  return list(expansion.opportunities.map((one) => offerWords(facts, one)));
}

function offerWords(facts: Facts, { category, what }: Opportunity): string {
  const [used, seats] = [numberIn(facts, 'active_seats'), numberIn(facts, 'licensed_seats')];
  switch (category) {
    case 'Seat expansion':
      return Number.isNaN(used) ? capitalized(what) : `${capitalized(what)}: ${used} of ${seats} are in use`;
    case 'Tier upgrade':
      return `${capitalized(what)} plan`;
    case 'Department expansion':
      return `Another department: ${what}`;
    default:
      return `Module: ${what}`;
  }
}

/** What it could buy with revenue, effort and why; or why nothing is proposed. */
export function whitespace(facts: Facts): Draft[] {
  const { expansion } = facts;
  if (!expansion) return [];
  const { opportunities, potential, readiness, isReady } = expansion;
  if (potential === 0) return ours(paragraph('Nothing beyond what they have is on offer.'));
  if (!isReady) return ours(paragraph(`Nothing is proposed for now. Readiness: ${readiness}.`));
  return ours(
    paragraph({
      id: 'expansion-potential',
      text: `${moneyOf(facts, potential)} a year in all. Readiness: ${readiness}.`,
    }),
    table(
      ['Opportunity', 'Revenue a year', 'Effort', 'Priority (1 to 5)', 'Why'],
      opportunities.map(({ category, what, revenue, effort, level, why }): Text[] => [
        `${category}: ${what}`,
        { id: 'opportunity', more: `${category} ${what}`, text: moneyOf(facts, revenue) },
        effort,
        { id: 'opportunity', more: `priority of ${category} ${what}`, text: String(level) },
        why,
      ]),
    ),
  );
}
