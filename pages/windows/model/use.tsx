import { useId } from 'preact/hooks';
import { sameModelName } from '../../../src/models/tables';
import { server } from '../../server';
import type { DraftModel, WhatIf } from './state';

/** What a model is saved with. */
export interface SaveWords {
  /** The health model's name; blank keeps the one it has. */
  readonly name: string;
  readonly reason: string;
}

/** Saves the models that were turned; a model of the same name is kept as a version. Answers with the health model's name. */
export async function saveTurned({ turned, health, churn }: WhatIf, words: SaveWords): Promise<string> {
  for (const model of turned) {
    await server.saveModelAs(model.table, nameFor(model, churn, words), words.reason);
  }
  return turned.includes(health) ? nameFor(health, churn, words) : health.name;
}

/** Runs know the churn risk by its name, so it has no other. */
function nameFor(model: DraftModel, churn: DraftModel, { name }: SaveWords): string {
  return model === churn || name.trim() === '' ? model.name : name.trim();
}

/** The name and the reason that *Use this* saves with, for those who want their own. */
export function SaveAs({
  trial,
  health,
  words,
  setWords,
}: WhatIf & { readonly words: SaveWords; readonly setWords: (words: SaveWords) => void }) {
  const wanted = words.name.trim() || health.name;
  const replaced = trial.health.find(({ name }) => sameModelName(name, wanted));
  return (
    <details>
      <summary>Save with a reason, or as another model</summary>
      <Text
        label="Reason, for the list of versions"
        value={words.reason}
        onText={(reason) => setWords({ ...words, reason })}
      />
      <Text
        label={`Name of the model (from ${health.name})`}
        value={words.name}
        onText={(name) => setWords({ ...words, name })}
      />
      <p class="quiet" data-words="cells">
        {!replaced
          ? `“${wanted}” is a further model next to “${health.name}”.`
          : replaced.from === 'published'
            ? `Runs will take this one in place of the published “${replaced.name}”.`
            : `It replaces “${replaced.name}” in ${replaced.from}, which is kept as a version.`}{' '}
        A customer’s changed values are never written.
      </p>
    </details>
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
