import { useId } from 'preact/hooks';

/** A line of text that counts once it is entered. */
export function TextField({
  label,
  value,
  onEnter,
}: {
  readonly label: string;
  readonly value: string;
  readonly onEnter: (value: string) => void;
}) {
  const id = useId();
  return (
    <p class="field">
      <label for={id}>{label}</label>
      <input
        id={id}
        type="text"
        value={value}
        onChange={({ currentTarget }) => onEnter(currentTarget.value)}
      />
    </p>
  );
}
