import { useState } from 'preact/hooks';
import { dateName } from '../../src/base/for-people';
import { NOTE_EXAMPLES, NOTE_KINDS, type NoteKind } from '../../src/playbooks/note-kinds';
import type { CustomerNote } from '../../src/sheets/tabs/notes-tab';
import { Button } from './button';
import { LongList } from './long-list';
import { Select } from './select';

/** The id of the field in which a note is written. */
export const NEW_NOTE = 'new-note';

/** What was written down about a customer, and room for more. */
export function Notes({
  notes,
  add,
}: {
  readonly notes: readonly CustomerNote[];
  readonly add: (note: string, kind: NoteKind) => void;
}) {
  const [text, setText] = useState('');
  const [kind, setKind] = useState<NoteKind>('Note');
  return (
    <section>
      <h2>Notes</h2>
      <LongList entries={notes}>
        {({ day, author, kind, note }) => (
          <>
            <p data-words="name">
              {kind !== 'Note' && <strong>{kind}: </strong>}
              {note}
            </p>
            <p class="quiet" data-words="name">
              {[dateName(day), author === '' ? 'author not known' : author].filter(Boolean).join(', ')}
            </p>
          </>
        )}
      </LongList>
      <p class="field">
        <label for={NEW_NOTE}>New note</label>
        <textarea
          id={NEW_NOTE}
          rows={3}
          placeholder={NOTE_EXAMPLES[kind]}
          value={text}
          onInput={({ currentTarget }) => setText(currentTarget.value)}
        />
      </p>
      <Select
        label="Kind"
        value={kind}
        choices={NOTE_KINDS.map((each) => ({ value: each, name: each }))}
        onChoose={setKind}
      />
      <Button
        onClick={() => {
          add(text, kind);
          setText('');
        }}
      >
        Add note
      </Button>
    </section>
  );
}
