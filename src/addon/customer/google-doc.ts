import type { DocumentName } from '../../playbooks/documents/names';
import { type Filling, TEMPLATES } from '../../playbooks/documents/templates';
import { openBook } from '../../sheets/grid/book';
import { withDocumentLock } from '../../sheets/grid/lock';
import { readSettings, writeSettings } from '../../sheets/tabs/settings-tab';
import { fillDoc } from './template-doc';
import { fillSlides } from './template-slides';

/** A document that was made, for the link that opens it. */
export interface MadeDoc {
  readonly name: string;
  readonly address: string;
}

interface DriveFile {
  readonly id?: string;
  readonly mimeType?: string;
  readonly webViewLink?: string;
}

/** What is used of Drive's advanced service, version 3. */
interface DriveService {
  readonly Files: {
    create(
      file: { readonly name: string; readonly mimeType: string },
      content: GoogleAppsScript.Base.Blob,
      options: { readonly fields: string },
    ): DriveFile;
    copy(file: { readonly name: string }, id: string, options: { readonly fields: string }): DriveFile;
    remove(id: string): void;
  };
}

declare const Drive: DriveService | undefined;

const GOOGLE_DOCUMENT = 'application/vnd.google-apps.document';
const GOOGLE_SLIDES = 'application/vnd.google-apps.presentation';
const FIELDS = { fields: 'id,webViewLink,mimeType' };
const LONGEST_NAME = 120;

/**
 * Makes a Google Doc or Slides in the user's Drive of a document about a customer: a copy of the team's template where one
 * is set for it, a Doc of its own where none is.
 * @throws A sentence where the script has not got Drive's advanced service, or the template cannot be copied or filled.
 */
export function makeGoogleDoc(
  document: DocumentName,
  title: string,
  html: string,
  filling: Filling,
): MadeDoc {
  const name = title.trim().slice(0, LONGEST_NAME) || 'Document';
  const template = readSettings(openBook()).values.templates.get(document);
  const file =
    template === undefined ? fromHtml(name, html) : fromTemplate(name, template, document, filling);
  if (!file.webViewLink) throw new Error('Drive made no document. Try again, or download it as HTML.');
  return { name, address: file.webViewLink };
}

/**
 * Makes a Google Doc that holds the placeholders of a document, for the team to give it their logo and style, and keeps
 * its link in the settings: the add-on may copy it later, as it has made it.
 */
export function makeTemplate(document: DocumentName, html: string): MadeDoc {
  const name = `Template: ${document}`;
  const { webViewLink: address } = fromHtml(name, html);
  if (!address) throw new Error('Drive made no document. Try again.');
  withDocumentLock((book) =>
    writeSettings(book, [
      {
        area: TEMPLATES.area,
        name: document,
        value: address,
        meaning: 'Link of the Google Doc or Slides that this document is made from',
      },
    ]),
  );
  return { name, address };
}

function fromHtml(name: string, html: string): DriveFile {
  const content = Utilities.newBlob(html, 'text/html', `${name}.html`);
  return driveOf().Files.create({ name, mimeType: GOOGLE_DOCUMENT }, content, FIELDS);
}

function fromTemplate(name: string, template: string, document: string, filling: Filling): DriveFile {
  const { Files } = driveOf();
  const file = copied(() => Files.copy({ name }, template, FIELDS), document);
  try {
    if (file.mimeType === GOOGLE_SLIDES) fillSlides(file.id!, filling);
    else fillDoc(file.id!, filling);
  } catch (error) {
    // Half a document helps nobody.
    Files.remove(file.id!);
    throw new Error(
      `The template of “${document}” could not be filled: ${(error as Error).message} Write each placeholder on a line of its own, or remove the template’s row in Vitals settings.`,
    );
  }
  return file;
}

function copied(copy: () => DriveFile, document: string): DriveFile {
  try {
    return copy();
  } catch (error) {
    throw new Error(
      `The template of “${document}” could not be copied: ${(error as Error).message} The add-on opens only files that it has made: press “Make a template”, paste your own pages into it, and let its link stand in Vitals settings.`,
    );
  }
}

function driveOf(): DriveService {
  if (typeof Drive !== 'undefined') return Drive;
  throw new Error(
    'This script has no access to Drive: add the service "Drive API" in the script editor, or download the document as HTML and open it with Google Docs.',
  );
}
