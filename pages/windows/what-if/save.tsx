import { useId, useState } from 'preact/hooks';
import type { VersionEntry } from '../../../src/addon/models/models';
import type { RunQuestion } from '../../../src/addon/run/question';
import type { RunReport } from '../../../src/addon/run/score';
import { CHURN_RISK_NAME } from '../../../src/models';
import { sameModelName } from '../../../src/models/tables';
import { Answer } from '../../parts/answer';
import { Button } from '../../parts/button';
import { Hint } from '../../parts/notice';
import { useRemote } from '../../remote';
import { server } from '../../server';
import type { WhatIf } from './state';

/** Writes the model as it is turned into the tab of models, under a name that is asked for. */
export function Save({ models, shown, trial }: WhatIf) {
  const model = models[shown]!;
  const isChurn = shown === models.length - 1;
  const [name, setName] = useState('');
  const [reason, setReason] = useState('');
  const [saved, save] = useRemote<VersionEntry>();
  const [scored, use] = useRemote<RunReport | RunQuestion>();
  const wanted = name.trim();
  const replaced = [...trial.health, trial.churn].find((one) => sameModelName(one.name, wanted));
  const ready = wanted !== '' && model.problems.length === 0;
  return (
    <section aria-label="Save">
      <h2>Save</h2>
      <p class="quiet">Nothing is written until you save. A customer’s changed values are never written.</p>
      <Text label={`Name of the model (from ${model.name})`} value={name} onText={setName} />
      <Text label="Reason, for the list of versions" value={reason} onText={setReason} />
      {isChurn && !sameModelName(wanted, CHURN_RISK_NAME) && (
        <p class="quiet">Runs take the churn risk model that is named “{CHURN_RISK_NAME}”.</p>
      )}
      {replaced && (
        <p class="quiet">
          {replaced.from === 'published'
            ? `Runs will take this one in place of the published “${replaced.name}”.`
            : `It replaces “${replaced.name}” in ${replaced.from}, which is kept as a version.`}
        </p>
      )}
      <Button
        primary
        busy={!ready || saved.at === 'waiting'}
        onClick={() => save('Writing the model', () => server.saveModelAs(model.table, wanted, reason))}
      >
        Save as model
      </Button>
      {!ready && (
        <p class="quiet">{model.problems.length > 0 ? 'Fix the model first.' : 'Give it a name first.'}</p>
      )}
      <Answer to={saved} />
      <div role="status">
        {saved.at === 'ready' && (
          <Hint>
            “{saved.value.model}” is in the tab “Vitals model”, as version {saved.value.version}.
          </Hint>
        )}
        {saved.at === 'ready' && !isChurn && (
          <Button
            busy={scored.at === 'waiting'}
            onClick={() =>
              use('Scoring your customers', () => server.scorePortfolio({ model: saved.value.model }))
            }
          >
            Use and score
          </Button>
        )}
        <Answer to={scored}>
          {(came) => <Hint>{'asks' in came ? `${came.asks} Answer it in the sidebar.` : came.sentence}</Hint>}
        </Answer>
      </div>
    </section>
  );
}

function Text({ label, value, onText }: { label: string; value: string; onText: (text: string) => void }) {
  const id = useId();
  return (
    <p class="field">
      <label for={id}>{label}</label>
      <input
        id={id}
        type="text"
        maxLength={60}
        value={value}
        onInput={({ currentTarget }) => onText(currentTarget.value)}
      />
    </p>
  );
}
