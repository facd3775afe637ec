import { useId, useState } from 'preact/hooks';
import type { CustomerNote } from '../../src/sheets/tabs/notes-tab';
import { Button } from './button';
import { LongList } from './long-list';

/** What was written down about a customer, and room for more. */
export function Notes({ notes, add }: { notes: readonly CustomerNote[]; add: (note: string) => void }) {
  const [text, setText] = useState('');
  const id = useId();
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
        <label for={id}>New note</label>
        <textarea
          id={id}
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
