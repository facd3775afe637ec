import { render } from 'preact';
import { Answer } from '../../sidebar/parts/answer';
import { Button } from '../../sidebar/parts/button';
import { useAnswer } from '../../sidebar/remote';
import { closeDialog, server } from '../../sidebar/server';
import type { Trial } from '../../src/addon/models/what-if';
import { Knobs } from '../what-if/knobs';
import { OutcomeView } from '../what-if/outcome';
import { Save } from '../what-if/save';
import { useWhatIf } from '../what-if/state';
import { Values } from '../what-if/values';

/** Weights, edges and values to be turned, and what would come of it. */
function WhatIfDialog() {
  const trial = useAnswer('Reading your customers and models', () => server.tryModels());
  return (
    <main>
      <h1>What if</h1>
      <Answer to={trial}>{(known) => <Desk trial={known} />}</Answer>
    </main>
  );
}

function Desk({ trial }: { trial: Trial }) {
  const whatIf = useWhatIf(trial);
  return (
    <div class="desk">
      <div>
        <Knobs {...whatIf} />
        <p class="row">
          <Button busy={!whatIf.isChanged} onClick={whatIf.putBack}>
            Put all back
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
