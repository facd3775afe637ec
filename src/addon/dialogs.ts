import type { Facts } from '../playbooks/documents/facts';

/** In pixels: what a laptop's screen shows whole, with the title that Sheets puts above. */
const WIDTH = 1000;
const HEIGHT = 580;

/** Opens the portfolio in figures and charts, in a wide window. */
export function showDashboard(): void {
  openDialog('dashboard', 'Dashboard');
}

/** Opens the models on the portfolio: to change one, to see who moves, and to compare them. */
export function showModel(): void {
  openDialog('model', 'Model');
}

/** Opens the test of scores and probabilities against who left. */
export function showPrediction(): void {
  openDialog('prediction', 'Does it predict churn?');
}

/** Opens a customer's scores, point by point, as bars. */
export function showPoints(id: string): void {
  openDialog('points', 'Point by point', id);
}

/** What the window of documents is about: a customer, with what the sidebar knows of it already. */
export interface DocumentsSubject {
  readonly id: string;
  readonly known?: Facts | undefined;
}

/** Opens the documents about a customer, in a window that can be printed. */
export function showDocuments(id: string, known?: Facts): void {
  openDialog('documents', 'Documents', { id, known: known ?? undefined } satisfies DocumentsSubject);
}

/** Opens the sidebar. */
export function showSidebar(): void {
  showSidebarAbout(undefined);
}

/** Opens the sidebar again on a customer's page: what a window over the sheet does with a name. */
export function showCustomerPage(id: string): void {
  showSidebarAbout(id);
}

/** Opens the accounts to talk about, in a window that can be printed. */
export function showReview(): void {
  openDialog('review', 'Account review');
}

function showSidebarAbout(id: string | undefined): void {
  SpreadsheetApp.getUi().showSidebar(pageAbout('sidebar', id).setTitle('Customer Vitals'));
}

/**
 * Opens a page of the add-on, `dist/<page>.html`, in a wide window over the sheet. What the page is about, such as a
 * customer's id, goes along in a form that no text can break out of; `subjectOf` in pages/windows/subject.ts reads it.
 */
export function openDialog(page: string, title: string, subject?: unknown): void {
  const output = pageAbout(page, subject).setWidth(WIDTH).setHeight(HEIGHT);
  SpreadsheetApp.getUi().showModalDialog(output, title);
}

function pageAbout(page: string, subject: unknown): GoogleAppsScript.HTML.HtmlOutput {
  const output = HtmlService.createHtmlOutputFromFile(page);
  if (subject !== undefined) {
    output.append(`<div id="subject" hidden>${encodeURIComponent(JSON.stringify(subject))}</div>`);
  }
  return output;
}
