import type { MadeDoc } from '../../../src/addon/customer/google-doc';
import type { DocumentName } from '../../../src/playbooks/documents/names';
import type { Filling } from '../../../src/playbooks/documents/templates';
import { Answer } from '../../parts/answer';
import { Button } from '../../parts/button';
import { useRemote } from '../../remote';
import { server } from '../../server';

/** Makes a Google Doc, from the team's template where there is one, and keeps the link to it among the customer's notes. */
export function GoogleDoc({
  customer,
  document,
  placeholders,
  title,
  html,
  filling,
}: {
  readonly customer: string;
  readonly document: DocumentName;
  readonly placeholders: readonly string[];
  readonly title: string;
  readonly html: () => string;
  readonly filling: () => Filling;
}) {
  const [made, ask] = useRemote<MadeDoc>();
  const [noted, note] = useRemote<unknown>();
  const make = async () => {
    const doc = await server.makeGoogleDoc(document, title, html(), filling());
    void note('Keeping the link in the notes', () =>
      server.addCustomerNote(customer, `${doc.name}: ${doc.address}`, 'Note'),
    );
    return doc;
  };
  const makeTemplate = () => server.makeTemplate(document, templateHtml(placeholders));
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
        <p class="row">
          <Button onClick={() => ask('Making the Google Doc', make)}>Make a Google Doc</Button>
          <Button onClick={() => ask('Making the template', makeTemplate)}>Make a template</Button>
        </p>
      )}
    </>
  );
}

/** A page of placeholders: each on a line of its own, so that a section can be as long as it is. */
function templateHtml(placeholders: readonly string[]): string {
  const lines = placeholders.map((name) => `<p>{{${name}}}</p>\n`).join('');
  return `<h1>{{Title}}</h1>\n<p>{{About}}</p>\n${lines}`;
}
