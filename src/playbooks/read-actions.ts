import { readCondition } from './condition';
import { MOST_WORDS } from './in-short';
import { type Play, playNamed } from './plays';
import type { Condition } from './situation';

export const ACTION_HEADERS = ['Rank', 'When', 'Next action', 'Owner', 'Within days', 'Play'] as const;

type Header = (typeof ACTION_HEADERS)[number];

/** A row of the table of next actions: what it proposes, and when. */
export interface ActionRow {
  /** The lowest wins. */
  readonly rank: number;
  readonly when: Condition;
  /** Empty where the play's step says it. */
  readonly what: string;
  readonly owner: string;
  readonly days: number;
  readonly play: Play | undefined;
}

/** A row that cannot be used as it stands, and is left out. */
export interface ActionProblem {
  /** From 0, its header row being 0. */
  readonly row: number;
  readonly column: Header;
  readonly message: string;
}

/** What `When` says of a row that holds where its play fits. */
export const AS_ITS_PLAY = 'as its play';
/** The same, for customers who are calm: of the others nothing is celebrated. */
export const WHILE_CALM = `calm and ${AS_ITS_PLAY}`;

/** A cell of a row by its header, as text. */
type Line = (header: Header) => string;

class Mistake extends Error {
  constructor(
    readonly column: Header,
    message: string,
  ) {
    super(message);
  }
}

/**
 * Reads the table of next actions; a row with a mistake is left out and named, the others stand. `tiers` are those of the
 * churn model.
 */
export function readActions(
  table: readonly (readonly unknown[])[],
  plays: readonly Play[],
  tiers?: readonly string[],
): { readonly actions: readonly ActionRow[]; readonly problems: readonly ActionProblem[] } {
  const problems: ActionProblem[] = [];
  const actions = table.slice(1).flatMap((cells, i): ActionRow[] => {
    const line: Line = (header) => String(cells[ACTION_HEADERS.indexOf(header)] ?? '').trim();
    try {
      return [readAction(line, plays, tiers)];
    } catch (mistake) {
      if (!(mistake instanceof Mistake)) throw mistake;
      problems.push({ row: i + 1, column: mistake.column, message: mistake.message });
      return [];
    }
  });
  return { actions: actions.sort((a, b) => a.rank - b.rank), problems };
}

function readAction(line: Line, plays: readonly Play[], tiers?: readonly string[]): ActionRow {
  const [what, name] = [line('Next action'), line('Play')];
  const play = playNamed(plays, name);
  if (name !== '' && !play) throw new Mistake('Play', `No play of "Vitals playbooks" is named "${name}".`);
  const said = line('When').toLowerCase();
  const isAsPlay = said === AS_ITS_PLAY || said === WHILE_CALM;
  if (isAsPlay && !play) throw new Mistake('Play', `Name the play: "When" says "${said}".`);
  const when =
    said === AS_ITS_PLAY ? play!.when : readCondition(isAsPlay ? whileCalm(play!.when) : line('When'), tiers);
  if (typeof when === 'string') throw new Mistake('When', when);
  if (what === '' && !play) {
    throw new Mistake('Next action', 'Say what to do, or name the play to follow.');
  }
  if (what.split(/\s+/).length > MOST_WORDS) {
    throw new Mistake('Next action', `Say it in at most ${MOST_WORDS} words: verb and object.`);
  }
  const [rank, days] = [line('Rank'), line('Within days') || '7'];
  if (!/^\d{1,3}$/.test(rank)) throw new Mistake('Rank', 'Write a whole number; the lowest wins.');
  if (!/^\d{1,3}$/.test(days)) throw new Mistake('Within days', 'Write a whole number of days, such as 7.');
  return { rank: Number(rank), when, what, owner: line('Owner') || 'CSM', days: Number(days), play };
}

function whileCalm({ text }: Condition): string {
  return text
    .split(' or ')
    .map((alternative) => `calm and ${alternative}`)
    .join(' or ');
}
