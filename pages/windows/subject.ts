/** What the server opened this dialog for: the third argument of `openDialog` (src/addon/dialogs.ts). */
export function subjectOf<T>(): T {
  return JSON.parse(decodeURIComponent(document.getElementById('subject')!.textContent!)) as T;
}

/** Shows a page once all of it is here: what it is about stands behind its script. */
export function onceWhole(show: () => void): void {
  if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', show);
  else show();
}
