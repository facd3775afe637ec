import { useState } from 'preact/hooks';
import { Answer } from '../../parts/answer';
import { Button } from '../../parts/button';
import { useRemote } from '../../remote';
import { server } from '../../server';
import { typeset } from '../../words';

/** Removes all that the add-on made, once it was pressed twice. */
export function RemoveEverything() {
  const [removed, ask] = useRemote<string>();
  const [isAsked, setAsked] = useState(false);
  return (
    <section>
      <h2>Remove everything</h2>
      {isAsked ? (
        <>
          <p>
            This deletes every tab that Customer Vitals made, with the tasks, notes, rules and settings in
            them, and clears its columns beside your rows. Your own tabs stay. It cannot be undone here.
          </p>
          <p class="row">
            <Button onClick={() => void ask('Removing', () => server.removeEverything('remove everything'))}>
              Yes, remove everything
            </Button>
            <Button onClick={() => setAsked(false)}>Keep it</Button>
          </p>
        </>
      ) : (
        <p>
          <Button onClick={() => setAsked(true)}>Remove everything</Button>
        </p>
      )}
      <Answer to={removed}>{(sentence) => <p role="status">{typeset(sentence)}</p>}</Answer>
    </section>
  );
}
