import { useRemote } from '../remote';
import { server } from '../server';
import { typeset } from '../words';
import { Answer } from './answer';
import { Button } from './button';

/** Writes the history as a plain table, for pivots. */
export function HistoryTable() {
  const [made, make] = useRemote<string>();
  return (
    <section>
      <h2>History as a table</h2>
      <p>A row for each customer and day, for pivots and charts, in the tab “Vitals history table”.</p>
      <Button
        busy={made.at === 'waiting'}
        onClick={() => make('Writing the table', () => server.makeHistoryTable())}
      >
        Write the table
      </Button>
      <Answer to={made} />
      <p role="status">{made.at === 'ready' && typeset(made.value)}</p>
    </section>
  );
}
