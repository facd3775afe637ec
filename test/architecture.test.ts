import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '@jest/globals';

/** The rooms of src/, from the highest to the lowest: a file may import from its own room and from lower ones. */
const FLOORS = [
  ['team'],
  ['index'],
  ['formulas', 'addon'],
  ['sheets'],
  ['settings'],
  ['past'],
  ['customers'],
  ['reading'],
  ['alerts', 'expansion', 'metrics', 'prediction'],
  ['churn', 'playbooks', 'history'],
  ['models'],
  ['scoring'],
  ['base'],
];
const SRC = path.resolve('src');
const PURE_FROM = FLOORS.findIndex((floor) => floor.includes('settings'));

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
const floorOf = (name: string) => FLOORS.findIndex((floor) => floor.includes(roomOf(name)));

test('every file stands in a known room', () => {
  expect(files.map(({ name }) => name).filter((name) => floorOf(name) < 0)).toEqual([]);
});

test('imports point down', () => {
  const upward = files.flatMap(({ name, text }) =>
    [...text.matchAll(/from '(\.[^']+)'/g)]
      .map(([, target]) => path.relative(SRC, path.resolve(SRC, path.dirname(name), target!)))
      .filter((target) => roomOf(target) !== roomOf(name) && floorOf(target) <= floorOf(name))
      .map((target) => `${name} imports ${target}`),
  );
  expect(upward).toEqual([]);
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
