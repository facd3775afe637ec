import type { OpenedCustomer } from '../../../src/addon/customer/customer';
import type { NoteKind } from '../../../src/playbooks/note-kinds';
import type { Filter } from '../../portfolio/filter';
import { knownOf } from '../../remote';
import { server } from '../../server';
import type { CustomerFilter, Screen, Store } from './store';

/** Which screen is shown, and which customers on it. */
export interface CustomerActions {
  go(screen: Screen): void;
  /** Lists the customers that a chip picks, from the first page. */
  pick(chip: CustomerFilter): void;
  /** Compares with so many days ago. */
  compare(days: number): void;
  /** Lists the customers that a filter lets through, from the first page. */
  list(filter: Partial<Filter>): void;
  turn(page: number): void;
  open(id: string): void;
  openSelected(): void;
  closeCustomer(): void;
  addNote(id: string, note: string, kind: NoteKind): void;
}

export function customersOf(store: Store): CustomerActions {
  function go(screen: Screen): void {
    store.update({ screen });
    if (screen === 'settings') {
      void store.ask('settings', 'Reading the settings', () => server.readSettingsPage());
    }
  }

  /** Customers that were opened, by id: shown at once when they are opened again. */
  const opened = new Map<string, OpenedCustomer>();

  function openWith(call: () => Promise<OpenedCustomer>, id?: string): void {
    const known = opened.get(id ?? '');
    go('customers');
    store.update({
      opening: knownOf(store.state.today)?.run.accounts.find((account) => account.id === id),
    });
    store.begin('customer', known && { at: 'ready', value: known });
    void store.ask('customer', 'Reading the customer', () => remembered(call));
  }

  async function remembered(call: () => Promise<OpenedCustomer>): Promise<OpenedCustomer> {
    const customer = await call();
    opened.set(customer.id, customer);
    return customer;
  }

  return {
    go,
    compare: (days) => store.update({ days }),
    pick: (chip) => {
      go('customers');
      store.begin('customer');
      store.update({ chip, page: 0 });
    },
    list: (filter) => {
      go('customers');
      store.begin('customer');
      store.update({ filter: { ...store.state.filter, ...filter }, page: 0 });
    },
    turn: (page) => store.update({ page }),
    open: (id) => openWith(() => server.openCustomer(id), id),
    openSelected: () => openWith(() => server.openSelectedRow()),
    closeCustomer: () => store.begin('customer'),
    addNote: (id, note, kind) =>
      store.press('customer', {
        change: (customer) =>
          customer.id === id
            ? { ...customer, notes: [{ day: '', author: '', kind, note: note.trim() }, ...customer.notes] }
            : customer,
        call: () => remembered(() => server.addCustomerNote(id, note, kind)),
      }),
  };
}
