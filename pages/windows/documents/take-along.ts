/** How a document leaves the window: copied, or as a file. */

/**
 * Puts a text into the clipboard, with its formatting for those who can take it. The modern way asks for a permission
 * that no add-on's frame has, so the page answers a copy of its own.
 */
export function copyFormatted(html: string, plain: string): boolean {
  let taken = false;
  const answer = (event: ClipboardEvent) => {
    event.clipboardData?.setData('text/html', html);
    event.clipboardData?.setData('text/plain', plain);
    event.preventDefault();
    taken = event.clipboardData !== null;
  };
  document.addEventListener('copy', answer);
  const copied = document.execCommand('copy');
  document.removeEventListener('copy', answer);
  return copied && taken;
}

/** "Save plan: Acme / Corp" as a file may be called. */
export function fileName(title: string, ending: string): string {
  const name = title
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 80);
  return `${name || 'document'}.${ending}`;
}
