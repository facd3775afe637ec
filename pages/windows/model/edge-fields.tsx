import type { Knob } from '../../../src/models/knobs';
import { NumberField } from '../../parts/number-field';
import { typeset } from '../../words';
import type { DraftModel, WhatIf } from './state';

/** Where each band begins as a number: in a row by band, in a column by segment. */
export function EdgeFields({
  model,
  knobs,
  turn,
  shown,
  round,
}: WhatIf & { readonly model: DraftModel; readonly knobs: readonly Knob[] }) {
  const bands = [...new Set(knobs.map(({ row }) => row))];
  const columns = [...new Set(knobs.map(({ segment }) => segment))];
  return (
    <table class="edges">
      <thead>
        <tr>
          <th scope="col">Band</th>
          {columns.map((segment) => (
            <th key={segment} scope="col">
              {segment === '' ? (columns.length > 1 ? 'Others' : 'From') : segment}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {bands.map((row) => {
          const own = knobs.filter((knob) => knob.row === row);
          const base = own.find(({ segment }) => segment === '');
          return (
            <tr key={row}>
              <th scope="row">{own[0]!.name}</th>
              {columns.map((segment) => {
                const knob = own.find((one) => one.segment === segment)!;
                return (
                  <td key={segment}>
                    <NumberField
                      key={`${shown} ${round} ${row} ${segment}`}
                      bare
                      label={`${knob.name} from${segment === '' ? '' : `, ${segment}`}`}
                      value={String(knob.value)}
                      placeholder={String(base?.value ?? '')}
                      problem={problemOf(model, knob)}
                      onNumber={(value) => turn(knob, value)}
                    />
                  </td>
                );
              })}
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

function problemOf({ problems }: DraftModel, knob: Knob): string {
  const own = problems.find(({ row, column }) => row - 1 === knob.row && column - 1 === knob.column);
  return typeset(own?.message ?? '');
}
