import { useState } from 'preact/hooks';
import { capitalized } from '../../../src/base/label';
import { Button } from '../../parts/button';
import { NumberField } from '../../parts/number-field';
import { Select } from '../../parts/select';
import { TextField } from '../../parts/text-field';

const UNITS = ['number', 'percent', 'money', 'days', 'hours', 'minutes'] as const;
type Unit = (typeof UNITS)[number];
const DIRECTIONS = ['higher is better', 'lower is better', 'neither is better'] as const;

/** Asks what a metric of the user's own is; saying which way is better makes it. */
export function CustomMetric({
  header,
  onDefined,
}: {
  readonly header: string;
  /** Takes the name, and the definition as `Vitals settings` writes it. */
  readonly onDefined: (name: string, definition: string) => void;
}) {
  const [name, setName] = useState(header);
  const [unit, setUnit] = useState<Unit>('number');
  const [least, setLeast] = useState<number | ''>('');
  const [most, setMost] = useState<number | ''>('');
  const isRange = least !== '' && most !== '' && least < most;
  const isHalf = !isRange && (least !== '' || most !== '');
  const define = (direction: string) =>
    onDefined(name, [unit, ...(isRange ? [`${least} to ${most}`] : []), direction].join(', '));
  return (
    <fieldset>
      <legend>A metric of your own</legend>
      <TextField label="Name" value={name} onEnter={setName} />
      <Select
        label="Unit"
        value={unit}
        choices={UNITS.map((each) => ({ value: each, name: each }))}
        onChoose={setUnit}
      />
      <div class="halves">
        <NumberField label="From" value="" placeholder="Any" onNumber={setLeast} />
        <NumberField
          label="To"
          value=""
          placeholder="Any"
          problem={isHalf ? 'Give both ends of the range, the lower first, or none.' : ''}
          onNumber={setMost}
        />
      </div>
      <p class="row">
        {DIRECTIONS.map((direction) => (
          <Button key={direction} busy={isHalf || name.trim() === ''} onClick={() => define(direction)}>
            {capitalized(direction)}
          </Button>
        ))}
      </p>
    </fieldset>
  );
}
