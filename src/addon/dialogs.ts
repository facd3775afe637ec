/** In pixels: what a laptop's screen shows whole, with the title that Sheets puts above. */
const WIDTH = 1000;
const HEIGHT = 580;

/**
 * Opens a page of the add-on, `dist/<page>.html`, in a wide window over the sheet. What the page is about, such as a
 * customer's id, goes along in a form that no text can break out of; `subjectOf` in dialogs/subject.ts reads it.
 */
export function openDialog(page: string, title: string, subject?: unknown): void {
  const output = HtmlService.createHtmlOutputFromFile(page).setWidth(WIDTH).setHeight(HEIGHT);
  if (subject !== undefined) {
    output.append(`<div id="subject" hidden>${encodeURIComponent(JSON.stringify(subject))}</div>`);
  }
  SpreadsheetApp.getUi().showModalDialog(output, title);
}
