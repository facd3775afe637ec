/** What the server opened this dialog for: the third argument of `openDialog` (src/addon/dialogs.ts). */
export function subjectOf<T>(): T {
  return JSON.parse(decodeURIComponent(document.getElementById('subject')!.textContent!)) as T;
}
