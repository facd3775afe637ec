/** What only we read: signals, what they cost, and what we do about them. */
import { capitalized } from '../../base/label';
import { tenths } from '../../base/numbers';
import { type Draft, list, ours, part, type Text, table } from './document';
import type { Facts } from './facts';

/** The risk register: how likely as the tier has it, how grave as the signal has it. */
export function riskRegister(facts: Facts): Draft[] {
  const likely = facts.risk?.tier ?? null;
  return ours(
    table(
      ['Risk', 'Probability (tier)', 'Impact', 'Mitigation', 'Owner', 'Status'],
      facts.signals.map(({ severity, message }) => {
        const answer = facts.actions.find(({ why }) => why === message);
        return [
          capitalized(message),
          likely,
          severity,
          answer?.what ?? null,
          answer?.owner || facts.csm,
          'Active',
        ];
      }),
    ),
  );
}

/** What costs health points, the most first. */
export function lostPoints({ health }: Facts, most = 5): Draft[] {
  const lost = (health?.drivers ?? []).slice(0, most).map(
    ({ label, value, lost: points }): Text => ({
      id: 'points-lost',
      more: `health ${label}`,
      text: `${label}${value === '' ? '' : ` (${value})`}: −${tenths(points)} points`,
    }),
  );
  return ours(part('What costs health points'), list(lost));
}
