import type { ScoredAccount } from '../../src/addon/run/last-run';
import type { Whose } from '../../src/addon/settings/whose';
import { valuesOf } from '../portfolio/filter';
import { knownOf } from '../remote';
import type { Sidebar } from './state/sidebar';

/** Mine, my team's or all: one choice for every place, remembered. */
export function WhoseField({
  state,
  chooseWhose,
  accounts,
}: Pick<Sidebar, 'state' | 'chooseWhose'> & { readonly accounts: readonly ScoredAccount[] }) {
  const names = valuesOf(accounts, ({ csm }) => csm);
  const { of, me, team } = knownOf(state.whose) ?? { of: 'all' as const, me: '', team: [] };
  if (names.length === 0) return null;
  const managers = [...new Set(team.map(({ manager }) => manager))].filter((name) => name !== '');
  const keyOf = (choice: Whose['of'], name: string) => JSON.stringify([choice, name]);
  const managerOf = (name: string) => team.find((one) => one.name === name)?.manager ?? '';
  const firstOf = (manager: string) =>
    managerOf(me) === manager ? me : team.find((one) => one.manager === manager)!.name;
  return (
    <select
      class="whose"
      aria-label="Whose customers"
      value={of === 'all' ? keyOf('all', '') : keyOf(of, of === 'team' ? firstOf(managerOf(me)) : me)}
      onChange={({ currentTarget }) => {
        const [choice, name] = JSON.parse(currentTarget.value) as [Whose['of'], string];
        chooseWhose(choice, name === '' ? me : name);
      }}
    >
      <option value={keyOf('all', '')}>Everybody’s</option>
      <optgroup label="Mine: I am">
        {names.map((name) => (
          <option key={name} value={keyOf('mine', name)}>
            {name}
          </option>
        ))}
      </optgroup>
      {managers.length > 0 && (
        <optgroup label="The team of">
          {managers.map((manager) => (
            <option key={manager} value={keyOf('team', firstOf(manager))}>
              {manager}
            </option>
          ))}
        </optgroup>
      )}
    </select>
  );
}
