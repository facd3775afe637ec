import { caseless } from '../base/caseless';

/** What a note about a customer is. */
export const NOTE_KINDS = ['Note', 'Stakeholder', 'Win', 'Reference'] as const;
export type NoteKind = (typeof NOTE_KINDS)[number];

/** The kind that a cell names, in whatever case; a plain note where it names none. */
export function noteKindOf(text: string): NoteKind {
  const wanted = caseless(text);
  return NOTE_KINDS.find((kind) => kind.toLowerCase() === wanted) ?? 'Note';
}

/** Somebody at a customer's. */
export interface Stakeholder {
  readonly name: string;
  readonly role: string;
  /** What they decide or use, and whether they are for us. */
  readonly stance: string;
}

/** Reads a note such as "Ana Roe, CFO: signs, for us". */
function readStakeholder(note: string): Stakeholder {
  const [who = '', ...stance] = note.trim().split(':');
  const [name = '', ...role] = who.split(',');
  return { name: name.trim(), role: role.join(',').trim(), stance: stance.join(':').trim() };
}

/** The people at a customer's, each by its newest note; of notes the newest first. */
export function stakeholdersIn(
  notes: readonly { readonly kind: NoteKind; readonly note: string }[],
): Stakeholder[] {
  const people = notes.filter(({ kind }) => kind === 'Stakeholder').map(({ note }) => readStakeholder(note));
  const nameOf = ({ name }: Stakeholder) => name.toLowerCase();
  return people.filter((one, i) => people.findIndex((other) => nameOf(other) === nameOf(one)) === i);
}
