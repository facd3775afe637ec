/**
 * `npm run trace -- "at Tn (Code:12:345)" [--edition team]`: says where the positions of a stack trace stand in the source, by
 * the map of the last build. Names in `dist/Code.js` are short; Apps Script reports those.
 */
import { readFileSync } from 'node:fs';
import { SourceMap, type SourceMapPayload } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { EDITIONS, type EditionName } from './editions';

const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const POSITION = /\bCode(?:\.js|\.gs)?:(\d+)(?::(\d+))?/g;

/** A trace with each position of the built script followed by where it stands in the source. */
export function traced(trace: string, map: SourceMap): string {
  return trace.replace(POSITION, (position, line: string, column = '1') => {
    const entry = map.findEntry(Number(line) - 1, Number(column) - 1);
    if (!('originalSource' in entry)) return position;
    const source = entry.originalSource.replace(/^(\.\.\/)+/, '');
    return `${position} = ${source}:${entry.originalLine + 1}`;
  });
}

export function mapOf(edition: EditionName): SourceMap {
  const file = path.join(ROOT, EDITIONS[edition].folder, 'maps/Code.js.map');
  return new SourceMap(JSON.parse(readFileSync(file, 'utf8')) as SourceMapPayload);
}

if (process.argv[1] && path.resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { edition: { type: 'string', default: 'base' } },
  });
  process.stdout.write(`${traced(positionals.join(' '), mapOf(values.edition as EditionName))}\n`);
}
