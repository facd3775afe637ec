import { useState } from 'preact/hooks';
import type { OpenedCustomer } from '../../../src/addon/customer/customer';
import type { CustomerTimeline } from '../../../src/addon/customer/timeline';
import type { Facts } from '../../../src/playbooks/documents/facts';
import { agreedNote } from '../../../src/playbooks/documents/notes';
import type { KeptNote } from '../../../src/playbooks/note-kinds';
import { Answer } from '../../parts/answer';
import { Tick } from '../../parts/tick';
import { useAnswer, useRemote } from '../../remote';
import { server } from '../../server';

interface Agreements {
  readonly facts: Facts;
  readonly onNotes: (notes: readonly KeptNote[]) => void;
}

/** What we plan, open tasks and notes, to tick once the customer has agreed: they stand under “Agreed next steps” from then on. */
export function AgreedTicks(agreements: Agreements) {
  const [isOpen, setOpen] = useState(false);
  return (
    <details class="screen-only to-complete" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>Tick what the customer has agreed to</summary>
      {isOpen && <Candidates {...agreements} />}
    </details>
  );
}

function Candidates({ facts, onNotes }: Agreements) {
  const ends = { renewal: facts.renewal ?? '', churned: '' };
  const [timeline] = useAnswer('Reading the tasks', () => server.readTimeline(facts.id, ends));
  return (
    <Answer to={timeline}>{(known) => <Ticks facts={facts} onNotes={onNotes} timeline={known} />}</Answer>
  );
}

function Ticks({ facts, onNotes, timeline }: Agreements & { readonly timeline: CustomerTimeline }) {
  const [kept, ask] = useRemote<OpenedCustomer>();
  const tasks = timeline.tasks
    .filter(({ open }) => open)
    .map(({ step, owner, due }) => agreedNote({ what: step, owner, due }));
  const written = facts.notes.filter(({ kind }) => kind === 'Note' || kind === 'Ask').map(({ note }) => note);
  const agreed = facts.notes.filter(({ kind }) => kind === 'Agreed').map(({ note }) => note);
  const all = [...new Set([...agreed, ...tasks, ...facts.actions.map(agreedNote), ...written])];
  const agree = (note: string) =>
    ask('Keeping it in the notes', async () => {
      const customer = await server.addCustomerNote(facts.id, note, 'Agreed');
      onNotes(customer.notes);
      return customer;
    });
  return (
    <>
      <Answer to={kept} />
      {all.length === 0 && <p>No open task, next action or note of this customer.</p>}
      {all
        .filter((note) => !agreed.includes(note))
        .map((note) => (
          <Tick
            key={note}
            label={note}
            ticked={false}
            busy={kept.at === 'waiting'}
            onTick={() => agree(note)}
          />
        ))}
    </>
  );
}
