import { Select } from './select';

/** Within how many days the contract is to end. */
export function RenewalField({
  within,
  setWithin,
}: {
  readonly within: string;
  readonly setWithin: (within: string) => void;
}) {
  return (
    <Select
      label="Renewal"
      value={within}
      choices={[
        { value: '', name: 'Any day' },
        ...['30', '60', '90', '180'].map((days) => ({ value: days, name: `Within ${days} days` })),
      ]}
      onChoose={setWithin}
    />
  );
}
