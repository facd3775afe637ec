import type { OpenedCustomer } from '../../../src/addon/customer/customer';
import type { Filter } from '../../portfolio/filter';
import { server } from '../../server';
import type { Chip, Screen, Store } from './store';

/** Which screen is shown, and which customers on it. */
export interface Customers {
  go(screen: Screen): void;
  /** Lists the customers that a chip picks, from the first page. */
  pick(chip: Chip): void;
  /** Compares with so many days ago. */
  compare(days: number): void;
  /** Lists the customers that a filter lets through, from the first page. */
  list(filter: Partial<Filter>): void;
  turn(page: number): void;
  open(id: string): void;
  openSelected(): void;
  closeCustomer(): void;
  addNote(id: string, note: string): void;
}

export function customersOf(store: Store): Customers {
  function go(screen: Screen): void {
    store.update({ screen });
    if (screen === 'settings') {
      void store.ask('settings', 'Reading the settings', () => server.readSettingsPage());
    }
  }

  function openWith(call: () => Promise<OpenedCustomer>): void {
    go('customers');
    store.update({ customer: { at: 'nothing' } });
    void store.ask('customer', 'Reading the customer', call);
  }

  return {
    go,
    compare: (days) => store.update({ days }),
    pick: (chip) => {
      go('customers');
      store.update({ chip, page: 0, customer: { at: 'nothing' } });
    },
    list: (filter) => {
      go('customers');
      store.update({ filter: { ...store.state.filter, ...filter }, page: 0, customer: { at: 'nothing' } });
    },
    turn: (page) => store.update({ page }),
    open: (id) => openWith(() => server.openCustomer(id)),
    openSelected: () => openWith(() => server.openSelectedRow()),
    closeCustomer: () => store.update({ customer: { at: 'nothing' } }),
    addNote: (id, note) =>
      void store.ask('customer', 'Writing the note', () => server.addCustomerNote(id, note)),
  };
}
