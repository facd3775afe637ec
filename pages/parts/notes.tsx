import { useState } from 'preact/hooks';
import type { CustomerNote } from '../../src/sheets/tabs/notes-tab';
import { Button } from './button';
import { LongList } from './long-list';

/** What was written down about a customer, and room for more. */
/** The id of the field in which a note is written. */
export const NEW_NOTE = 'new-note';

export function Notes({ notes, add }: { notes: readonly CustomerNote[]; add: (note: string) => void }) {
  const [text, setText] = useState('');
  return (
    <section>
      <h2>Notes</h2>
      <LongList entries={notes}>
        {({ day, author, note }) => (
          <>
            <p data-words="name">{note}</p>
            <p class="quiet" data-words="name">
              {[day, author === '' ? 'author not known' : author].filter(Boolean).join(', ')}
            </p>
          </>
        )}
      </LongList>
      <p class="field">
        <label for={NEW_NOTE}>New note</label>
        <textarea
          id={NEW_NOTE}
          rows={3}
          value={text}
          onInput={({ currentTarget }) => setText(currentTarget.value)}
        />
      </p>
      <Button
        onClick={() => {
          add(text);
          setText('');
        }}
      >
        Add note
      </Button>
    </section>
  );
}
