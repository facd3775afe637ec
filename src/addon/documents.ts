import { factsOf } from '../customers/customer-facts';
import type { Facts } from '../playbooks/documents/facts';
import { readCustomer } from './customer';

/**
 * What documents about a customer may say, as its row stands now.
 * @throws A sentence where no row has this id.
 */
export function documentFactsOf(id: string): Facts {
  const { portfolio, customer, plan } = readCustomer(id);
  return factsOf(portfolio, customer, plan);
}
