import { render } from 'preact';
import { useState } from 'preact/hooks';
import type { MadeDoc } from '../../../src/addon/customer/google-doc';
import { GOOGLE_DOC } from '../../../src/addon/customer/google-doc.feature';
import { DOCUMENTS, makeDocument } from '../../../src/playbooks/documents';
import { COPIES, type Copy } from '../../../src/playbooks/documents/document';
import type { Facts } from '../../../src/playbooks/documents/facts';
import { toHtml, toHtmlPage } from '../../../src/playbooks/documents/html';
import { toMarkdown } from '../../../src/playbooks/documents/markdown';
import { download } from '../../download';
import { Answer } from '../../parts/answer';
import { Button } from '../../parts/button';
import { Needs } from '../../parts/needs';
import { PrintOrClose } from '../../parts/print-or-close';
import { Select } from '../../parts/select';
import { useAnswer, useRemote } from '../../remote';
import { server } from '../../server';
import { onceWhole, subjectOf } from '../../subject';
import { DocumentView } from './document-view';
import { copyFormatted, fileName } from './take-along';

/** The documents about one customer: to look at, print, copy and take along. */
function DocumentsDialog() {
  const id = subjectOf<string>();
  const [facts] = useAnswer('Reading the customer', () => server.documentFacts(id));
  return (
    <main>
      <h1 class="titled screen-only">Documents</h1>
      <Answer to={facts}>{(known) => <Documents facts={known} />}</Answer>
    </main>
  );
}

function Documents({ facts }: { facts: Facts }) {
  const misfits = [...DOCUMENTS].map(([name, { misfit }]) => ({ name, why: misfit?.(facts) ?? '' }));
  const names = misfits.filter(({ why }) => why === '').map(({ name }) => name);
  const [chosen, setChosen] = useState(facts.risk?.isWorst ? 'Save plan' : names[0]!);
  const [copy, setCopy] = useState<Copy>(
    chosen === 'Save plan' || facts.unscored !== '' ? 'Internal copy' : 'Customer copy',
  );
  const [said, say] = useState('');
  const shown = makeDocument(chosen, facts, copy);
  const left = misfits.filter(({ why }) => why !== '').map(({ name, why }) => `${name} (${why})`);
  const save = (ending: string, type: string, text: string) => {
    download(fileName(shown.title, ending), type, text);
    say(`Saved as ${fileName(shown.title, ending)}.`);
  };
  const takeCopy = () =>
    say(
      copyFormatted(toHtml(shown), toMarkdown(shown))
        ? 'Copied with its formatting: paste it into a document or a message.'
        : 'The browser did not let it be copied. Download it instead.',
    );
  return (
    <>
      <div class="filters document-bar screen-only">
        <Select
          label="Document"
          value={chosen}
          choices={names.map((name) => ({ value: name, name }))}
          onChoose={(name) => {
            setChosen(name);
            say('');
          }}
        />
        <Select
          label="For"
          value={copy}
          choices={COPIES.map((name) => ({ value: name, name }))}
          onChoose={(name) => {
            setCopy(name);
            say('');
          }}
        />
        <PrintOrClose>
          <Button onClick={takeCopy}>Copy</Button>
          <Button onClick={() => save('html', 'text/html', toHtmlPage(shown))}>
            <span class="unseen">Download </span>HTML
          </Button>
          <Button onClick={() => save('md', 'text/markdown', toMarkdown(shown))}>
            <span class="unseen">Download </span>Markdown
          </Button>
        </PrintOrClose>
      </div>
      <p role="status" class="screen-only quiet">
        {said}
      </p>
      {facts.unscored !== '' && (
        <p class="screen-only">
          <strong>{facts.unscored}.</strong> Reviews look back; nothing is planned.
        </p>
      )}
      {copy === 'Customer copy' && shown.toComplete.length > 0 && (
        <details class="screen-only to-complete">
          <summary data-words="advice">To complete: {shown.toComplete.length}</summary>
          <ul class="bullets">
            {shown.toComplete.map((text) => (
              <li key={text}>{text}</li>
            ))}
          </ul>
        </details>
      )}
      <DocumentView customer={facts.id} document={shown} />
      <div class="screen-only">
        <Needs feature={GOOGLE_DOC}>
          <GoogleDoc customer={facts.id} title={shown.title} html={() => toHtml(shown)} />
        </Needs>
      </div>
      {left.length > 0 && (
        <p class="screen-only quiet" data-words="reasons">
          Left out: {left.join(', ')}
        </p>
      )}
    </>
  );
}

/** Makes a Google Doc, and keeps the link to it among the customer's notes. */
function GoogleDoc({ customer, title, html }: { customer: string; title: string; html: () => string }) {
  const [made, ask] = useRemote<MadeDoc>();
  const [noted, note] = useRemote<unknown>();
  const make = async () => {
    const doc = await server.makeGoogleDoc(title, html());
    void note('Keeping the link in the notes', () =>
      server.addCustomerNote(customer, `${doc.name}: ${doc.address}`, 'Note'),
    );
    return doc;
  };
  return (
    <>
      <Answer to={made} />
      <Answer to={noted} />
      {made.at === 'ready' && (
        <p>
          <a href={made.value.address} target="_blank" rel="noopener noreferrer">
            Open “{made.value.name}” in Google Docs
          </a>
        </p>
      )}
      {made.at !== 'waiting' && (
        <Button onClick={() => ask('Making the Google Doc', make)}>Make a Google Doc</Button>
      )}
    </>
  );
}

onceWhole(() => render(<DocumentsDialog />, document.getElementById('dialog')!));
