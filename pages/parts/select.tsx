import { useId } from 'preact/hooks';
import type { FigureId } from '../../src/metrics/figures';

interface Choice<T> {
  readonly value: T;
  readonly name: string;
  /** The figure in its name. */
  readonly figure?: { readonly id: FigureId; readonly of: string };
}

/** A choice among a few. */
export function Select<T extends string>({
  label,
  value,
  choices,
  onChoose,
}: {
  readonly label: string;
  readonly value: T;
  readonly choices: readonly Choice<T>[];
  readonly onChoose: (value: T) => void;
}) {
  const id = useId();
  return (
    <p class="field">
      <label for={id}>{label}</label>
      <select id={id} value={value} onChange={({ currentTarget }) => onChoose(currentTarget.value as T)}>
        {choices.map((choice) => (
          <option
            key={choice.value}
            value={choice.value}
            data-figure={choice.figure?.id}
            data-of={choice.figure?.of}
          >
            {choice.name}
          </option>
        ))}
      </select>
    </p>
  );
}
