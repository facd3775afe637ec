import { type Knob, knobsOf } from '../../../src/models/knobs';
import { levelNames } from '../../../src/reading/words';
import { NumberField } from '../../parts/number-field';
import { Select } from '../../parts/select';
import { percent, typeset } from '../../words';
import type { DraftModel, WhatIf } from './state';

/** The model's weights and edges, to be turned. */
export function Knobs(whatIf: WhatIf) {
  const { models, shown, show, turn, round } = whatIf;
  const model = models[shown]!;
  const knobs = knobsOf(model.table);
  const weights = knobs.filter(({ kind }) => kind === 'weight');
  const edges = shownEdges(knobs.filter(({ kind }) => kind === 'edge'));
  return (
    <section aria-label="Model">
      <Select
        label="Model"
        value={String(shown)}
        choices={models.map(({ name, isTurned }, i) => ({
          value: String(i),
          name: isTurned ? `${name} (changed)` : name,
        }))}
        onChoose={(at) => show(Number(at))}
      />
      <h2>Weights of the dimensions</h2>
      <div class="weights">
        {weights.map((knob) => (
          <NumberField
            key={`${shown} ${round} ${knob.row}`}
            label={`${knob.name}${shareOf(model, knob)}`}
            value={String(knob.value)}
            problem={problemOf(model, knob)}
            onNumber={(value) => turn(knob, value)}
          />
        ))}
      </div>
      <Edges model={model} knobs={edges} {...whatIf} />
      <Problems model={model} fields={[...weights, ...edges]} />
    </section>
  );
}

function shareOf({ after, problems }: DraftModel, { name }: Knob): string {
  const dimension = after.dimensions.find((one) => one.name === name);
  return dimension && problems.length === 0 ? `: ${percent(dimension.share)}` : '';
}

/** Where each band begins: in a row by band, in a column by segment. */
function Edges({
  model,
  knobs,
  turn,
  shown,
  round,
}: WhatIf & { readonly model: DraftModel; readonly knobs: readonly Knob[] }) {
  const bands = [...new Set(knobs.map(({ row }) => row))];
  const columns = [...new Set(knobs.map(({ segment }) => segment))];
  return (
    <>
      <h2>Where the bands begin</h2>
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
    </>
  );
}

/** What holds for segments without a column of their own is shown where there can be any. */
function shownEdges(edges: readonly Knob[]): readonly Knob[] {
  const own = edges.filter(({ segment }) => segment !== '');
  const segments = new Set(own.map(({ segment }) => segment));
  const isWhole = segments.size >= levelNames('segment').length && own.every(({ value }) => value !== '');
  return isWhole ? own : edges;
}

/** A mistake in a cell that has no field here is shown below all of them. */
function Problems({ model, fields }: { model: DraftModel; fields: readonly Knob[] }) {
  const others = model.problems.filter(
    ({ row, column }) => !fields.some((knob) => knob.row === row - 1 && knob.column === column - 1),
  );
  return (
    <>
      {others.map(({ row, column, message }) => (
        <p key={`${row} ${column}`} class="bad">
          {typeset(message)}
        </p>
      ))}
      {model.problems.length > 0 && (
        <p class="bad">Until this mistake is fixed, the figures are those from before it.</p>
      )}
    </>
  );
}

function problemOf({ problems }: DraftModel, knob: Knob): string {
  const own = problems.find(({ row, column }) => row - 1 === knob.row && column - 1 === knob.column);
  return typeset(own?.message ?? '');
}
