/** A document that was made, for the link that opens it. */
export interface MadeDoc {
  readonly name: string;
  readonly address: string;
}

/** What is used of Drive's advanced service, version 3. */
interface DriveService {
  readonly Files: {
    create(
      file: { readonly name: string; readonly mimeType: string },
      content: GoogleAppsScript.Base.Blob,
      options: { readonly fields: string },
    ): { readonly id?: string; readonly webViewLink?: string };
  };
}

declare const Drive: DriveService | undefined;

const GOOGLE_DOCUMENT = 'application/vnd.google-apps.document';
const LONGEST_NAME = 120;

/**
 * Makes a Google Doc in the user's Drive of a document about a customer.
 * @throws A sentence where the script has not got Drive's advanced service, or Drive answers without a document.
 */
export function makeGoogleDoc(title: string, html: string): MadeDoc {
  if (typeof Drive === 'undefined') {
    throw new Error(
      'This script has no access to Drive: add the service "Drive API" in the script editor, or download the document as HTML and open it with Google Docs.',
    );
  }
  const name = title.trim().slice(0, LONGEST_NAME) || 'Document';
  const content = Utilities.newBlob(html, 'text/html', `${name}.html`);
  const { webViewLink } = Drive.Files.create({ name, mimeType: GOOGLE_DOCUMENT }, content, {
    fields: 'id,webViewLink',
  });
  if (!webViewLink) throw new Error('Drive made no document. Try again, or download it as HTML.');
  return { name, address: webViewLink };
}
