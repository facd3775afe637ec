/** What notes say to documents: each kind is written as "what, who: more". */

import { isoDayAfter } from '../../base/calendar';
import { dateName } from '../../base/for-people';
import { firstOfEach } from '../../base/group-by';
import type { NoteKind } from '../note-kinds';
import type { Facts } from './facts';

/** A note taken apart: "Ana Roe, CFO: signs, for us". */
export interface NoteParts {
  readonly what: string;
  /** After the last comma before the colon; empty where there is none. */
  readonly who: string;
  /** After the colon; empty where there is none. */
  readonly more: string;
}

/** Something to do that the customer may agree to. */
export interface Agreeable {
  readonly what: string;
  readonly owner: string;
  /** ISO day; empty where there is none. */
  readonly due: string;
}

/** A review looks back on so many days. */
export const REVIEWED_DAYS = 91;

/** The notes of a kind, the newest first; of the last quarter only, where that is asked for. */
export function notesOfKind(
  { notes, today }: Facts,
  kind: NoteKind,
  days = Number.POSITIVE_INFINITY,
): NoteParts[] {
  const first = Number.isFinite(days) ? isoDayAfter(today, -days) : '';
  return notes.filter((one) => one.kind === kind && one.day >= first).map(({ note }) => partsOf(note));
}

/** The people at a customer's, each by its newest note. */
export function peopleIn(facts: Facts): NoteParts[] {
  return firstOfEach(notesOfKind(facts, 'Stakeholder'), ({ what }) => what.toLowerCase());
}

/** A note as one sentence: "Large exports fail (fix by 12 Dec)". */
export function inOne({ what, who, more }: NoteParts): string {
  const begun = who === '' ? what : `${what}, ${who}`;
  return more === '' ? begun : `${begun} (${more})`;
}

/** An action with owner and day as a note that is read back as these. */
export function agreedNote({ what, owner, due }: Agreeable): string {
  const said = what.replace(/:/g, ' –').trim();
  const who = owner.replace(/[:,]/g, ' ').trim();
  if (who === '' && due === '') return said;
  const by = who === '' && !said.includes(',') ? '' : `, ${who}`;
  return `${said}${by}: ${due === '' ? '' : dateName(due)}`.trim();
}

function partsOf(note: string): NoteParts {
  const text = note.trim();
  const colon = text.indexOf(':');
  const [begun, more] = colon < 0 ? [text, ''] : [text.slice(0, colon), text.slice(colon + 1)];
  const comma = colon < 0 ? -1 : begun.lastIndexOf(',');
  const [what, who] = comma < 0 ? [begun, ''] : [begun.slice(0, comma), begun.slice(comma + 1)];
  return { what: what.trim(), who: who.trim(), more: more.trim() };
}
