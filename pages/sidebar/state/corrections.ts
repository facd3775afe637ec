import type { ColumnSaid } from '../../../src/addon/settings/settings';
import type { Said } from '../../../src/reading/corrections';
import { server } from '../../server';
import type { LookActions } from './look';
import type { Store } from './store';

/** What the user tells the add-on to remember. */
export interface CorrectionActions {
  changeSetting(area: string, name: string, value: string): void;
  /** Says what a column is, and how its cells are to be read. */
  correct(header: string, said: Said): void;
  /** Says the same of several columns. */
  correctAll(columns: readonly ColumnSaid[]): void;
  /** Says whether rows of one id that differ only in their contract are added up. */
  explainContracts(how: 'add up' | 'leave out'): void;
  /** Says what a word of the status column means. */
  explainStatus(word: string, level: string): void;
}

export function correctionsOf(store: Store, look: LookActions): CorrectionActions {
  return {
    changeSetting: (area, name, value) =>
      void store.ask('settings', 'Writing the setting', async () => {
        const page = await server.changeSetting(area, name, value);
        store.update({ choice: {} });
        void look.match();
        return page;
      }),
    correct: (header, { metric, unit }) => lookAfter(() => server.correctColumn(header, metric, unit)),
    correctAll: (columns) => lookAfter(() => server.correctColumns(columns)),
    explainContracts: (how) => lookAfter(() => server.changeSetting('Scoring', 'Several contracts', how)),
    explainStatus: (word, level) => lookAfter(() => server.explainStatus(word, level)),
  };

  function lookAfter(remember: () => Promise<unknown>): void {
    void store.ask('match', 'Saving it and looking again', async () => {
      await remember();
      return server.matchPortfolio();
    });
  }
}
