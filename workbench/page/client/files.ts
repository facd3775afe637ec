/** Opening a file of one's own, by the file picker or by dropping it onto the page, and saving. */
import type { Channel } from './channel';

export type Say = (text: string) => void;

export class Files {
  readonly #channel: Channel;
  readonly #picker: HTMLInputElement;
  readonly #say: Say;

  constructor(channel: Channel, picker: HTMLInputElement, say: Say) {
    this.#channel = channel;
    this.#picker = picker;
    this.#say = say;
    picker.addEventListener('change', () => void this.#open(picker.files?.[0]));
    document.addEventListener('dragover', (event) => {
      event.preventDefault();
      document.body.classList.add('dropping');
    });
    document.addEventListener('dragleave', ({ relatedTarget }) => {
      if (!relatedTarget) document.body.classList.remove('dropping');
    });
    document.addEventListener('drop', (event) => {
      event.preventDefault();
      document.body.classList.remove('dropping');
      void this.#open(event.dataTransfer?.files[0]);
    });
  }

  pick(): void {
    this.#picker.value = '';
    this.#picker.click();
  }

  /** Saves the tab `sheet` as CSV, or all tabs as XLSX, where the browser puts its downloads. */
  async save(file: string, as: 'csv' | 'xlsx', sheet: number): Promise<void> {
    const response = await fetch(`save?as=${as}&sheet=${sheet}`).catch(() => null);
    if (!response?.ok) {
      this.#say('The file could not be saved: the workbench does not answer.');
      return;
    }
    const link = document.createElement('a');
    link.href = URL.createObjectURL(await response.blob());
    link.download = `${file.replace(/\.\w+$/, '')}.${as}`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
    const leftOut = decodeURIComponent(response.headers.get('X-Left-Out') ?? '');
    if (leftOut !== '') this.#say(`Saved. ${leftOut}`);
    const formulaLike = Number(response.headers.get('X-Formula-Like'));
    if (formulaLike > 0)
      this.#say(
        `Saved. ${formulaLike} ${formulaLike === 1 ? 'cell begins' : 'cells begin'} with =, +, - or @: ` +
          'another spreadsheet may run such text as a formula.',
      );
  }

  async #open(file: File | undefined): Promise<void> {
    if (!file) return;
    this.#say(`Opening ${file.name} …`);
    const outcome = await this.#channel.open(file);
    // Where it worked, the server has this page start anew.
    if (!outcome.ok) this.#say(outcome.message);
  }
}
