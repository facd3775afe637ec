import { useId, useState } from 'preact/hooks';

/** A number to be typed. What is typed stays as it is typed; `onNumber` is told each time it is a number, or blank. */
export function NumberField({
  label,
  value,
  onNumber,
  problem = '',
  placeholder = '',
  bare = false,
}: {
  readonly label: string;
  readonly value: string;
  readonly onNumber: (value: number | '') => void;
  /** What is wrong with it; empty where nothing is. */
  readonly problem?: string;
  readonly placeholder?: string;
  /** In a table, whose headers say what it is: the label is then only for those who cannot see them. */
  readonly bare?: boolean;
}) {
  const id = useId();
  const [text, setText] = useState(value);
  return (
    <p class="field">
      <label for={id} class={bare ? 'unseen' : undefined}>
        {label}
      </label>
      <input
        id={id}
        type="number"
        step="any"
        value={text}
        placeholder={placeholder}
        aria-invalid={problem === '' ? undefined : 'true'}
        aria-describedby={problem === '' ? undefined : `${id}-problem`}
        onInput={({ currentTarget }) => {
          setText(currentTarget.value);
          onNumber(currentTarget.value === '' ? '' : currentTarget.valueAsNumber);
        }}
      />
      {problem !== '' && (
        <span id={`${id}-problem`} class="bad">
          {problem}
        </span>
      )}
    </p>
  );
}
