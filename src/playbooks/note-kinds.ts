import { caseless } from '../base/caseless';

/**
 * What a note about a customer is, each with how it is written: documents read what stands before the colon, after it,
 * and after the last comma before it.
 */
export const NOTE_KINDS = [
  'Note',
  'Stakeholder',
  'Win',
  'Goal',
  'Ask',
  'Issue',
  'Agreed',
  'Roadmap',
  'Review',
  'Cause',
  'Decision',
  'Reference',
] as const;
export type NoteKind = (typeof NOTE_KINDS)[number];

/** How a note of each kind is written, for those who write one. */
export const NOTE_EXAMPLES: Readonly<Record<NoteKind, string>> = {
  Note: '',
  Stakeholder: 'Ana Roe, CFO: signs, for us',
  Win: 'Close takes 5 days, was 9',
  Goal: 'Close the month in 3 days: 5 days now',
  Ask: 'SSO for contractors: planned for Q1',
  Issue: 'Large exports fail: fix by 12 Dec',
  Agreed: 'Train the finance team, Ana Roe: 10 Dec',
  Roadmap: 'SSO, Q1 2027: one password for all',
  Review: '25 Feb 2027: Ana Roe, Kim Lee',
  Cause: 'Reports lack the cost centers',
  Decision: 'Go live without SSO, Ana Roe: until March',
  Reference: '',
};

/** The kind that a cell names, in whatever case; a plain note where it names none. */
export function noteKindOf(text: string): NoteKind {
  const wanted = caseless(text);
  return NOTE_KINDS.find((kind) => kind.toLowerCase() === wanted) ?? 'Note';
}

/** What somebody wrote down about a customer. */
export interface KeptNote {
  readonly day: string;
  readonly kind: NoteKind;
  readonly note: string;
}
