import { render } from 'preact';
import { useState } from 'preact/hooks';
import type { Warehouse } from '../../../src/addon/warehouse/warehouse';
import { LIBRARY_FILE } from '../../../src/bigquery/functions';
import { type Destination, PLACES_TO_NAME, projectFiles } from '../../../src/bigquery/project';
import { download } from '../../download';
import { Answer } from '../../parts/answer';
import { Button } from '../../parts/button';
import { Hint } from '../../parts/notice';
import { TextField } from '../../parts/text-field';
import { useAnswer } from '../../remote';
import { closeDialog, server } from '../../server';

/** The built text of the code that scores: the build puts it here. */
declare const BIGQUERY_LIBRARY: string;

/** Writes the files with which BigQuery scores as this sheet does, and says what to do with each. */
function BigQueryDialog() {
  const [warehouse] = useAnswer('Reading the sheet', () => server.readWarehouse());
  return (
    <main>
      <h1 class="titled">Score in BigQuery</h1>
      <p data-words="help">
        A sheet holds ten million cells, and a run may take six minutes. Beyond that, BigQuery scores your
        table with the model and the settings of this sheet. You need a Google Cloud project that you may
        create tables in.
      </p>
      <Answer to={warehouse}>{(known) => <Files warehouse={known} />}</Answer>
      <p class="row">
        <Button onClick={closeDialog}>Close</Button>
      </p>
    </main>
  );
}

function Files({ warehouse: { setup } }: { warehouse: Warehouse }) {
  const [destination, setDestination] = useState<Destination>(PLACES_TO_NAME);
  const change = (part: keyof Destination) => (value: string) =>
    setDestination({ ...destination, [part]: value.trim() || PLACES_TO_NAME[part] });
  const made = attempt(() => projectFiles(BIGQUERY_LIBRARY, setup, destination));
  return (
    <>
      <h2>Where it goes</h2>
      <div class="filters">
        <TextField label="Project and dataset" value={destination.dataset} onEnter={change('dataset')} />
        <TextField label="Table of customers" value={destination.table} onEnter={change('table')} />
        <TextField label="Folder of Cloud Storage" value={destination.folder} onEnter={change('folder')} />
      </div>
      {'mistake' in made ? <Hint>{made.mistake}</Hint> : <Steps files={made.files} />}
    </>
  );
}

type Made = { readonly files: Readonly<Record<string, string>> } | { readonly mistake: string };

function attempt(make: () => Readonly<Record<string, string>>): Made {
  try {
    return { files: make() };
  } catch (error) {
    return { mistake: (error as Error).message };
  }
}

/** What is done with each file, in order. */
const STEPS: readonly (readonly [file: string, what: string])[] = [
  [LIBRARY_FILE, 'Upload it into the folder of Cloud Storage.'],
  [
    'sql/sources.sql',
    'Run it once: it joins the tables that your customers come from, under the names of their tabs.',
  ],
  ['sql/1-functions.sql', 'Run it once: it makes the functions.'],
  [
    'sql/2-portfolio.sql',
    'Write your table’s columns on the left, then run it: it makes the view that is scored.',
  ],
  ['sql/4-checks.sql', 'Run its first query: ids that are missing or doubled, numbers of another unit.'],
  ['sql/3-scores.sql', 'Run it, then schedule it daily: it writes the scores of the day.'],
  ['sql/executive.sql', 'Twelve months in figures, from a view of your months.'],
  ['sql/cohorts.sql', 'Cohorts, from a view of your subscriptions.'],
  ['sql/cost.sql', 'What the runs cost, with the price that you fill in.'],
];

function Steps({ files }: { files: Readonly<Record<string, string>> }) {
  const others = Object.keys(files).filter((name) => !STEPS.some(([file]) => file === name));
  return (
    <>
      <h2>What to do</h2>
      <ol>
        {STEPS.filter(([name]) => name in files).map(([name, what]) => (
          <li key={name}>
            <File name={name} text={files[name]!} /> {what}
          </li>
        ))}
      </ol>
      <p data-words="help">
        To bring the scores back: <em>Data &gt; Data connectors &gt; Connect to BigQuery</em>, then choose the
        table customer_vitals_scores. An extract is a tab of plain cells, which the sidebar reads like any
        other.
      </p>
      <details>
        <summary>For dbt and Dataform</summary>
        <ul>
          {others.map((name) => (
            <li key={name}>
              <File name={name} text={files[name]!} />
            </li>
          ))}
        </ul>
      </details>
    </>
  );
}

function File({ name, text }: { readonly name: string; readonly text: string }) {
  const plain = name.slice(name.lastIndexOf('/') + 1);
  return (
    <button type="button" class="link" onClick={() => download(plain, 'text/plain', text)}>
      Download {plain}
    </button>
  );
}

render(<BigQueryDialog />, document.getElementById('dialog')!);
