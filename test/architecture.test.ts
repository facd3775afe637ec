import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '@jest/globals';

/** The rooms of src/ as CONTRIBUTING.md draws them, from the highest to the lowest. */
const DRAWING = readFileSync('CONTRIBUTING.md', 'utf8').split('```')[1]!;
const ROOMS = [...DRAWING.split('pages/')[0]!.matchAll(/^ {2}(\w+)(?:\/|\.ts) /gm)].map(([, room]) => room!);
/** The entries import every room. */
const ENTRIES = ['index', 'team'];
const SRC = path.resolve('src');
/** The highest room that knows nothing of Google. */
const PURE_FROM = ROOMS.indexOf('sheets') + 1;

function filesOf(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const file = path.join(folder, name);
    if (statSync(file).isDirectory()) return filesOf(file);
    return name.endsWith('.ts') ? [file] : [];
  });
}

const files = filesOf(SRC).map((file) => ({
  name: path.relative(SRC, file),
  text: readFileSync(file, 'utf8'),
}));
const roomOf = (name: string) => name.split(path.sep)[0]!.replace('.ts', '');
const floorOf = (name: string) => ROOMS.indexOf(roomOf(name));

test('the drawing of the rooms in CONTRIBUTING.md has every room of src/, and no other', () => {
  const rooms = new Set(files.map(({ name }) => roomOf(name)));
  expect([...ROOMS].sort()).toEqual([...rooms].sort());
});

test('imports point down the drawing', () => {
  const upward = files
    .filter(({ name }) => !ENTRIES.includes(roomOf(name)))
    .flatMap(({ name, text }) =>
      [...text.matchAll(/from '(\.[^']+)'/g)]
        .map(([, target]) => path.relative(SRC, path.resolve(SRC, path.dirname(name), target!)))
        .filter((target) => roomOf(target) !== roomOf(name) && floorOf(target) <= floorOf(name))
        .map((target) => `${name} imports ${target}`),
    );
  expect(upward).toEqual([]);
});

test('the linter refuses imports upward in every room', () => {
  const { overrides } = JSON.parse(readFileSync('biome.json', 'utf8')) as {
    overrides: { includes: string[]; linter: { rules: { style?: { noRestrictedImports?: unknown } } } }[];
  };
  const held = overrides
    .filter(({ linter }) => linter.rules.style?.noRestrictedImports)
    .flatMap((o) => o.includes);
  expect(held.sort()).toEqual(
    ROOMS.filter((room) => !ENTRIES.includes(room))
      .map((room) => `src/${room}/**`)
      .sort(),
  );
});

test('below sheets/ nothing knows Google, the clock or chance', () => {
  const forbidden =
    /\b(SpreadsheetApp|PropertiesService|CacheService|LockService|HtmlService|Utilities|Session|ScriptApp|UrlFetchApp|MailApp|GoogleAppsScript|Logger)\b|Date\.now|new Date\(\)|Math\.random/;
  const offenders = files
    .filter(({ name }) => floorOf(name) >= PURE_FROM)
    .filter(({ text }) => forbidden.test(text.replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, '')))
    .map(({ name }) => name);
  expect(offenders).toEqual([]);
});

test('formulas call no Google service either', () => {
  const offenders = files
    .filter(({ name }) => roomOf(name) === 'formulas')
    .filter(({ text }) =>
      /\b(SpreadsheetApp|PropertiesService|CacheService|LockService)\b|from '\.\.\/(sheets|addon)/.test(text),
    )
    .map(({ name }) => name);
  expect(offenders).toEqual([]);
});

test('no two modules of src/ and pages/ export one name; a component may be called as what it shows', () => {
  const declared = /^export (?:async )?(?:abstract )?(?:function\*?|const|let|class|interface|type) (\w+)/gm;
  const owners = new Map<string, string[]>();
  for (const file of [...filesOf(SRC), ...filesOf(path.resolve('pages'))]) {
    if (ENTRIES.includes(path.basename(file, '.ts')) && path.dirname(file) === SRC) continue;
    for (const [, name] of readFileSync(file, 'utf8').matchAll(declared)) {
      owners.set(name!, [...(owners.get(name!) ?? []), path.relative('.', file)]);
    }
  }
  expect(owners.size).toBeGreaterThan(500);
  expect([...owners].filter(([, files]) => files.length > 1)).toEqual([]);
});
