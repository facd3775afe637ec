import { caseless } from '../base/caseless';
import { isModelColumn, type ModelTable } from '../scoring/table-cells';

/** A row of a model table with what it says, column by column. */
interface Item {
  readonly kind: string;
  readonly name: string;
  readonly facts: ReadonlyMap<string, string>;
}

/**
 * What changed from one table of a model to the next, in words: "weight of nps_score 25 -> 40; band Green from 75 -> 80".
 * Empty where nothing did that a score could show; remarks do not count.
 */
export function difference(before: ModelTable, after: ModelTable): string {
  const old = itemsOf(before);
  const now = itemsOf(after);
  const gone = [...old].filter(([key]) => !now.has(key)).map(([, item]) => `${title(item)} removed`);
  const changed = [...now].flatMap(([key, item]) => {
    const was = old.get(key);
    return was ? changes(was, item) : [`${title(item)} added`];
  });
  const words = [...changed, ...gone];
  return words.length === 0 && [...old.keys()].join() !== [...now.keys()].join()
    ? 'the rows stand in another order'
    : words.join('; ');
}

function changes(before: Item, after: Item): string[] {
  const columns = [...new Set([...after.facts.keys(), ...before.facts.keys()])];
  return columns.flatMap((column) => {
    const [was, is] = [before.facts.get(column) ?? '', after.facts.get(column) ?? ''];
    return was === is ? [] : [`${subject(after, column)} ${was || '(blank)'} -> ${is || '(blank)'}`];
  });
}

/** What a cell is about: "weight of nps_score", "parameter of nps_score for smb", "band Green from". */
function subject({ kind, name }: Item, column: string): string {
  const segment = isModelColumn(column) || column === 'dimension' ? '' : ` for ${column}`;
  const parameter = segment !== '' || column === 'parameter';
  if (kind === 'model') return parameter ? 'direction' : column;
  if (kind === 'band') return parameter ? `band ${name}${segment} from` : `${column} of band ${name}`;
  if (kind === 'cap') return parameter ? `cap by ${name}` : `${column} of the cap by ${name}`;
  if (kind === 'urgency') return parameter ? `urgency by ${name}` : `${column} of the urgency`;
  if (kind === 'dimension' && column === 'curve') return `combination of ${name}`;
  return `${parameter ? 'parameter' : column} of ${name}${segment}`;
}

function title({ kind, name }: Item): string {
  return kind === 'metric' ? name : `${kind} ${name}`;
}

/** The rows by what they are about. A metric says in which dimension it stands; a model's name is a fact of it. */
function itemsOf(table: ModelTable): Map<string, Item> {
  const headers = (table[0] ?? []).map(caseless);
  const cell = (row: ModelTable[number], column: string) => trimmed(row[headers.indexOf(column)] ?? '');
  const items = new Map<string, Item>();
  let dimension = '';
  for (const row of table.slice(1)) {
    const kind = cell(row, 'row').toLowerCase();
    const name = cell(row, 'name');
    if (kind === '') continue;
    const facts = new Map<string, string>();
    headers.forEach((header, i) => {
      if (!['', 'row', 'name', 'remark'].includes(header)) facts.set(header, trimmed(row[i] ?? ''));
    });
    if (kind === 'dimension') dimension = name;
    if (kind === 'metric' || kind === 'component') facts.set('dimension', dimension);
    if (kind === 'model') facts.set('name', name);
    items.set(kind === 'model' ? kind : `${kind} ${name.toLowerCase()}`, { kind, name, facts });
  }
  return items;
}

function trimmed(cell: string | number | boolean): string {
  return String(cell).trim();
}
