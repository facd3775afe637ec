import type { Said } from '../../../src/reading/understanding';
import { server } from '../../server';
import type { Look } from './look';
import type { Store } from './store';

/** What the user tells the add-on to remember. */
export interface Corrections {
  changeSetting(area: string, name: string, value: string): void;
  /** Says what a column is, and how its cells are to be read. */
  correct(header: string, said: Said): void;
}

export function correctionsOf(store: Store, look: Look): Corrections {
  return {
    changeSetting: (area, name, value) =>
      void store.ask('settings', 'Writing the setting', async () => {
        const page = await server.changeSetting(area, name, value);
        store.update({ choice: {} });
        void look.match();
        return page;
      }),
    correct: (header, { metric, unit }) =>
      void store.ask('match', 'Remembering the column and looking again', async () => {
        await server.correctColumn(header, metric, unit);
        return server.matchPortfolio();
      }),
  };
}
