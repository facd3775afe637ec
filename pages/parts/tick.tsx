import { useEffect, useState } from 'preact/hooks';

/** A yes or no. While it is busy, it shows what the person chose; then, what is saved. */
export function Tick({
  label,
  ticked,
  busy,
  onTick,
}: {
  readonly label: string;
  readonly ticked: boolean;
  readonly busy: boolean;
  readonly onTick: (yes: boolean) => void;
}) {
  const [chosen, setChosen] = useState(ticked);
  useEffect(() => {
    if (!busy) setChosen(ticked);
  }, [ticked, busy]);
  return (
    <label class="tick">
      <input
        type="checkbox"
        checked={chosen}
        onChange={({ currentTarget }) => {
          setChosen(currentTarget.checked);
          onTick(currentTarget.checked);
        }}
      />
      {label}
    </label>
  );
}
