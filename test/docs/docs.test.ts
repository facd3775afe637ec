import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { openCsv } from '../../workbench';
import { connectCustomFunctions } from '../../workbench/univer/custom-functions';
import { UniverGrid } from '../../workbench/univer/univer-grid';
import { benchOn } from '../support/sheets';

const PAGES = [
  'README.md',
  'CONTRIBUTING.md',
  ...readdirSync('docs')
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`),
].map((name) => ({ name, text: readFileSync(name, 'utf8') }));
const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> };

/** What npm has by itself. */
const NPM_ITSELF = new Set(['ci', 'install', 'run']);

/** Each match of a pattern with its page, once. */
function found(pattern: RegExp): [string, string][] {
  const all = PAGES.flatMap(({ name, text }) =>
    [...text.matchAll(pattern)].map((match): [string, string] => [name, match[1]!.replace(/\s+/g, ' ')]),
  );
  return [...new Map(all.map((each) => [each.join(), each])).values()];
}

describe('The pages name only what there is:', () => {
  test.each(
    found(/\bnpm (?:run (?:--silent )?)?([a-z][a-z:-]*[a-z])\b/g).filter(([, name]) => !NPM_ITSELF.has(name)),
  )('%s: npm run %s', (_, name) => {
    expect(Object.keys(scripts)).toContain(name);
  });

  test.each(found(/\]\((?!https?:|#|mailto:)([^)#\s]+)/g))('%s: %s', (page, link) => {
    const file = path.join(path.dirname(page), link);
    expect(readdirSync(path.dirname(file))).toContain(path.basename(file));
  });

  test.each(found(/\bnpx clasp (?:-P \S+ )?([a-z-]+)/g))('%s: npx clasp %s', (_, command) => {
    expect(readdirSync('node_modules/@google/clasp/build/src/commands')).toContain(`${command}.js`);
  });
});

/** Commands that another test runs, since they build `dist/`, stay open, or ask Google: where. */
const RUN_ELSEWHERE: Readonly<Record<string, string>> = {
  'npm start': 'test/browser/workbench.test.ts',
  'npm test': '.ci/run',
  'npm run bundle': 'test/tools/build/bundle-to-paste.test.ts',
  'npm run jest -- test/workbench/platform-probe.test.ts': 'test/workbench/platform-probe.test.ts',
  'npm run deploy': 'test/tools/deploy/push.test.ts',
  'npm run deploy -- --target prod': 'test/tools/deploy/push.test.ts',
  'npm run deploy -- --target prod --edition team': 'test/tools/deploy/push.test.ts',
};

describe('Every command of the pages runs:', () => {
  const blocks = PAGES.flatMap(({ text }) => [...text.matchAll(/^```sh\n([\s\S]*?)^```/gm)]);
  const lines = blocks.flatMap(([, block]) => block!.split(/\n| && /));
  const inline = found(/`(npm run --silent calc [^`]*)`/g).map(([, command]) => command);
  // What npx runs is Google's own tool: it asks an account.
  const commands = [...new Set([...lines, ...inline])].filter((line) => /^npm (?!ci)/.test(line));

  test.each(commands.filter((command) => command in RUN_ELSEWHERE))('%s, in another test', (command) => {
    expect(existsSync(RUN_ELSEWHERE[command]!)).toBe(true);
  });

  test.each(commands.filter((command) => !(command in RUN_ELSEWHERE)))('%s', (command) => {
    const [, script, rest = ''] = /^npm run (?:--silent )?([\w:]+)(?: -- (.*))?$/.exec(command)!;
    const file = scripts[script!]!.replace(/^tsx /, '');
    const args = rest.match(/'[^']*'|\S+/g)!.map((word) => word.replace(/^'|'$/g, ''));
    const { status, stdout, stderr } = spawnSync('node_modules/.bin/tsx', [file, ...args], {
      encoding: 'utf8',
    });
    expect([status, stderr]).toEqual([0, '']);
    expect(stdout).not.toBe('');
  });
});

describe('Every formula of the pages answers:', () => {
  const grid = new UniverGrid();
  beforeAll(() => {
    openCsv(grid, grid.activeSheet, readFileSync('examples/portfolio.csv', 'utf8'), 2026);
    const bench = benchOn(grid);
    bench.runFromClient('insertModel', 'segment').result();
    grid.activeSheet = grid.sheets[0]!;
    connectCustomFunctions(grid, bench, bench.functionNames());
  });

  // test/tools/build/reference.test.ts calculates the rest: those of docs/formulas.md, and those over columns of figures.
  const formulas = found(/`(=[A-Z_]+\([^`…]*\))`/g).filter(
    ([page, formula]) =>
      page !== 'docs/formulas.md' && (/A1:[AB]Z/.test(formula) || !/[A-Z]\d/.test(formula)),
  );

  test.each(formulas)('%s: %s', (_, formula) => {
    const { values, message } = grid.calculate(formula.replaceAll('AZ', 'BN'));
    expect(message).toBe('');
    expect(values.flat().filter((cell) => String(cell).startsWith('#'))).toEqual([]);
  });
});
