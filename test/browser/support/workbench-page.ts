/** The workbench as a person has it: `npm start` in a process of its own, its page in Chromium. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  chromium,
  type FrameLocator,
  type Page,
} from 'playwright-core';

const STARTED = /http:\/\/127\.0\.0\.1:\d+\/[0-9a-f]{32}\//;

/** What has been copied, once it has. */
const COPIED = `(async () => {
  for (;;) {
    const text = await navigator.clipboard.readText();
    if (text !== 'nothing copied') return text;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
})()`;

export interface StartOptions {
  readonly file?: string;
  /** Whether in the team edition. */
  readonly team?: boolean;
  /** The time zone of the machine that the workbench runs on. */
  readonly timeZone?: string;
  /** How many milliseconds each call of a Google service takes. */
  readonly latency?: number;
}

/** Starts workbenches, and pages in the browser of this run. */
export class Workbenches {
  readonly #processes: ChildProcess[] = [];
  readonly #contexts: BrowserContext[] = [];
  #browser: Browser | undefined;

  /** Runs the command; gives the address that it prints. */
  async run({ file, team = false, timeZone = 'Etc/UTC', latency = 0 }: StartOptions = {}): Promise<string> {
    const args = [
      '--import',
      'tsx',
      'workbench/start.ts',
      '--port',
      '0',
      '--no-open',
      '--latency',
      `${latency}`,
      ...(team ? ['--team'] : []),
    ];
    const process_ = spawn(process.execPath, file === undefined ? args : [...args, file], {
      env: { ...process.env, TZ: timeZone },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.#processes.push(process_);
    let printed = '';
    for (const stream of [process_.stdout, process_.stderr])
      stream.on('data', (data: Buffer) => {
        printed += data.toString();
      });
    while (process_.exitCode === null) {
      const [address] = STARTED.exec(printed) ?? [];
      if (address !== undefined) return address;
      await Promise.race([once(process_.stdout, 'data'), once(process_, 'exit')]);
    }
    throw new Error(printed);
  }

  /** Opens a page and waits until it shows the sheet. */
  async open(address: string, options: BrowserContextOptions = {}): Promise<WorkbenchPage> {
    this.#browser ??= await chromium.connect(process.env.BROWSER_ADDRESS!);
    const context = await this.#browser.newContext({
      viewport: { width: 1366, height: 768 },
      permissions: ['clipboard-read', 'clipboard-write'],
      ...options,
    });
    this.#contexts.push(context);
    const page = new WorkbenchPage(await context.newPage());
    await page.goto(address);
    return page;
  }

  async stop(): Promise<void> {
    await Promise.all(this.#contexts.map((context) => context.close()));
    await this.#browser?.close();
    for (const one of this.#processes) one.kill();
  }
}

/** What a person does in the page, and sees. */
export class WorkbenchPage {
  /** Where the page has asked for anything, and what it complained of. */
  readonly origins = new Set<string>();
  readonly complaints: string[] = [];

  constructor(readonly page: Page) {
    page.on('request', (request) => this.origins.add(new URL(request.url()).origin));
    page.on('pageerror', (error) => this.complaints.push(String(error)));
    page.on('console', (message) => {
      if (message.type() === 'error') this.complaints.push(message.text());
    });
  }

  get sidebar(): FrameLocator {
    return this.page.frameLocator('#sidebar iframe');
  }

  /** What the line below the sheet says. */
  status(): Promise<string | null> {
    return this.page.getByRole('status').textContent();
  }

  async goto(address: string): Promise<void> {
    await this.page.goto(address);
    await this.#shown();
  }

  /** Marks cells, by the box that names them. */
  async mark(a1: string): Promise<void> {
    const box = this.page.locator('#sheet input').first();
    await box.click();
    await box.fill(a1);
    await box.press('Enter');
  }

  /** Types into a cell, as Sheets takes it. */
  async type(a1: string, text: string): Promise<void> {
    await this.mark(a1);
    await this.#acts(async () => {
      await this.page.keyboard.type(text);
      await this.page.keyboard.press('Enter');
    });
  }

  /** The cells as they are shown. */
  async read(a1: string): Promise<string[][]> {
    await this.mark(a1);
    await this.page.evaluate("navigator.clipboard.writeText('nothing copied')");
    await this.page.keyboard.press('Control+c');
    const text = (await this.page.evaluate(COPIED)) as string;
    return text.split('\n').map((line) => line.split('\t'));
  }

  /** Pastes text from elsewhere. */
  async paste(a1: string, rows: readonly (readonly string[])[]): Promise<void> {
    const text = rows.map((row) => row.join('\t')).join('\n');
    await this.page.evaluate(`navigator.clipboard.writeText(${JSON.stringify(text)})`);
    await this.mark(a1);
    await this.#acts(() => this.page.keyboard.press('Control+v'));
  }

  /** Chooses from the menus, such as `Data`, then the entry. */
  async choose(...captions: string[]): Promise<void> {
    const [last] = captions.splice(-1);
    for (const caption of captions) await this.#entry(caption).click();
    await this.#acts(() => this.#entry(last!).click());
  }

  /** Copies cells to other cells. */
  async copy(from: string, to: string): Promise<void> {
    await this.read(from);
    await this.mark(to);
    await this.#acts(() => this.page.keyboard.press('Control+v'));
  }

  /** Saves by an entry of the File menu; gives the path of what was saved. */
  async save(caption: string): Promise<string> {
    const downloading = this.page.waitForEvent('download');
    for (const entry of ['File', caption]) await this.#entry(entry).click();
    const download = await downloading;
    const file = path.join(
      mkdtempSync(path.join(os.tmpdir(), 'vitals-saved-')),
      download.suggestedFilename(),
    );
    await download.saveAs(file);
    return file;
  }

  /** Opens a file by the File menu. */
  async openFile(file: string): Promise<void> {
    const choosing = this.page.waitForEvent('filechooser');
    for (const entry of ['File', 'Open a CSV or XLSX file']) await this.#entry(entry).click();
    const loaded = this.page.waitForEvent('load');
    await (await choosing).setFiles(file);
    await loaded;
    await this.#shown();
  }

  async showTab(name: string): Promise<void> {
    await this.#acts(() => this.page.locator('#sheet').getByText(name, { exact: true }).click());
  }

  async addTab(): Promise<void> {
    const [add] = await this.page.locator('[data-u-comp="sheet-bar-append-button"]').all();
    await this.#acts(() => add!.click());
  }

  async renameTab(from: string, to: string): Promise<void> {
    await this.page.locator('#sheet').getByText(from, { exact: true }).dblclick();
    await this.page.keyboard.press('Control+a');
    await this.#acts(async () => {
      await this.page.keyboard.type(to);
      await this.page.keyboard.press('Enter');
    });
  }

  /** Waits until the cells that are marked have such a name. */
  async marked(name: RegExp): Promise<void> {
    const box = this.page.locator('#sheet input').first();
    await this.settled();
    const shown = await box.inputValue();
    if (!name.test(shown)) throw new Error(`${shown} is marked, not ${name}.`);
  }

  async #shown(): Promise<void> {
    await this.page.locator('#sheet canvas').first().waitFor();
    await this.sidebar.getByRole('button', { name: 'Score portfolio' }).waitFor();
    await this.settled();
  }

  #entry(caption: string) {
    return this.page.getByRole('menuitem', { name: caption, exact: true });
  }

  /** Does something that the server is asked for, and waits until what it has changed can be seen. */
  async #acts(act: () => Promise<void>): Promise<void> {
    await Promise.all([this.page.waitForRequest((request) => request.url().endsWith('/do')), act()]);
    await this.settled();
  }

  /** Waits until the sheet shows all that the server has been asked for. */
  async settled(): Promise<void> {
    await this.page.locator('#sheet[aria-busy="false"]').waitFor();
  }
}
