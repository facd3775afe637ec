import { render } from 'preact';
import { useState } from 'preact/hooks';
import type { Trial } from '../../../src/addon/models/what-if';
import type { RunQuestion } from '../../../src/addon/run/question';
import type { RunReport } from '../../../src/addon/run/score';
import { Answer } from '../../parts/answer';
import { Button } from '../../parts/button';
import { HeadcountLine } from '../../parts/headcount';
import { Lacking } from '../../parts/lacking';
import { ModelVersions } from '../../parts/model-versions';
import { Hint } from '../../parts/notice';
import { Select } from '../../parts/select';
import { type Ask, useAnswer, useRemote } from '../../remote';
import { closeDialog, server } from '../../server';
import { Comparison } from './compare';
import { OutcomeView } from './outcome';
import { useWhatIf, type WhatIf } from './state';
import { Thresholds } from './thresholds';
import { SaveAs, type SaveWords, saveTurned } from './use';
import { Values } from './values';
import { Weights } from './weights';

type Came = RunReport | RunQuestion;

/** The models: weights, thresholds and values to be turned, who would move, the versions, and one model next to another. */
function ModelDialog() {
  const read = () => server.tryModels();
  const [trial, ask] = useAnswer('Reading your customers and models', read);
  const [used, use] = useRemote<Came>();
  const [readings, setReadings] = useState(0);
  const readAgain = async () => {
    await ask('Reading your customers and models', read);
    setReadings((count) => count + 1);
  };
  // A sidebar that stayed open still shows what was scored before.
  const close = () => {
    if (used.at === 'ready') void server.showSidebar().finally(closeDialog);
    else closeDialog();
  };
  return (
    <main>
      <h1 class="titled">Model</h1>
      <div role="status">
        <Answer to={used}>
          {(came) => <Hint>{'asks' in came ? `${came.asks} Answer it in the sidebar.` : came.sentence}</Hint>}
        </Answer>
      </div>
      <Answer to={trial}>
        {(known) => <Desk key={readings} trial={known} use={use} readAgain={readAgain} close={close} />}
      </Answer>
    </main>
  );
}

interface DeskProps {
  readonly trial: Trial;
  readonly use: Ask<Came>;
  readonly readAgain: () => Promise<void>;
  readonly close: () => void;
}

function Desk({ trial, use, readAgain, close }: DeskProps) {
  const whatIf = useWhatIf(trial);
  const [words, setWords] = useState<SaveWords>({ name: '', reason: '' });
  const [comparing, setComparing] = useState(false);
  const { models, shown, turned, isChanged, putBack } = whatIf;
  const model = models[shown]!;
  const canUse = turned.every(({ problems }) => problems.length === 0);
  const useThis = () =>
    void use('Saving the model and scoring your customers', async () => {
      const name = await saveTurned(whatIf, words);
      const came = await server.scorePortfolio({ model: name });
      await readAgain();
      return came;
    });
  return (
    <>
      <div class="toolbar screen-only">
        <ModelChoice {...whatIf} />
        <Button primary busy={!canUse} onClick={useThis}>
          Use this
        </Button>
        <Button busy={!isChanged} onClick={putBack}>
          Reset
        </Button>
        <Button onClick={() => setComparing(!comparing)}>
          {comparing ? 'Change a model' : 'Compare models'}
        </Button>
        <Button onClick={close}>Close</Button>
      </div>
      {comparing ? (
        <Comparison trial={trial} />
      ) : (
        <div class="desk">
          <div>
            <Weights {...whatIf} />
            <Thresholds key={shown} {...whatIf} />
            <SaveAs {...whatIf} words={words} setWords={setWords} />
            {model.lacking.length > 0 && (
              <section>
                <h2>What would sharpen it</h2>
                <Lacking metrics={model.lacking} />
              </section>
            )}
            <ModelVersions key={model.name} model={model.name} restored={readAgain} />
            <Values {...whatIf} />
            <HeadcountLine of={trial.headcount} />
          </div>
          <OutcomeView {...whatIf} />
        </div>
      )}
    </>
  );
}

function ModelChoice({ models, shown, show }: WhatIf) {
  return (
    <Select
      label="Model"
      value={String(shown)}
      choices={models.map(({ name, isTurned }, i) => ({
        value: String(i),
        name: isTurned ? `${name} (changed)` : name,
      }))}
      onChoose={(at) => show(Number(at))}
    />
  );
}

render(<ModelDialog />, document.getElementById('dialog')!);
