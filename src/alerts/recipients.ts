import type { Rule } from './rule';

/** In a rule's recipient: whoever looks after the customer. */
export const ACCOUNT_CSM = 'account_csm';

const ADDRESS = /^[^\s@<>,;"]+@[^\s@<>,;"]+\.[^\s@<>,;"]+$/;

export function isAddress(text: string): boolean {
  return ADDRESS.test(text);
}

/** Whom a rule's recipient names, one by one. */
export function recipientsIn(recipient: string): string[] {
  return recipient
    .split(/[,;]/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

/** The roles that mails go to, in the order of the rules that are on: they need an address each. */
export function rolesToldBy(rules: readonly Rule[]): string[] {
  const named = rules
    .filter(({ action, on }) => on && action === 'send_email')
    .flatMap(({ recipient }) => recipientsIn(recipient))
    .filter((name) => !isAddress(name) && name !== ACCOUNT_CSM);
  return [...new Set(named)];
}
