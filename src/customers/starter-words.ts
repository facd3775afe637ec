import { headerWords } from '../reading/header-words';

/** What the words of a header say of a number that no published model knows. */
export interface Theme {
  readonly dimension: string;
  /** Which way is better; 'none' where the words do not say. */
  readonly direction: 'up' | 'down' | 'none';
}

/** Invoices that nobody pays. */
const LATE = /past due|overdue|unpaid|impag|impay|uberfallig|mahnung/;
/**
 * The words by which a column says where it belongs and which way is better, in the languages of the West; of others people are
 * asked. The first line that fits counts: words that turn another round stand before it.
 */
const THEMES: readonly (readonly [dimension: string, direction: Theme['direction'], words: RegExp])[] = [
  ['Payment history', 'down', LATE],
  ['Your own', 'none', /declin|decreas|\b(drop|fall|lost|loss|reduc|churn|risk|request)/],
  [
    'Usage',
    'down',
    /inactiv|inaktiv|(since|without) login|unus|unutili|\bidle|downtime|latency|crash|bounce|abandon|fail/,
  ],
  [
    'Engagement',
    'down',
    /dissatisf|unhapp|unzufried|insatisf|negativ|detract|cancel|missed|skipped|number shows?|days since/,
  ],
  [
    'Support',
    'down',
    /\b(first |average )?(reply|response|respond|resolution|resolve|handle|handling|wait|waiting|close)\b.*\b(time|hours|minutes|days|seconds?)\b|\b(time|hours|days) to\b|(antwort|reaktions|losungs|warte)zeit|\bdelai|(tiempo|tempo) (medio )?(?:de |di )?(respuesta|resposta|risposta|resolucion|resolucao|risoluzione|espera|attesa)|reactietijd|oplostijd/,
  ],
  [
    'Support',
    'none',
    /(ticket|case|bug|issue|incid|compla|escal).*\b(resolved|solved|closed|fixed|met|within|avoided|deflected)\b|\b(resolved|solved|closed|fixed)\b/,
  ],
  ['Engagement', 'up', /nps|csat|satisf|happ|mood|sentiment|zufried|stimm|content|tevred|stemm|soddisf/],
  [
    'Support',
    'down',
    /ticket|\bcases?\b|\bbug|issue|incid|complain|escal|error|outage|\blate\b|beschwerde|plainte|quej|klacht|reclam/,
  ],
  ['Engagement', 'up', /feedback|rating|attend|training|response|meeting|engage/],
  ['Relationship', 'up', /sponsor|champion|stakeholder|relationship/],
  [
    'Usage',
    'up',
    /login|usage|active|adopt|session|visit|event|user|feature|\bapi\b|\b[dm]au\b|nutz|anmeld|aktiv|connexion|utilis|utiliz|\buso\b|usuari|sesion|gebruik|accessi/,
  ],
];
/** A scale that runs the other way: grades of schools, and what says that 1 is best. */
const LOWER_IS_BETTER =
  /schulnote|\b1 ?(?:=|is|ist|:) ?(?:best|very good|good|sehr gut|gut)|low(?:er)? is better|best is 1/i;
/** Shares of what was paid for tell of use; how much was paid for does not. */
const IN_USE = /utiliz|usage|used|adopt|active|nutz/;
const PAID_FOR = /licens\w*|seats?/g;
/** Amounts, sizes, years and numbers of a person or a place say nothing of health. */
const NO_HEALTH =
  /\b(arr|mrr)\b(?!.*(growth|percent|change))|money|revenue|receita|ingreso|fatturat|ricav|chiffre|facturac|betrag|amount|price|cost|spend|invoice|budget|value|umsatz|preis|omzet|montant|prix|precio|employee|headcount|phone|year|jahr|\bid\b|limit|licens|seat/;
/** What is counted over a time, and is more where more people are. */
const COUNTED = /ticket|\bcases?\b|login|session|visit|event|\bcalls?\b|request/;

/** Where a header's words put it; undefined where they say nothing of health. */
export function themeOf(header: string): Theme | undefined {
  const named = headerWords(header);
  const words = named.words.join(' ');
  if (NO_HEALTH.test(withoutBeside(words))) return undefined;
  const said = [words, ...named.bracket].join(' ');
  const [dimension, direction] = THEMES.find(([, , each]) => each.test(said)) ?? ['Your own', 'none'];
  return { dimension, direction: LOWER_IS_BETTER.test(header) ? 'down' : direction };
}

/** What is paid for tells nothing of health, but how much of it is used does; so do invoices that nobody pays. */
function withoutBeside(words: string): string {
  if (IN_USE.test(words)) return words.replace(PAID_FOR, '');
  return LATE.test(words) ? words.replace(/invoices?|payments?/g, '') : words;
}

/** Whether a header counts what grows with the number of seats, and is no average or share already. */
export function growsWithSeats(header: string): boolean {
  const { words, bracket } = headerWords(header);
  const said = [...words, ...bracket].join(' ');
  return (
    COUNTED.test(said) &&
    !/\b(per|average|median|percent|rate|score|trend|change|growth|time|hours|minutes|days|csat|nps|satisf\w*|pro|par|por)\b/.test(
      said,
    ) &&
    !header.includes('/')
  );
}
