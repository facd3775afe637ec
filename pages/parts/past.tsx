import type { PastTab } from '../../src/addon/history/import-history';
import { knownOf, useRemote } from '../remote';
import { server } from '../server';
import { counted, typeset } from '../words';
import { Answer } from './answer';
import { Findings } from './attention';
import { Button } from './button';
import { Figure } from './figure';

/** Takes past figures from the user's selected tab into the history: first what was understood, then the import. */
export function Past({ show }: { show: (tab: string, cell: string) => void }) {
  const [found, look] = useRemote<PastTab>();
  const [done, change] = useRemote<string>();
  const past = knownOf(found);
  const busy = found.at === 'waiting' || done.at === 'waiting';
  const importPast = () =>
    change('Importing the past', async () => {
      const { days } = await server.importHistory();
      return `${counted(days, 'day')} of the past ${days === 1 ? 'is' : 'are'} in “Vitals history” now.`;
    });
  return (
    <section>
      <h2>Import the past</h2>
      <p data-words="help">
        A tab with past figures gives you a first history: a column of dates next to metrics, or a column for
        each metric and date, such as “ARR Jan 2026”. Select that tab.
      </p>
      <p class="row">
        <Button busy={busy} onClick={() => look('Reading the selected tab', () => server.lookAtPast())}>
          Look at the selected tab
        </Button>
        <Button
          busy={busy}
          onClick={() => change('Taking the import back', () => server.removeImportedHistory())}
        >
          Remove what was imported
        </Button>
      </p>
      <Answer to={found} />
      <Answer to={done} />
      <p role="status">{done.at === 'ready' && typeset(done.value)}</p>
      {found.at === 'ready' && past && (
        <>
          <Understood past={past} show={show} />
          {past.days > 0 && (
            <Button busy={busy} onClick={importPast}>
              Import{' '}
              <Figure id="listed" of="days to import">
                {counted(past.days, 'day')}
              </Figure>
            </Button>
          )}
        </>
      )}
    </section>
  );
}

function Understood({ past, show }: { past: PastTab; show: (tab: string, cell: string) => void }) {
  const { tab, sentences, metrics, notKept, findings } = past;
  return (
    <>
      <h3>“{tab}”</h3>
      {sentences.map((sentence) => (
        <p key={sentence} data-words="reasons">
          {sentence}
        </p>
      ))}
      <ul>
        {metrics.map(({ name, header, decision, values }) => (
          <li key={name} data-words="cells">
            {name}: {counted(values, 'value')}, from “{header}”{decision !== '' && `. ${decision}`}
          </li>
        ))}
        {notKept.map(({ header, why }) => (
          <li key={header}>
            “{header}” is not kept: {why}
          </li>
        ))}
      </ul>
      <Findings findings={findings} show={(cell) => show(tab, cell)} />
    </>
  );
}
