import { cleanText } from '../reading/normalize';
import type { SourceReader } from './derive';
import type { Part } from './parts';
import { type WordList, wordsAmong } from './recipes';
import { columnAt } from './source-table';

/** Fills the `{part}` of a recipe with what a table has for it; undefined where it lacks something. */
export function placeholders(
  topic: string,
  parts: ReadonlyMap<Part, string>,
  reader: SourceReader,
): (text: string) => string | undefined {
  const has = (part: Part) => parts.get(part);
  /** `status is open | pending`, of the words of a list that stand in the column. */
  const words = (part: Part, list: WordList, is = 'is') => {
    const header = has(part);
    if (header === undefined) return undefined;
    const found = wordsAmong(wordsIn(reader, header), list);
    return found.length === 0 ? undefined : `${header} ${is} ${found.join(' | ')}`;
  };
  const until = (part: Part) => has(part) && `${has(part)} is blank or after the day`;
  const conditions: Readonly<Record<string, () => string | undefined>> = {
    open: () =>
      topic === 'opportunities'
        ? words('status', 'over', 'is not')
        : isNeverFilled('closed')
          ? (words('status', 'over', 'is not') ?? until('closed'))
          : (until('closed') ?? words('status', 'over', 'is not')),
    won: () => words('status', 'won'),
    critical: () => words('priority', 'critical'),
    good: () => words('satisfaction', 'good'),
    rated: () => words('satisfaction', 'rated'),
    everymonth: () => onlyIn('interval', 'monthly'),
    everyyear: () => onlyIn('interval', 'yearly'),
    came: () => words('status', 'came'),
    unpaid: () => until('paid') ?? words('status', 'paid', 'is not'),
    held: () => words('status', 'held'),
    cancelled: () => words('status', 'cancelled'),
    qbr: () => words('type', 'qbr') ?? (/qbr|business review/i.test(reader.table.name) ? '' : undefined),
    renewal: () => words('type', 'renewal'),
    running: () => {
      const [start, trial] = [has('start'), has('trial')];
      // The day of an end tells more than the status of today; the end of a billing period is no end of what is running.
      const status = has('ended') === undefined ? words('status', 'running') : undefined;
      const isPeriod = status !== undefined && /period|renew/i.test(has('end') ?? '');
      const end = until('ended') ?? (isPeriod ? undefined : until('end'));
      const by = [start && `${start} by the day`, end, status].filter(Boolean);
      return [...by, ...(trial ? [`${trial} is not yes`] : [])].join(' and ');
    },
    // A row a day with a count of nothing is no use of that day.
    loginrows: () => {
      const count = has('logins') ?? has('dau') ?? has('count');
      return words('feature', 'login') ?? (count === undefined ? '' : `${count} is not 0 | blank`);
    },
    nps: () => has('nps') ?? (isOnScale(10) ? has('score') : undefined),
    npsrows: () => words('type', 'nps') ?? '',
    csatrows: () => words('type', 'csat') ?? '',
    satisfaction: () => {
      if (topic !== 'surveys') return has('satisfaction');
      return words('type', 'csat')
        ? has('score')
        : (has('satisfaction') ?? (isOnScale(5) ? has('score') : undefined));
    },
  };
  return (text) => {
    let lacks = false;
    const filled = text.replace(/\{(\w+)\}/g, (_, part: string) => {
      const found = conditions[part] ? conditions[part]() : has(part);
      lacks ||= found === undefined;
      return found ?? '';
    });
    return lacks ? undefined : filled.replace(/^ and | and $/g, '');
  };

  /** Whether a part has a column that nobody fills in: then a status says more. */
  function isNeverFilled(part: Part): boolean {
    const header = has(part);
    return header !== undefined && reader.kindOf(columnAt(reader.table, header)) === 'nothing';
  }

  /** Nothing to ask for, where every word of a column is in a list. */
  function onlyIn(part: Part, list: WordList): '' | undefined {
    const header = has(part);
    const all = header === undefined ? [] : wordsIn(reader, header);
    return all.length > 0 && wordsAmong(all, list).length === all.length ? '' : undefined;
  }

  /** Whether the answers of a survey are of 0 to 10, or of 1 to 5. */
  function isOnScale(most: 5 | 10): boolean {
    const header = has('score');
    if (header === undefined) return false;
    const highest = Math.max(
      ...reader.numbersOf(columnAt(reader.table, header)).filter((value) => !Number.isNaN(value)),
    );
    return most === 10 ? highest > 5 && highest <= 10 : highest <= 5;
  }
}

/** The different words of a column, where there are few, as they stand. */
function wordsIn(reader: SourceReader, header: string): string[] {
  const found = new Map<string, string>();
  for (const cell of reader.table.column(columnAt(reader.table, header))) {
    const word = typeof cell === 'string' ? cleanText(cell) : '';
    if (word !== '' && !found.has(word.toLowerCase())) found.set(word.toLowerCase(), word);
  }
  return [...found.values()];
}
