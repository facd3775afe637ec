import { render } from 'preact';
import { useMemo } from 'preact/hooks';
import type { Trial } from '../../../src/addon/models/what-if';
import { standings } from '../../../src/customers/measured';
import { ownModel } from '../../../src/customers/model-names';
import type { ModelView } from '../../../src/customers/side-by-side';
import { Answer } from '../../parts/answer';
import { Button } from '../../parts/button';
import { HeadcountLine } from '../../parts/headcount';
import { useAnswer } from '../../remote';
import { closeDialog, server } from '../../server';
import { typeset } from '../../words';
import { Agreements } from './agreements';
import { Disagreements } from './disagreements';
import { Figures } from './figures';

/** One portfolio under every health model there is. */
function ModelsDialog() {
  const [trial] = useAnswer('Reading your customers and models', () => server.tryModels());
  return (
    <main>
      <h1 class="titled">Models</h1>
      <Answer to={trial}>{(known) => <SideBySide trial={known} />}</Answer>
    </main>
  );
}

function SideBySide({ trial }: { trial: Trial }) {
  const models = useMemo(() => trial.health.map(({ table }) => seen(trial, table)), [trial]);
  return (
    <>
      <HeadcountLine of={trial.headcount} />
      <Figures trial={trial} models={models} />
      {trial.mistaken.map(({ name, from, mistake }) => (
        <p key={from} class="bad" data-words="cells">
          “{name}” is left out. {typeset(mistake)}
        </p>
      ))}
      <Agreements models={models} />
      <Disagreements customers={trial.portfolio.customers} models={models} />
      <p>
        <Button onClick={closeDialog}>Close</Button>
      </p>
    </>
  );
}

function seen({ portfolio }: Trial, table: Trial['health'][number]['table']): ModelView {
  const read = ownModel(table);
  // The server sends only tables that it has compiled itself.
  if ('problems' in read) throw new Error(read.problems[0]!.message);
  return { model: read.model, standings: standings(portfolio, read.model) };
}

render(<ModelsDialog />, document.getElementById('dialog')!);
