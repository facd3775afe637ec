/**
 * JSON files: a list of records, an object that holds one (`{"customers": [...]}`), one record a line, or records by their ids.
 * What a record holds in others becomes columns: `usage.login_frequency` is `login_frequency`, `departments.current` is
 * `departments_current`, `previous_period.usage_score` is `previous_usage_score`, and what is known of a module by its name
 * (`product_usage.api.usage_pct`) is `module api`: blank where it is not adopted, n/a where it is not offered.
 */
import { spelledOut } from '../src/reading/catalog';
import { makeRoom } from './contents';
import { fieldEntry } from './csv';
import type { Entry } from './entry';
import type { GridSheet } from './grid';

type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };
type JsonRecord = { readonly [key: string]: Json };

/** Fills an empty sheet from the text of a JSON file, a row for each record. */
export function openJson(sheet: GridSheet, text: string, year: number): void {
  const rows = recordsIn(parsed(text)).map(flattened);
  const paths = new Map(rows.flatMap((row) => [...row.keys()].map((key) => [key, key.split('\n')] as const)));
  const headers = headersOf([...paths.values()]);
  const columns = [...paths.keys()];
  const entries = rows.map((row) => columns.map((key) => entryOf(row.get(key), key, year)));
  makeRoom(sheet, rows.length + 1, columns.length);
  const area = { row: 0, column: 0, rows: rows.length + 1, columns: columns.length };
  sheet.write(area, [headers, ...entries.map((row) => row.map(({ content }) => content))]);
  sheet.setStyles(area, 'numberFormat', [
    headers.map(() => undefined),
    ...entries.map((row) => row.map(({ format }) => format)),
  ]);
}

/** @throws A sentence where it is no JSON. */
function parsed(text: string): Json {
  const bare = text.replace(/^\ufeff/, '').trim();
  try {
    return JSON.parse(bare) as Json;
  } catch (error) {
    const lines = bare.split(/\r?\n/).filter((line) => line.trim() !== '');
    try {
      return lines.map((line) => JSON.parse(line) as Json);
    } catch {
      throw new Error(`it is no JSON: ${(error as Error).message}.`);
    }
  }
}

/** @throws A sentence where there is no list of records. */
function recordsIn(json: Json): JsonRecord[] {
  const found = listIn(json) ?? byId(json);
  if (found && found.length > 0) return found;
  throw new Error('it holds no list of customers: write [{"customer_id": "A-1", …}] or {"customers": […]}.');
}

function listIn(json: Json): JsonRecord[] | undefined {
  if (Array.isArray(json)) return json.every(isRecord) ? [...json] : undefined;
  if (!isRecord(json)) return undefined;
  const lists = Object.values(json).flatMap((value) => {
    const list = listIn(value);
    return list ? [list] : [];
  });
  return lists.sort((a, b) => b.length - a.length)[0];
}

function byId(json: Json): JsonRecord[] | undefined {
  if (!isRecord(json) || !Object.values(json).every(isRecord)) return undefined;
  return Object.entries(json).map(([customer_id, record]) => ({ customer_id, ...(record as JsonRecord) }));
}

function isRecord(json: Json): json is JsonRecord {
  return typeof json === 'object' && json !== null && !Array.isArray(json);
}

/** The values of a record by their paths, whose parts are joined by line ends. */
function flattened(record: JsonRecord): Map<string, Json> {
  const found = new Map<string, Json>();
  const walk = (value: Json, path: readonly string[]): void => {
    if (isRecord(value) && 'usage_pct' in value) {
      found.set(
        ['module', path[path.length - 1]!].join('\n'),
        value.adopted === false ? null : value.usage_pct!,
      );
    } else if (isRecord(value)) {
      for (const [key, inner] of Object.entries(value)) walk(inner, [...path, key]);
    } else if (path.length > 0) found.set(path.join('\n'), value);
  };
  walk(record, []);
  return found;
}

/** The shortest name that says it: the last word, unless the catalog knows the longer one or two end in the same word. */
function headersOf(paths: readonly (readonly string[])[]): string[] {
  const leaves = paths.map((path) => path[path.length - 1]!);
  return paths.map((path) => {
    const leaf = path[path.length - 1]!;
    const parent = path[path.length - 2];
    if (parent === undefined) return leaf;
    if (parent === 'module') return `module ${leaf}`;
    if (parent.startsWith('previous')) return `previous_${leaf}`;
    const joined = `${parent}_${leaf}`;
    const isShared = leaves.filter((other) => other === leaf).length > 1;
    return spelledOut(joined) || (isShared && !spelledOut(leaf)) ? joined : leaf;
  });
}

function entryOf(value: Json | undefined, key: string, year: number): Entry {
  if (value === undefined) return { content: key.startsWith('module\n') ? 'n/a' : null };
  if (typeof value === 'string')
    return /^\d{4}-\d\d-\d\d/.test(value) ? fieldEntry(value, 'en_US', year) : { content: value };
  if (Array.isArray(value)) {
    const isPlain = value.every((each) => typeof each !== 'object');
    return { content: isPlain ? value.join('; ') : JSON.stringify(value) };
  }
  return { content: value as string | number | boolean | null };
}
