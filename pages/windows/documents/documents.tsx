import { render } from 'preact';
import { useState } from 'preact/hooks';
import { GOOGLE_DOC } from '../../../src/addon/customer/google-doc.feature';
import type { DocumentsSubject } from '../../../src/addon/dialogs';
import { DOCUMENTS, makeDocument, placeholdersOf } from '../../../src/playbooks/documents';
import { COPIES, type Copy } from '../../../src/playbooks/documents/document';
import type { Facts } from '../../../src/playbooks/documents/facts';
import { fillingOf } from '../../../src/playbooks/documents/filling';
import { toHtml, toHtmlPage } from '../../../src/playbooks/documents/html';
import { toMarkdown } from '../../../src/playbooks/documents/markdown';
import type { DocumentName } from '../../../src/playbooks/documents/names';
import type { KeptNote } from '../../../src/playbooks/note-kinds';
import { download } from '../../download';
import { Answer } from '../../parts/answer';
import { Button } from '../../parts/button';
import { Needs } from '../../parts/needs';
import { PrintOrClose } from '../../parts/print-or-close';
import { Select } from '../../parts/select';
import { useAnswer } from '../../remote';
import { server } from '../../server';
import { onceWhole, subjectOf } from '../../subject';
import { AgreedTicks } from './agreed-ticks';
import { DocumentView } from './document-view';
import { GoogleDoc } from './google-doc';
import { copyFormatted, fileName } from './take-along';

/** The documents about one customer: to look at, print, copy and take along. */
function DocumentsDialog() {
  const { id, known } = subjectOf<DocumentsSubject>();
  const [asked] = useAnswer('Reading the customer', () => server.documentFacts(id));
  const whole = asked.at === 'ready' ? asked.value : undefined;
  const read = whole ?? (asked.at === 'waiting' ? known : undefined);
  return (
    <main>
      <h1 class="titled screen-only">Documents</h1>
      {read === undefined ? <Answer to={asked} /> : <Documents read={read} isWhole={whole !== undefined} />}
    </main>
  );
}

/** The documents of what was read; not to be taken along before all of it, the past included, is here. */
function Documents({ read, isWhole }: { readonly read: Facts; readonly isWhole: boolean }) {
  const [notes, setNotes] = useState<readonly KeptNote[]>();
  const facts = { ...read, notes: notes ?? read.notes };
  const misfits = [...DOCUMENTS].map(([name, { misfit }]) => ({ name, why: misfit?.(facts) ?? '' }));
  const names = misfits.filter(({ why }) => why === '').map(({ name }) => name);
  const [chosen, setChosen] = useState<DocumentName>(facts.risk?.isWorst ? 'Save plan' : names[0]!);
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
            setChosen(name as DocumentName);
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
        {isWhole ? (
          <PrintOrClose>
            <Button onClick={takeCopy}>Copy</Button>
            <Button onClick={() => save('html', 'text/html', toHtmlPage(shown))}>
              <span class="unseen">Download </span>HTML
            </Button>
            <Button onClick={() => save('md', 'text/markdown', toMarkdown(shown))}>
              <span class="unseen">Download </span>Markdown
            </Button>
          </PrintOrClose>
        ) : (
          <p class="quiet">Reading the history …</p>
        )}
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
      {isWhole && facts.unscored === '' && <AgreedTicks facts={facts} onNotes={setNotes} />}
      <DocumentView customer={facts.id} document={shown} />
      <div class="screen-only">
        <Needs feature={GOOGLE_DOC}>
          <GoogleDoc
            key={chosen}
            customer={facts.id}
            document={chosen}
            placeholders={placeholdersOf(chosen, facts)}
            title={shown.title}
            html={() => toHtml(shown)}
            filling={() => fillingOf(shown, facts)}
          />
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

onceWhole(() => render(<DocumentsDialog />, document.getElementById('dialog')!));
