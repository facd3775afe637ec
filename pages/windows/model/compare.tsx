import { useMemo } from 'preact/hooks';
import type { Trial } from '../../../src/addon/models/what-if';
import { standings } from '../../../src/customers/measured';
import { ownModel } from '../../../src/customers/model-names';
import type { ModelView } from '../../../src/customers/side-by-side';
import { typeset } from '../../words';
import { Agreements } from './agreements';
import { Disagreements } from './disagreements';
import { Figures } from './figures';

/** One portfolio under every health model there is. */
export function Comparison({ trial }: { trial: Trial }) {
  const models = useMemo(() => trial.health.map(({ table }) => seen(trial, table)), [trial]);
  return (
    <>
      <Figures trial={trial} models={models} />
      {trial.mistaken.map(({ name, from, mistake }) => (
        <p key={from} class="bad" data-words="cells">
          “{name}” is left out. {typeset(mistake)}
        </p>
      ))}
      <Agreements models={models} />
      <Disagreements customers={trial.portfolio.customers} models={models} />
    </>
  );
}

function seen({ portfolio }: Trial, table: Trial['health'][number]['table']): ModelView {
  const read = ownModel(table);
  // The server sends only tables that it has compiled itself.
  if ('problems' in read) throw new Error(read.problems[0]!.message);
  return { model: read.model, standings: standings(portfolio, read.model) };
}
