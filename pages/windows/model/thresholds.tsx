import { useState } from 'preact/hooks';
import { caseless } from '../../../src/base/caseless';
import { type Knob, knobsOf } from '../../../src/models/knobs';
import { levelNames } from '../../../src/reading/words';
import { labelsOf } from '../../../src/scoring/compile';
import { Chip } from '../../parts/chip';
import { ColumnChart } from '../../parts/column-chart';
import { Select } from '../../parts/select';
import { scoreBins } from '../../portfolio/score-bins';
import { typeset } from '../../words';
import { EdgeFields } from './edge-fields';
import type { DraftModel, WhatIf } from './state';

/** Where each band begins: dragged on the histogram of those whom it is for, or written as a number. */
export function Thresholds(whatIf: WhatIf) {
  const { models, shown, outcome, trial, churn } = whatIf;
  const model = models[shown]!;
  const isChurn = model === churn;
  const edges = shownEdges(knobsOf(model.table).filter(({ kind }) => kind === 'edge'));
  const segments = [...new Set(edges.map(({ segment }) => segment))];
  const members = membersOf(segments, trial);
  const [chosen, choose] = useState(() => largest(segments, members));
  const after = outcome[isChurn ? 'churn' : 'health'].after;
  const labels = labelsOf(model.before);
  const bestToWorst = isChurn ? [...labels].reverse() : labels;
  const scores = (members.get(chosen) ?? []).map((at) => after[at]!);
  const own = edges.filter(({ segment }) => segment === chosen);
  return (
    <section aria-label="Thresholds">
      <h2>Thresholds</h2>
      {segments.length > 1 && (
        <Select
          label="For"
          value={chosen}
          choices={segments.map((segment) => ({ value: segment, name: segment || 'Others' }))}
          onChoose={choose}
        />
      )}
      <div class="histogram">
        <ColumnChart
          name={`Customers by ${isChurn ? 'churn risk, 100 is worst' : 'health score, 100 is best'}`}
          of={`tried, ${model.name}, ${chosen}`}
          columns={scoreBins(scores, labels)}
          bestToWorst={bestToWorst}
        />
        <Handles key={chosen} {...whatIf} edges={own} all={edges} />
      </div>
      <p class="row" data-words="definition">
        {own.map((edge) => (
          <span key={edge.row}>
            <Chip label={edge.name} bestToWorst={bestToWorst} /> from {edgeOf(edge, edges)}
          </span>
        ))}
      </p>
      <details>
        <summary>Thresholds as numbers</summary>
        <EdgeFields {...whatIf} model={model} knobs={edges} />
      </details>
      <Problems model={model} fields={edges} />
    </section>
  );
}

/** One handle a band, which stops before its neighbors: bands keep their order. */
function Handles({
  edges,
  all,
  drag,
}: WhatIf & { readonly edges: readonly Knob[]; readonly all: readonly Knob[] }) {
  return (
    <>
      {edges.map((edge, i) => {
        const [above, below] = [edges[i - 1], edges[i + 1]];
        const most = above ? edgeOf(above, all) - 1 : 100;
        const least = below ? edgeOf(below, all) + 1 : 1;
        return (
          <input
            key={edge.row}
            type="range"
            class="handle"
            aria-label={`Where ${edge.name} begins${edge.segment === '' ? '' : `, ${edge.segment}`}`}
            min="0"
            max="100"
            step="1"
            value={edgeOf(edge, all)}
            onInput={({ currentTarget }) => {
              const value = Math.min(most, Math.max(least, currentTarget.valueAsNumber));
              currentTarget.value = String(value);
              drag(edge, value);
            }}
          />
        );
      })}
    </>
  );
}

/** A blank cell of a segment means what holds for all. */
function edgeOf(edge: Knob, all: readonly Knob[]): number {
  if (edge.value !== '') return Number(edge.value);
  return Number(all.find(({ row, segment }) => row === edge.row && segment === '')?.value ?? 0);
}

/** The customers whom each segment's thresholds are for, by position. */
function membersOf(segments: readonly string[], { portfolio }: WhatIf['trial']): Map<string, number[]> {
  const own = new Map(segments.map((segment) => [caseless(segment), segment]));
  const members = new Map<string, number[]>(segments.map((segment) => [segment, []]));
  portfolio.customers.forEach(({ segment }, at) => {
    members.get(own.get(caseless(segment)) ?? '')?.push(at);
  });
  return members;
}

function largest(segments: readonly string[], members: ReadonlyMap<string, readonly number[]>): string {
  const count = (segment: string) => members.get(segment)?.length ?? 0;
  return [...segments].sort((a, b) => count(b) - count(a))[0] ?? '';
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
