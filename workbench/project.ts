/** The built add-on on this machine, as the commands run it: dist/ as it stands. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { EDITIONS, type EditionName } from '../tools/editions';
import type { Clock } from './clock';
import type { Grid } from './grid';
import { Workbench, type WorkbenchOptions } from './workbench';

const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');

/** Puts an edition of the add-on into a spreadsheet. dist/ is built where it is missing, never where it is there. */
export async function installAddOn(
  grid: Grid,
  clock: Clock,
  edition: EditionName = 'base',
  options: Partial<WorkbenchOptions> = {},
): Promise<Workbench> {
  const folder = path.join(ROOT, EDITIONS[edition].folder);
  if (!existsSync(path.join(folder, 'Code.js'))) await (await import('../tools/build')).buildAll();
  return new Workbench({ ...readProject(folder), grid, clock, ...options });
}

/** The built files of an edition, as the script editor holds them. */
export function readProject(folder: string): Pick<WorkbenchOptions, 'code' | 'html' | 'scopes' | 'timeZone'> {
  const read = (name: string) => readFileSync(path.join(folder, name), 'utf8');
  const pages = readdirSync(folder).filter((name) => name.endsWith('.html'));
  const manifest = JSON.parse(read('appsscript.json')) as { oauthScopes: string[]; timeZone: string };
  return {
    code: read('Code.js'),
    html: Object.fromEntries(pages.map((name) => [name.replace('.html', ''), read(name)])),
    scopes: manifest.oauthScopes,
    timeZone: manifest.timeZone,
  };
}
