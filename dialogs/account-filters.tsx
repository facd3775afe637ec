import { Select } from '../sidebar/parts/select';
import { type Filter, valuesOf } from '../sidebar/portfolio/filter';
import type { ScoredAccount } from '../src/addon/last-run';

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
  const among = (all: string, of: (account: ScoredAccount) => string) => [
    { value: '', name: all },
    ...valuesOf(accounts, of).map((value) => ({ value, name: value })),
  ];
  return (
    <div class="filters screen-only">
      <Select
        label="CSM"
        value={filter.csm}
        choices={among('All CSMs', ({ csm }) => csm)}
        onChoose={(csm) => setFilter({ ...filter, csm })}
      />
      <Select
        label="Segment"
        value={filter.segment}
        choices={among('All segments', ({ segment }) => segment)}
        onChoose={(segment) => setFilter({ ...filter, segment })}
      />
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
