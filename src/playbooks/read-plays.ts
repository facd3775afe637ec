import { caseless } from '../base/caseless';
import { readCondition } from './condition';
import { ANCHORS, type Criterion, type EscalationLevel, type Play, type Start, type Step } from './plays';
import type { Condition } from './situation';

export type Cell = string | number;

export const PLAY_HEADERS = [
  'Row',
  'Play',
  'What',
  'When',
  'Owner',
  'Day',
  'Counts from',
  'Opens tasks',
] as const;

type Header = (typeof PLAY_HEADERS)[number];

/** A row of the table that cannot be followed as it stands, and is left out. */
export interface PlayProblem {
  /** From 0, its header row being 0. */
  readonly row: number;
  readonly column: Header;
  readonly message: string;
}

/** What the column "Opens tasks" says. */
const STARTS: ReadonlyMap<string, Start> = new Map([
  ['yes', 'by itself'],
  ['true', 'by itself'],
  ['propose', 'proposed'],
  ['no', 'by a person'],
  ['false', 'by a person'],
  ['', 'by a person'],
]);

const KINDS = ['play', 'step', 'success', 'escalate'];

/** A row of the table, cell by cell. */
type Line = (header: Header) => string;
type Mistake = readonly [column: Header, message: string];
type ConditionOf = (text: string) => Condition | string;

interface Draft extends Play {
  readonly steps: Step[];
  readonly success: Criterion[];
  readonly escalation: EscalationLevel[];
}

/**
 * Reads a table of plays: below its headers a row for each play, and rows that name the play they belong to. A row with
 * a mistake is left out and named; the others stand. `tiers` are those of the churn model.
 */
export function readPlays(
  table: readonly (readonly unknown[])[],
  tiers?: readonly string[],
): { readonly plays: readonly Play[]; readonly problems: readonly PlayProblem[] } {
  const [headers = [], ...rows] = table;
  const positions = new Map(headers.map((header, i) => [caseless(header), i]));
  const lines = rows.map(
    (cells): Line =>
      (header) =>
        text(cells[positions.get(caseless(header)) ?? -1]),
  );
  const conditionOf = (words: string) => readCondition(words, tiers);
  const drafts = new Map<string, Draft>();
  const problems: PlayProblem[] = [];
  const read = (
    wanted: (kind: string) => boolean,
    add: (line: Line, kind: string) => Mistake | undefined,
  ) => {
    lines.forEach((line, i) => {
      const kind = caseless(line('Row'));
      const mistake = wanted(kind) ? add(line, kind) : undefined;
      if (mistake) problems.push({ row: i + 1, column: mistake[0], message: mistake[1] });
    });
  };
  // A sorted table has its parts before their plays.
  read(
    (kind) => kind === 'play',
    (line) => addPlay(drafts, line, conditionOf),
  );
  read(
    (kind) => kind !== 'play' && kind !== '',
    (line, kind) => addPart(drafts, kind, line, conditionOf),
  );
  for (const { escalation } of drafts.values()) escalation.sort((a, b) => a.fromDay - b.fromDay);
  return { plays: [...drafts.values()], problems };
}

function addPlay(drafts: Map<string, Draft>, line: Line, conditionOf: ConditionOf): Mistake | undefined {
  const name = line('Play');
  if (name === '') return ['Play', 'Name the play.'];
  if (name.includes('|')) return ['Play', 'Leave "|" out of the name: the keys of tasks are made with it.'];
  if (drafts.has(caseless(name))) return ['Play', `A play is named "${name}" already: rename one of them.`];
  const when = conditionOf(line('When'));
  if (typeof when === 'string') return ['When', when];
  const countsFrom = ANCHORS.find((anchor) => anchor === (caseless(line('Counts from')) || ANCHORS[0]));
  if (!countsFrom) return ['Counts from', `Write one of: ${ANCHORS.join(', ')}.`];
  const starts = STARTS.get(caseless(line('Opens tasks')));
  if (!starts) return ['Opens tasks', 'Write yes (by itself), propose (a person starts it) or no.'];
  drafts.set(caseless(name), {
    name,
    purpose: line('What'),
    when,
    countsFrom,
    starts,
    steps: [],
    success: [],
    escalation: [],
  });
  return undefined;
}

function addPart(
  drafts: ReadonlyMap<string, Draft>,
  kind: string,
  line: Line,
  conditionOf: ConditionOf,
): Mistake | undefined {
  if (!KINDS.includes(kind)) return ['Row', `"${line('Row')}" is none of: ${KINDS.join(', ')}.`];
  const draft = drafts.get(caseless(line('Play')));
  if (!draft) {
    return ['Play', `No readable row "play" is named "${line('Play')}": correct the name, or that row.`];
  }
  const what = line('What');
  if (kind !== 'escalate' && what === '') return ['What', `Say what the ${kind} is.`];
  if (kind === 'success') {
    const when = line('When') === '' ? undefined : conditionOf(line('When'));
    if (typeof when === 'string') return ['When', when];
    draft.success.push({ what, when });
    return undefined;
  }
  const owner = line('Owner');
  if (owner === '') return ['Owner', 'Say who: CSM, CS manager, VP CS, another role, or a name.'];
  if (!/^-?\d{1,4}$/.test(line('Day'))) return ['Day', 'Write a whole number of days, such as 7.'];
  const day = Number(line('Day'));
  if (kind === 'step') draft.steps.push({ what, owner, dueDay: day });
  else draft.escalation.push({ who: owner, fromDay: day });
  return undefined;
}

function text(cell: unknown): string {
  return cell === null || cell === undefined ? '' : String(cell).trim();
}
