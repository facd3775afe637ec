import type { Facts } from '../../src/playbooks/documents/facts';

/** What a document is made from where nothing but the customer's name is known. */
export const NOTHING_KNOWN = {
  arr: null,
  started: null,
  daysAsCustomer: null,
  renewal: null,
  daysToRenewal: null,
  health: null,
  risk: null,
  signals: [],
  nextAction: '',
  shown: {},
  numbers: {},
  expansion: null,
  stakeholders: [],
  wins: [],
  history: [],
} satisfies Partial<Facts>;
