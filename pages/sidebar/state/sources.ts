import { server } from '../../server';
import { counted } from '../../words';
import type { LookActions } from './look';
import type { Store } from './store';

/** What is done with the tabs that make the portfolio together. */
export interface SourceActions {
  /** Opens the screen of the sources, and looks at all tabs. */
  lookAtSources(): void;
  /** Accepts the proposal, or what `Vitals sources` says now, and makes the portfolio. */
  joinTabs(): void;
  /** Says which rows the selected value of the portfolio comes from. */
  trace(): void;
  /** Accepts a finding as it stands, or no longer. */
  acceptFinding(key: string, accepted: boolean): void;
}

export function sourceActionsOf(store: Store, look: LookActions): SourceActions {
  return {
    lookAtSources: () => {
      store.update({ screen: 'sources' });
      void store.ask('sources', 'Looking at your tabs', () => server.viewSources());
    },
    joinTabs: () =>
      store.command('Joining your tabs', async () => {
        const view = await server.acceptSources();
        store.begin('sources', { at: 'ready', value: view });
        store.update({ screen: 'today', choice: {} });
        void look.match();
        const tabs = new Set(view.lines.map(({ tab }) => tab).filter((tab) => tab !== '')).size;
        return {
          kind: 'said',
          sentence: `${counted(tabs, 'tab')} joined in “Vitals portfolio”: ${counted(view.customers, 'customer')}. Score them next.`,
        };
      }),
    trace: () => void store.ask('trace', 'Looking for its rows', () => server.traceSelected()),
    acceptFinding: (key, accepted) =>
      void store.ask('sources', 'Joining your tabs', () => server.acceptFinding(key, accepted)),
  };
}
