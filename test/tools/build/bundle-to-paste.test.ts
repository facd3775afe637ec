import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { bundle, stepsFor } from '../../../tools/bundle';
import { MemoryGrid, Workbench } from '../../../workbench';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'customer-vitals-test-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('the files to paste are those that were built, under the names that the editor shows, and nothing else', () => {
  writeFileSync(path.join(folder, 'of-an-earlier-build.html'), 'old');
  const names = bundle('dist', folder);
  expect(names[0]).toBe('Code.gs');
  expect(names.at(-1)).toBe('appsscript.json');
  expect(readdirSync(folder).sort()).toEqual([...names].sort());
  for (const name of names) {
    const built = readFileSync(`dist/${name.replace('.gs', '.js')}`, 'utf8');
    expect(readFileSync(path.join(folder, name), 'utf8')).toBe(built);
  }
});

test('every page that the script opens is among them', () => {
  const names = bundle('dist', folder);
  const opened = [...readFileSync('src/addon/dialogs.ts', 'utf8').matchAll(/openDialog\('([\w-]+)'/g)].map(
    ([, page]) => page,
  );
  expect(opened.length).toBeGreaterThan(5);
  for (const page of ['sidebar', ...opened]) expect(names).toContain(`${page}.html`);
});

test('the steps name each file once, in the order in which they are pasted', () => {
  const names = bundle('dist', folder);
  const steps = stepsFor(names).split('\n');
  names.forEach((name, i) => {
    expect(steps[i + 1]).toMatch(new RegExp(`^${i + 1}\\. ${name}: `));
  });
});

test('what is pasted works without the manifest', () => {
  bundle('dist', folder);
  const read = (name: string) => readFileSync(path.join(folder, name), 'utf8');
  const bench = new Workbench({
    grid: new MemoryGrid(),
    code: read('Code.gs'),
    html: { sidebar: read('sidebar.html') },
    scopes: ['spreadsheets.currentonly', 'script.container.ui'].map(
      (scope) => `https://www.googleapis.com/auth/${scope}`,
    ),
  });
  expect(bench.open().error).toBeNull();
  expect(bench.run('showSidebar').error).toBeNull();
  expect(bench.screen.sidebar?.title).toBe('Customer Vitals');
});
