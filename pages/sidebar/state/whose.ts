import type { Whose, WhoseChoice } from '../../../src/addon/settings/whose';
import { knownOf } from '../../remote';
import { server } from '../../server';
import type { SidebarState, Store } from './store';

/** Whose customers are shown, on every place. */
export interface WhoseActions {
  chooseWhose(of: Whose['of'], me: string): void;
}

export function whoseOf(store: Store): WhoseActions {
  return {
    chooseWhose: (of, me) => {
      const { team = [] } = knownOf(store.state.whose) ?? {};
      store.update({ page: 0 });
      void store.ask('whose', 'Remembering it', async () => {
        await server.keepWhose(of, me);
        return { of, me, team };
      });
      // It counts from the press on; that it is remembered comes later.
      store.update({ whose: { at: 'ready', value: { of, me, team } } });
    },
  };
}

/** Whether somebody's customers are those that are looked at. */
export function isTheirs({ whose }: Pick<SidebarState, 'whose'>): (csm: string) => boolean {
  const choice = knownOf(whose);
  if (!choice || choice.of === 'all' || choice.me === '') return () => true;
  if (choice.of === 'mine') return (csm) => csm === choice.me;
  const names = new Set(colleaguesOf(choice));
  return (csm) => names.has(csm);
}

/** Who has the same manager; only oneself where nobody says who that is. */
function colleaguesOf({ me, team }: WhoseChoice): string[] {
  const manager = team.find(({ name }) => name === me)?.manager ?? '';
  if (manager === '') return [me];
  return team.filter((one) => one.manager === manager).map(({ name }) => name);
}
