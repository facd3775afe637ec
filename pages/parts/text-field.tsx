import { useId, useState } from 'preact/hooks';

/** A line of text that counts once it is entered: until then, what is typed stays, whatever is answered meanwhile. */
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
  const [typed, setTyped] = useState<string>();
  return (
    <p class="field">
      <label for={id}>{label}</label>
      <input
        id={id}
        type="text"
        value={typed ?? value}
        onInput={({ currentTarget }) => setTyped(currentTarget.value)}
        onChange={({ currentTarget }) => {
          setTyped(undefined);
          onEnter(currentTarget.value);
        }}
      />
    </p>
  );
}
