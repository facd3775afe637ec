/**
 * The built sidebar as a user has it, 300 px wide, and the dialogs: sandboxed, their calls answered by the built add-on
 * in a workbench.
 */
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Browser, type BrowserContext, chromium, type FrameLocator, type Page } from 'playwright-core';
import type { Workbench } from '../../../workbench';

const SCRIPT_RUN = 'test/browser/support/script-run.js';
const AXE = readFileSync('node_modules/axe-core/axe.min.js', 'utf8');

/** How the server is to answer a call, where it is not to answer as it would. */
export type Interference = (name: string) => { readonly message: string } | Promise<void> | undefined;

export interface SidebarPage {
  readonly page: Page;
  /** What the page asked the network for, and what it complained of. */
  readonly requests: string[];
  readonly complaints: string[];
  /** The calls that the page made, in order. */
  readonly calls: string[];
  interfere(with_: Interference | undefined): void;
}

export interface SidebarSetting {
  readonly width?: number;
  readonly height?: number;
  readonly deviceScaleFactor?: number;
  /** How many milliseconds each call of a Google service takes. */
  readonly latency?: number;
  readonly forcedColors?: 'active';
}

/** Opens sidebars and dialogs, in the browser of this run. */
export class Sidebars {
  readonly #served: string[] = [];
  readonly #contexts: BrowserContext[] = [];
  #browser!: Browser;
  #server!: Server;

  async start(): Promise<void> {
    this.#server = createServer(({ url = '' }, response) => {
      const html = this.#served[Number(url.slice(1))]!;
      response.writeHead(200, {
        'Content-Type': 'text/html; charset=utf-8',
        'Content-Security-Policy': contentPolicy(html),
      });
      response.end(html);
    }).listen(0, '127.0.0.1');
    await once(this.#server, 'listening');
    this.#browser = await chromium.connect(process.env.BROWSER_ADDRESS!);
  }

  async stop(): Promise<void> {
    await this.#browser.close();
    this.#server.close();
  }

  async closePages(): Promise<void> {
    await Promise.all(this.#contexts.splice(0).map((context) => context.close()));
  }

  /** A sidebar beside the spreadsheet of this workbench. */
  open(bench: Workbench, setting: SidebarSetting = {}): Promise<SidebarPage> {
    return this.#show(bench, readFileSync('dist/sidebar.html', 'utf8'), {
      width: 300,
      height: 720,
      ...setting,
    });
  }

  /** The sidebar as the add-on has opened it last beside the spreadsheet of this workbench. */
  openedBeside(bench: Workbench): Promise<SidebarPage> {
    return this.#show(bench, bench.screen.sidebar!.html, { width: 300, height: 600 });
  }

  /** The dialog that a function of the add-on opens over the spreadsheet of this workbench. */
  openDialog(
    bench: Workbench,
    [functionName, ...args]: readonly [string, ...unknown[]],
    setting: SidebarSetting = {},
  ): Promise<SidebarPage> {
    bench.runFromClient(functionName, ...args);
    return this.showOpened(bench, setting);
  }

  /** The dialog that was opened last over the spreadsheet of this workbench. */
  showOpened(bench: Workbench, setting: SidebarSetting = {}): Promise<SidebarPage> {
    const { html, width, height } = bench.screen.dialogs.at(-1)!;
    return this.#show(bench, html, { width, height, ...setting });
  }

  async #show(bench: Workbench, html: string, setting: SidebarSetting): Promise<SidebarPage> {
    const { width = 0, height = 0, deviceScaleFactor = 1, latency = 0, forcedColors = null } = setting;
    const context = await this.#browser.newContext({
      viewport: { width, height },
      deviceScaleFactor,
      forcedColors,
    });
    this.#contexts.push(context);
    context.setDefaultTimeout(10_000);
    const page = await context.newPage();
    const requests: string[] = [];
    const complaints: string[] = [];
    const calls: string[] = [];
    let interference: Interference | undefined;
    page.on('request', (request) => requests.push(request.url()));
    page.on('pageerror', (error) => complaints.push(String(error)));
    page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(message.text());
    });
    page.on('dialog', (dialog) => {
      complaints.push(`dialog: ${dialog.message()}`);
      void dialog.dismiss();
    });
    await page.exposeFunction('callServer', async (name: string, args: unknown[]) => {
      calls.push(name);
      const refusal = await interference?.(name);
      if (refusal) return { error: { name: 'ScriptError', message: refusal.message } };
      const { value, error, log } = bench.runFromClient(name, ...args);
      if (latency > 0) await new Promise((resolve) => setTimeout(resolve, latency * log.length));
      return { value, error };
    });
    await page.addInitScript({ path: SCRIPT_RUN });
    const number = this.#served.push(html) - 1;
    await page.goto(`http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/${number}`);
    return {
      page,
      requests,
      complaints,
      calls,
      interfere: (with_) => {
        interference = with_;
      },
    };
  }
}

/** Nothing from anywhere but the page's own script and style, in a sandbox as Sheets puts it into. */
function contentPolicy(html: string): string {
  const hash = (tag: string) => {
    const text = new RegExp(`<${tag}>([\\s\\S]*?)</${tag}>`).exec(html)![1]!;
    return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
  };
  return `default-src 'none'; script-src ${hash('script')}; style-src ${hash('style')}; sandbox allow-scripts allow-modals allow-downloads`;
}

/** What axe-core finds wrong with the page as it stands, one line for each element. */
export async function accessibilityProblems(page: Page): Promise<string[]> {
  await page.evaluate(AXE);
  const violations = (await page.evaluate('axe.run(document, { resultTypes: ["violations"] })')) as {
    violations: { id: string; help: string; nodes: { html: string; failureSummary: string }[] }[];
  };
  return violations.violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${help}: ${html}: ${failureSummary}`),
  );
}

/** Goes to a place of the sidebar, or to a page behind its gear. */
export async function goTo(sidebar: Page | FrameLocator, name: string): Promise<void> {
  const place = sidebar.getByRole('navigation').getByRole('button', { name: new RegExp(`^${name}`) });
  if ((await place.count()) > 0) return place.click();
  await sidebar.getByRole('button', { name: 'More', exact: true }).click();
  await sidebar.locator('.menu').getByRole('button', { name, exact: true }).click();
}
