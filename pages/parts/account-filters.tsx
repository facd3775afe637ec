import type { ScoredAccount } from '../../src/addon/run/last-run';
import type { Filter } from '../portfolio/filter';
import { Select } from './select';
import { WhoseFields } from './whose-fields';

/** Whose accounts are shown: by CSM, segment and renewal. */
export function AccountFilters({
  accounts,
  filter,
  setFilter,
}: {
  readonly accounts: readonly ScoredAccount[];
  readonly filter: Filter;
  readonly setFilter: (filter: Filter) => void;
}) {
  return (
    <div class="filters screen-only">
      <WhoseFields accounts={accounts} whose={filter} setWhose={setFilter} />
      <Select
        label="Renewal"
        value={filter.within}
        choices={[
          { value: '', name: 'Any day' },
          ...['30', '60', '90', '180'].map((days) => ({ value: days, name: `Within ${days} days` })),
        ]}
        onChoose={(within) => setFilter({ ...filter, within })}
      />
    </div>
  );
}

/** What was filtered by, for who reads it on paper. */
export function chosen({ csm, segment, within }: Filter): string {
  const words = [
    csm === '' ? '' : `CSM ${csm}`,
    segment,
    within === '' ? '' : `renewal within ${within} days`,
  ].filter((word) => word !== '');
  return words.length === 0 ? '' : `: ${words.join(', ')}`;
}
