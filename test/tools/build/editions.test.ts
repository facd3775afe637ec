import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import type { FeatureState } from '../../../src/addon/feature';
import { EDITIONS, type EditionName } from '../../../tools/editions';
import { composeManifest, type Manifest, readFeatures } from '../../../tools/manifest';
import { bundleServer } from '../../../tools/server';
import { MemoryGrid } from '../../../workbench';
import { benchOn } from '../../support/sheets';

const AUTH = 'https://www.googleapis.com/auth/';
const FETCHING = `${AUTH}script.external_request`;
const NAMES = Object.keys(EDITIONS) as EditionName[];
const FOUNDATION = JSON.parse(readFileSync('appsscript.json', 'utf8')) as Manifest;

function manifestOf(edition: EditionName): Manifest {
  return JSON.parse(readFileSync(`${EDITIONS[edition].folder}/appsscript.json`, 'utf8'));
}

/** The reviewed tables of docs/permissions.md: what is asked for, by edition; each row with words. */
function reviewed(header: string, edition: EditionName): string[] {
  const page = readFileSync('docs/permissions.md', 'utf8');
  const [, table] = new RegExp(`\\n\\| ${header} \\|.*\\n\\| ---.*\\n((?:\\|.*\\n)*)`).exec(page)!;
  const rows = table!.trim().split('\n').filter(Boolean);
  const cells = rows.map((row) =>
    row
      .split('|')
      .slice(1, 4)
      .map((cell) => cell.trim()),
  );
  for (const [name, , words] of cells) if (!words) throw new Error(`${name} has no words.`);
  return cells
    .filter(([, editions]) => editions!.split(', ').includes(edition))
    .map(([name]) => name!.replaceAll('`', ''));
}

describe.each(NAMES)('the %s edition', (edition) => {
  test('asks for what docs/permissions.md says, and for nothing else', () => {
    const { oauthScopes, urlFetchWhitelist = [] } = manifestOf(edition);
    expect(oauthScopes).toEqual(reviewed('Scope', edition).map((name) => AUTH + name));
    expect(urlFetchWhitelist).toEqual(reviewed('Address', edition));
  });

  test('says of each of its features whether it is allowed', () => {
    const { oauthScopes } = manifestOf(edition);
    const more = oauthScopes.filter((scope) => !FOUNDATION.oauthScopes.includes(scope));
    const statesWith = (declined: readonly string[]) =>
      benchOn(new MemoryGrid(), edition, declined).runFromClient('listFeatures').result() as FeatureState[];
    expect(statesWith([]).map(({ allowed, allowAt }) => ({ allowed, allowAt }))).toEqual(
      statesWith([]).map(() => ({ allowed: true, allowAt: '' })),
    );
    for (const scope of more) {
      const declined = statesWith([scope]).filter(({ allowed }) => !allowed);
      expect(declined).not.toEqual([]);
      expect(declined[0]!.allowAt).toMatch(/^https:/);
    }
  });
});

test('a scope that a feature falls back to is explained, and asked for by no edition', async () => {
  const features = await readFeatures(['src/addon/schedule/schedule.feature.ts'], '.');
  const [fallback] = features.flatMap(({ fallback: scopes = [] }) => scopes);
  expect(readFileSync('docs/permissions.md', 'utf8')).toContain(`\`${fallback}\``);
  for (const edition of NAMES) expect(manifestOf(edition).oauthScopes).not.toContain(fallback);
});

test('the base edition names no service that needs more, so that scopes which are inferred are its own', () => {
  const code = readFileSync('dist/Code.js', 'utf8');
  // The script's time zone is nobody's: only what `Session` says of the user needs to be allowed.
  expect(code.replace('Session.getScriptTimeZone()', '')).not.toMatch(
    /\b(UrlFetchApp|MailApp|GmailApp|DriveApp|DocumentApp|ScriptApp|CalendarApp|SlidesApp|FormApp|ContactsApp|Session|Jdbc|LanguageApp|Maps|BigQuery)\b/,
  );
  expect(code).toMatch(/^\/\*\* @OnlyCurrentDoc \*\//);
  expect(manifestOf('base')).toEqual(FOUNDATION);
});

test('an edition asks for what its code reaches, and not for what lies beside it', async () => {
  const { files } = await bundleServer('test/tools/build/fixtures/fetching-entry.ts');
  const features = await readFeatures(files, process.cwd());
  expect(features.map(({ name }) => name)).toEqual(['reached']);
  expect(composeManifest(FOUNDATION, features)).toEqual({
    ...FOUNDATION,
    oauthScopes: [...FOUNDATION.oauthScopes, FETCHING],
    urlFetchWhitelist: ['https://hooks.example.com/services/'],
  });
});

describe('the build refuses a feature with', () => {
  const feature = { name: 'slack', does: 'send', scopes: [FETCHING], fetches: ['https://a.example/b/'] };

  test.each<[string, Partial<typeof feature>, string]>([
    ['a shortened scope', { scopes: ['script.external_request'] }, 'is no scope'],
    ['a scope that is everything', { scopes: ['https://mail.google.com/'] }, 'is no scope'],
    ['an address without a path', { fetches: ['https://a.example'] }, 'with a path'],
    ['an address in the clear', { fetches: ['http://a.example/b/'] }, 'https address'],
    ['an address with a wildcard', { fetches: ['https://*.example/b/'] }, 'https address'],
    ['an address with a user', { fetches: ['https://a.example@b.example/'] }, 'https address'],
    ['an address that it may not call', { scopes: [`${AUTH}documents`] }, 'together'],
    ['leave to call anything', { fetches: [] }, 'together'],
  ])('%s', (_, change, words) => {
    expect(() => composeManifest(FOUNDATION, [{ ...feature, ...change }])).toThrow(words);
  });
});
