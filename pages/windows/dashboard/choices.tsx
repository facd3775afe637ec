import type { ScoredAccount } from '../../../src/addon/run/last-run';
import { Select } from '../../parts/select';
import { WhoseFields } from '../../parts/whose-fields';
import { type FigureChoice, MONTH_PERIODS } from '../../portfolio/view';

/** Whose figures are shown, and over which period. */
export function Choices({
  accounts,
  choice,
  setChoice,
}: {
  readonly accounts: readonly ScoredAccount[];
  readonly choice: FigureChoice;
  readonly setChoice: (choice: FigureChoice) => void;
}) {
  return (
    <div class="filters screen-only">
      <WhoseFields accounts={accounts} whose={choice} setWhose={setChoice} />
      <Select
        label="Period of NRR, GRR and churn"
        value={String(choice.months)}
        choices={MONTH_PERIODS.map((months) => ({ value: String(months), name: periodWords(months) }))}
        onChoose={(months) => setChoice({ ...choice, months: Number(months) })}
      />
    </div>
  );
}

/** What was chosen, for readers on paper. */
export function chosenWords({ csm, segment, months }: FigureChoice): string {
  const words = [
    csm === '' ? '' : `CSM ${csm}`,
    segment,
    `retention over the ${periodWords(months).toLowerCase()}`,
  ];
  return `: ${words.filter((word) => word !== '').join(', ')}`;
}

function periodWords(months: number): string {
  return months === 1 ? 'Month so far' : `Last ${months} months`;
}
