import { rmSync } from 'node:fs';
import type { StartedBrowser } from './start-browser';

/** Ends the Chromium of this run and takes away what it unpacked. */
export default async function stopBrowser(): Promise<void> {
  const { server, folder } = (globalThis as unknown as { startedBrowser: StartedBrowser }).startedBrowser;
  await server.close();
  rmSync(folder, { recursive: true, force: true });
}
