import type { ScoredAccount } from '../../src/addon/run/last-run';
import type { Filter } from '../portfolio/filter';
import { RenewalField } from './renewal-field';
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
      <RenewalField within={filter.within} setWithin={(within) => setFilter({ ...filter, within })} />
    </div>
  );
}

/** What was filtered by, for readers on paper. */
export function chosen({ csm, segment, within }: Filter): string {
  const words = [
    csm === '' ? '' : `CSM ${csm}`,
    segment,
    within === '' ? '' : `renewal within ${within} days`,
  ].filter((word) => word !== '');
  return words.length === 0 ? '' : `: ${words.join(', ')}`;
}
