import { render } from 'preact';
import type { Trial } from '../../../src/addon/models/what-if';
import { Answer } from '../../parts/answer';
import { Button } from '../../parts/button';
import { HeadcountLine } from '../../parts/headcount';
import { useAnswer } from '../../remote';
import { closeDialog, server } from '../../server';
import { Knobs } from './knobs';
import { OutcomeView } from './outcome';
import { Save } from './save';
import { useWhatIf } from './state';
import { Values } from './values';

/** Weights, edges and values to be turned, and what would come of it. */
function WhatIfDialog() {
  const [trial] = useAnswer('Reading your customers and models', () => server.tryModels());
  return (
    <main>
      <h1 class="titled">What if</h1>
      <Answer to={trial}>{(known) => <Desk trial={known} />}</Answer>
    </main>
  );
}

function Desk({ trial }: { trial: Trial }) {
  const whatIf = useWhatIf(trial);
  return (
    <div class="desk">
      <div>
        <HeadcountLine of={trial.headcount} />
        <Knobs {...whatIf} />
        <p class="row">
          <Button busy={!whatIf.isChanged} onClick={whatIf.putBack}>
            Reset
          </Button>
          <Button onClick={closeDialog}>Close</Button>
        </p>
        <Save {...whatIf} />
        <Values {...whatIf} />
      </div>
      <OutcomeView {...whatIf} />
    </div>
  );
}

render(<WhatIfDialog />, document.getElementById('dialog')!);
