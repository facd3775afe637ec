import { headerWords } from '../reading/header-words';
import type { SourceReader } from './derive';
import type { Part } from './parts';
import { TOPICS, type Topic } from './recipes';
import type { SourceTable } from './source-table';

/** The words by which a tab's name is looked at. */
export function wordsOfName({ name }: SourceTable): string {
  return `${name.toLowerCase()} ${headerWords(name).words.join(' ')}`;
}

/** Events have a day, whatever its column is called. */
export function withDay(
  table: SourceTable,
  reader: SourceReader,
  parts: ReadonlyMap<Part, string>,
): ReadonlyMap<Part, string> {
  if (parts.has('day')) return parts;
  const day =
    parts.get('start') ??
    table.headers.find(
      (header, index) =>
        header !== '' && reader.kindOf(index) === 'day' && ![...parts.values()].includes(header),
    ) ??
    parts.get('responded') ??
    parts.get('close');
  return day === undefined ? parts : new Map([...parts, ['day', day]]);
}

/** What a table is about; undefined where nothing tells. */
export function topicOf(table: SourceTable): Topic | undefined {
  const name = wordsOfName(table);
  const headers = table.headers.map((header) => headerWords(header).words.join(' ')).join('; ');
  const hits = TOPICS.map((topic) => {
    const inHeaders = new Set(headers.match(topic.inHeaders) ?? []).size;
    const isNamed = topic.inName.test(name);
    return { topic, weight: !isNamed && inHeaders < topic.least ? 0 : (isNamed ? 3 : 0) + inHeaders };
  });
  const best = hits.reduce((one, other) => (other.weight > one.weight ? other : one));
  return best.weight > 0 ? best.topic : undefined;
}
