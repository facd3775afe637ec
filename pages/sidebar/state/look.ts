import { knownOf } from '../../remote';
import { server } from '../../server';
import type { Store } from './store';

/** A look at the customer tab: which columns it has, and what each model can make of them. */
export interface LookActions {
  /** Looks again. */
  match(): Promise<void>;
  /** Reads what the last run found. */
  readToday(): Promise<void>;
  /** Takes up an alert: it waits no more. */
  acknowledge(key: string): void;
  /** The model that the add-on would choose, once it has looked. */
  proposed(): Promise<string>;
  /** Looks again after a run: what was known of the one before is out of date. */
  afterRun(): void;
}

export function lookInto(store: Store): LookActions {
  /** The look that is under way, or was last. */
  let latest: Promise<void> | undefined;

  function match(): Promise<void> {
    latest = store.ask('match', 'Looking at your sheet', () => server.matchPortfolio());
    return latest;
  }

  async function readToday(): Promise<void> {
    await store.ask('today', 'Reading the last run', () => server.openToday());
  }

  return {
    match,
    readToday,
    acknowledge: (key) =>
      store.press('today', {
        change: (today) => ({
          ...today,
          alerts: { ...today.alerts, alerts: today.alerts.alerts.filter((alert) => alert.key !== key) },
        }),
        call: async () => {
          const alerts = await server.acknowledgeAlert(key);
          return { ...knownOf(store.state.today)!, alerts };
        },
      }),
    async proposed() {
      await latest;
      const { match: known } = store.state;
      return (known.at === 'ready' ? known.value : await server.matchPortfolio()).proposed;
    },
    afterRun() {
      store.begin('customer');
      store.update({ page: 0 });
      void readToday();
      void match();
    },
  };
}
