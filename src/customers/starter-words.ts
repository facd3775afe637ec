import { headerWords } from '../reading/header-words';

/** What the words of a header say of a number that no published model knows. */
export interface Theme {
  readonly dimension: string;
  /** Which way is better; 'none' where the words do not say. */
  readonly direction: 'up' | 'down' | 'none';
}

/**
 * The words by which a column says where it belongs and which way is better, in the languages of the West; of others people are
 * asked. The first line that fits counts.
 */
const THEMES: readonly (readonly [dimension: string, direction: Theme['direction'], words: RegExp])[] = [
  ['Usage', 'down', /inactiv|(since|without) login|inaktiv/],
  [
    'Support',
    'down',
    /ticket|case|bug|issue|incid|compl|escal|error|outage|overdue|\blate\b|unpaid|failed|beschwerde|plainte|quej|klacht|reclam/,
  ],
  ['Engagement', 'down', /cancel|missed|detract|churn|days since|wait/],
  [
    'Engagement',
    'up',
    /nps|csat|satisf|happ|mood|sentiment|feedback|rating|attend|training|response|meeting|engage|zufried|stimm|content|tevred|stemm|soddisf/,
  ],
  ['Relationship', 'up', /sponsor|champion|stakeholder|relationship/],
  [
    'Usage',
    'up',
    /login|usage|active|adopt|session|visit|event|user|feature|api|dau|mau|nutz|anmeld|aktiv|connexion|utilis|\buso\b|usuari|sesion|gebruik|accessi/,
  ],
];
/** Amounts, sizes, years and numbers of a person or a place say nothing of health. */
const NO_HEALTH =
  /money|revenue|amount|price|cost|spend|invoice|budget|value|umsatz|preis|omzet|montant|prix|precio|employee|headcount|phone|year|jahr|\bid\b|limit|licens|seat/;
/** What is counted over a time, and is more where more people are. */
const COUNTED = /ticket|case|login|session|visit|event|call|request/;

/** Where a header's words put it; undefined where they say nothing of health. */
export function themeOf(header: string): Theme | undefined {
  const words = headerWords(header).words.join(' ');
  if (NO_HEALTH.test(words)) return undefined;
  const [dimension, direction] = THEMES.find(([, , each]) => each.test(words)) ?? ['Your own', 'none'];
  return { dimension, direction };
}

/** Whether a header counts what grows with the number of seats. */
export function growsWithSeats(header: string): boolean {
  return COUNTED.test(headerWords(header).words.join(' '));
}
