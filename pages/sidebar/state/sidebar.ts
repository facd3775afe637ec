import { useState } from 'preact/hooks';
import { useOnOpening } from '../../remote';
import { server } from '../../server';
import { customerAsked, onceWhole } from '../../subject';
import { type CorrectionActions, correctionsOf } from './corrections';
import { type CustomerActions, customersOf } from './customers';
import { lookInto } from './look';
import { type RunActions, runActionsOf } from './runs';
import { type SheetActions, sheetOf } from './sheet';
import { type SourceActions, sourceActionsOf } from './sources';
import { type SidebarState, START, Store } from './store';
import { type WhoseActions, whoseOf } from './whose';

/** The sidebar's whole state, and everything that can be done to it. */
export interface Sidebar
  extends Omit<RunActions, 'follow'>,
    CustomerActions,
    SheetActions,
    CorrectionActions,
    SourceActions,
    WhoseActions {
  readonly state: SidebarState;
  readToday(): void;
  readWhose(): void;
  /** Takes up an alert: it waits no more. */
  acknowledge(key: string): void;
  /** Looks at the customer tab again. */
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
    onceWhole(() => {
      const asked = customerAsked();
      if (asked !== undefined) actions.open(asked);
    });
  });
  return { ...actions, state };
}

function open(show: (state: SidebarState) => void) {
  const store = new Store(show);
  const look = lookInto(store);
  return {
    readToday: () => void look.readToday(),
    readWhose: () => void store.ask('whose', 'Reading', () => server.readWhose()),
    match: () => void look.match(),
    acknowledge: look.acknowledge,
    ...runActionsOf(store, look),
    ...customersOf(store),
    ...sheetOf(store),
    ...whoseOf(store),
    ...correctionsOf(store, look),
    ...sourceActionsOf(store, look),
  };
}
