import { useState } from 'preact/hooks';
import { useOnOpening } from '../../remote';
import { server } from '../../server';
import { type Corrections, correctionsOf } from './corrections';
import { type Customers, customersOf } from './customers';
import { lookInto } from './look';
import { type Runs, runsOf } from './runs';
import { type Sheet, sheetOf } from './sheet';
import { START, type State, Store } from './store';
import { type WhoseActions, whoseOf } from './whose';

/** The sidebar's whole state, and everything that can be done to it. */
export interface Sidebar extends Omit<Runs, 'follow'>, Customers, Sheet, Corrections, WhoseActions {
  readonly state: State;
  readToday(): void;
  readWhose(): void;
  /** Looks at the customer tab anew. */
  match(): void;
}

/** Keeps the state of the sidebar. The customer tab is looked at once, when the sidebar opens. */
export function useSidebar(): Sidebar {
  const [state, setState] = useState(START);
  const [actions] = useState(() => open(setState));
  useOnOpening(() => {
    actions.readToday();
    actions.readWhose();
    actions.match();
    void actions.follow();
  });
  return { ...actions, state };
}

function open(show: (state: State) => void) {
  const store = new Store(show);
  const look = lookInto(store);
  return {
    readToday: () => void look.readToday(),
    readWhose: () => void store.ask('whose', 'Reading', () => server.readWhose()),
    match: () => void look.match(),
    ...runsOf(store, look),
    ...customersOf(store),
    ...sheetOf(store),
    ...whoseOf(store),
    ...correctionsOf(store, look),
  };
}
