/** The built add-on on this machine, as the commands run it: dist/ as it stands. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
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
    html: builtPages(),
    clock,
  });
}

/** The pages of the build by name without `.html`: the sidebar, and each dialog. */
export function builtPages(): Record<string, string> {
  const files = readdirSync(DIST).filter((name) => name.endsWith('.html'));
  return Object.fromEntries(
    files.map((name) => [name.replace(/\.html$/, ''), readFileSync(path.join(DIST, name), 'utf8')]),
  );
}
