/** What the server opened this page for: the subject of `pageAbout` (src/addon/dialogs.ts). */
export function subjectOf<T>(): T {
  return JSON.parse(decodeURIComponent(document.getElementById('subject')!.textContent!)) as T;
}

/** The customer whose page the sidebar was opened for; undefined where it was opened for none. */
export function customerAsked(): string | undefined {
  return document.getElementById('subject') ? subjectOf<string>() : undefined;
}

/** Shows a page once all of it is here: what it is about stands behind its script. */
export function onceWhole(show: () => void): void {
  if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', show);
  else show();
}
