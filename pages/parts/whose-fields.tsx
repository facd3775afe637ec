import type { ScoredAccount } from '../../src/addon/run/last-run';
import { valuesOf } from '../portfolio/filter';
import { Select } from './select';

/** Whose customers: of a CSM, of a segment. */
export function WhoseFields<T extends { readonly csm: string; readonly segment: string }>({
  accounts,
  whose,
  setWhose,
}: {
  readonly accounts: readonly ScoredAccount[];
  readonly whose: T;
  readonly setWhose: (whose: T) => void;
}) {
  const choices = (all: string, of: (account: ScoredAccount) => string) => [
    { value: '', name: all },
    ...valuesOf(accounts, of).map((value) => ({ value, name: value })),
  ];
  return (
    <>
      <Select
        label="CSM"
        value={whose.csm}
        choices={choices('All CSMs', ({ csm }) => csm)}
        onChoose={(csm) => setWhose({ ...whose, csm })}
      />
      <Select
        label="Segment"
        value={whose.segment}
        choices={choices('All segments', ({ segment }) => segment)}
        onChoose={(segment) => setWhose({ ...whose, segment })}
      />
    </>
  );
}
