/** The built add-on on this machine, as the commands run it: dist/ as it stands. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Clock } from './clock';
import type { Grid } from './grid';
import { Workbench } from './workbench';

const DIST = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..', 'dist');

/** Puts the add-on into a spreadsheet. dist/ is built where it is missing, never where it is there. */
export async function installAddOn(grid: Grid, clock: Clock): Promise<Workbench> {
  if (!existsSync(path.join(DIST, 'Code.js'))) await (await import('../tools/build')).buildAll();
  return new Workbench({
    grid,
    code: readFileSync(path.join(DIST, 'Code.js'), 'utf8'),
    html: { sidebar: readFileSync(path.join(DIST, 'sidebar.html'), 'utf8') },
    clock,
  });
}
