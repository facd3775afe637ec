import { FIGURES, type FigureId, figureOf } from '../../src/metrics/figures';

/** A figure at a place, as it is written there. */
export interface Seen {
  readonly id: string;
  /** The part that it is of; empty for the whole portfolio. */
  readonly of: string;
  readonly text: string | number;
  readonly place: string;
}

/** Finds the figures of a page, and its texts with a number that has no id: run in the page itself. */
export const IN_PAGE = `(() => {
  const figures = [...document.querySelectorAll('[data-figure]')].map((element) => ({
    id: element.dataset.figure, of: element.dataset.of ?? '', text: element.textContent,
  }));
  const bare = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const { data, parentElement } = walker.currentNode;
    if (parentElement.closest('#subject, script, style, title, label, option, code, [data-words], [data-figure]')) continue;
    if (/\\d/.test(data.replace(/\\d{4}(-\\d{2}(-\\d{2})?| Q\\d)|\\d{1,2} [A-Z][a-z]{2}( \\d{4})?|\\d{2}:\\d{2}/g, ''))) bare.push(data);
  }
  return { figures, bare };
})()`;

/** What stands beside a number and is part of how it is read. */
const BESIDE = /\([^)]*\)|\d{4}-\d{2}-\d{2}/g;

/** The number in a text, and its decimals; undefined where the figure is unknown. */
function numberIn({ id, text }: Seen): { readonly value: number; readonly decimals: number } | undefined {
  const isShare = id in FIGURES && figureOf(id as FigureId).unit === 'share';
  if (typeof text === 'number') return { value: Math.abs(isShare ? text * 100 : text), decimals: 9 };
  const [found] = text.replace(BESIDE, '').match(/[-−+]?\d[\d,]*(\.\d+)?[KMBT]?/) ?? [];
  if (found === undefined) return undefined;
  const plain = found.replace(/[,KMBT]/g, '').replace(/[-−+]/, '');
  const zeros = 3 * Math.max(0, ' KMBT'.indexOf(found.at(-1)!));
  return { value: Number(plain) * 10 ** zeros, decimals: (plain.split('.')[1]?.length ?? 0) - zeros };
}

/** Whether two places say the same, each with its own digits. */
function agree(one: Seen, other: Seen): boolean {
  const [a, b] = [numberIn(one), numberIn(other)];
  if (!a || !b) return a === b;
  const step = 10 ** -Math.min(a.decimals, b.decimals);
  return Math.abs(a.value - b.value) <= step / 2 + 1e-9;
}

/** The figures that have more than one value, each with the places that differ. */
export function disagreements(seen: readonly Seen[]): string[] {
  const first = new Map<string, Seen>();
  return seen.flatMap((one) => {
    const key = `${one.id} | ${one.of}`;
    const known = first.get(key);
    if (!known) first.set(key, one);
    if (!known || agree(known, one)) return [];
    return [`${key}: ${known.text} in ${known.place}, ${one.text} in ${one.place}`];
  });
}
