import { useId } from 'preact/hooks';
import { knobsOf, sharesOf } from '../../../src/models/knobs';
import type { WhatIf } from './state';

/** The dimensions' weights as sliders that always add up to 100: what one takes, the others give. */
export function Weights({ models, shown, share }: WhatIf) {
  const knobs = knobsOf(models[shown]!.table).filter(({ kind }) => kind === 'weight');
  const shares = sharesOf(knobs.map(({ value }) => Number(value)));
  return (
    <section aria-label="Weights">
      <h2>Weights</h2>
      {knobs.map((knob, i) => (
        <Slider
          key={`${shown} ${knob.row}`}
          name={knob.name}
          share={shares[i]!}
          onShare={(percent) => share(knob, percent)}
        />
      ))}
    </section>
  );
}

function Slider({
  name,
  share,
  onShare,
}: {
  readonly name: string;
  readonly share: number;
  readonly onShare: (percent: number) => void;
}) {
  const id = useId();
  return (
    <p class="slider">
      <label for={id}>{name}</label>
      <input
        id={id}
        type="range"
        min="0"
        max="100"
        step="1"
        value={share}
        aria-valuetext={`${share} %`}
        onInput={({ currentTarget }) => onShare(currentTarget.valueAsNumber)}
      />
      <output for={id} data-words="definition">
        {share} %
      </output>
    </p>
  );
}
