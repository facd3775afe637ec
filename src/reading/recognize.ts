import { type Metric, metric, spelledOut } from './catalog';
import { headerWords } from './header-words';
import { METRICS, type MetricName, synonymsIn } from './metrics';
import { type Unit, unitIn, unitsOf } from './scales';
import { VOCABULARY } from './vocabulary';

/** What a header was taken for, and how far that goes. */
export interface Recognition {
  readonly metric: Metric;
  /** The lower, the surer: of several columns for one metric the one with the lowest rank is read. */
  readonly rank: number;
  /** True for a general word, such as "Type", which only the cells can confirm. */
  readonly general: boolean;
  /** How the header says that its numbers are written: `ARR ($K)` is in thousands. */
  readonly unit?: Unit | undefined;
}

/** Words that a header may have around those that name its column, by what they say. */
const AROUND = {
  object:
    'account accounts customer customers company companies client clients organization organizations tenant workspace',
  deal: 'subscription subscriptions contract contracts agreement',
  vendor:
    'hs hubspot sf sfdc salesforce crm erp gainsight gs churnzero cz totango vitally planhat catalyst clientsuccess stripe chargebee recurly chartmogul zendesk intercom freshdesk pendo mixpanel amplitude moesif agent properties property custom fields field traits attributes cf c pc r',
  id: 'external unique internal case safe 15 18 digit digits character characters char long primary master system',
  person: 'full name names user assigned',
  day: 'date dates at on day utc gmt datum fecha data дата am au em op il next current upcoming',
  of: 'per',
  now: 'total current latest overall now today live sum',
  mean: 'average median',
  last: 'last recent most past',
  open: 'open active unresolved issued running in progress',
  executive: 'executive',
  money: 'money usd eur gbp chf jpy cad aud inr brl sek nok dkk amount value in',
  percent: 'percent rate in',
  scale: '0 1 5 7 10 100 points out of',
  flag: 'is has was flag y n yes no',
  number: 'number count num',
  month: 'last past this per 30 30d l30 l30d d30 days month months monthly mtd m',
  hours: 'hours in',
  minutes: 'minutes in',
  days: 'days day date at on ago in utc gmt time datum fecha data дата',
} as const;
type Around = keyof typeof AROUND;

/** What may stand around a metric's words, by the kind of its cells. */
const MAY_STAND: Readonly<Record<Metric['kind'], string>> = {
  key: 'object vendor id of',
  text: 'object vendor of',
  level: 'object deal vendor now of last',
  list: 'object vendor',
  day: 'object deal vendor day of',
  'yes/no': 'object deal vendor flag now day of',
  percent: 'object vendor now mean percent of',
  ratio: 'object vendor now mean percent of',
  satisfaction: 'object vendor now mean last percent scale of',
  score: 'object vendor now mean last percent scale of',
  count: 'object deal vendor now number of month',
  money: 'object deal vendor now money of',
  hours: 'object vendor now mean hours of',
  minutes: 'object vendor now mean minutes of',
  days: 'object vendor days of',
  points: 'object vendor now mean',
};

const MAY_STAND_OF: Readonly<Record<string, string>> = {
  csm: 'person',
  currency: 'deal',
  sponsor_change: 'executive',
  competitive_rfp: 'open',
  critical_bug: 'open',
  unresolved_critical: 'open',
  open_escalations: 'open',
};

/** Words in a bracket after which the column is another one: `Renewal (Y/N)`, `Tickets (link)`, `ARR (growth)`. */
const CHANGES_IT =
  ' comment comments text verbatim note notes reason link url href y n yes no name email phone owner id date change growth delta trend target goal plan planned forecast budget expected previous former old yoy mom qoq k thousand thousands tsd teur keur kusd kgbp t m mn mm mio million millions cents cent weekly daily week weeks year years new lost churned expansion upsell contraction downgrade pipeline promoters detractors passives responses response tags type converted mil best worst schulnote schulnoten open closed solved resolved escalated urgent ';
const NO_CHANGE_IN: Readonly<Record<string, string>> = {
  text: ' open closed ',
  money: ' converted ',
  day: ' date year month y m d yyyy mm dd ',
  score: ' week weeks year years response responses ',
  satisfaction: ' week weeks year years response responses ',
  days: ' date ',
  'yes/no': ' y n yes no date ',
  red_flags: ' y n yes no ',
};
const TIMES = / (?:percent|days?|months?|hours|minutes|per|monthly|\d+\w*) /;

const LINKS = ' of the our de du des del der la le da do di d em im ';

/** Words around a metric's own make it less sure than its other names in metrics.ts, and surer than those of tools. */
const WITH_OTHERS = 50;
const GENERAL = 1000;

interface Known {
  /** A metric, or `-` for a header that only looks like one. */
  readonly name: string;
  readonly rank: number;
}

let vocabulary: ReadonlyMap<string, Known> | undefined;

/** What a header cell names, in whatever spelling; undefined where it names nothing that is known. */
export function recognize(headerCell: unknown): Recognition | undefined {
  const spelled = spelledOut(headerCell);
  const unit = spelled && /%/.test(String(headerCell)) ? unitIn(spelled.metric, ['percent']) : undefined;
  const found = spelled ? { ...spelled, general: false, unit } : inOtherWords(headerCell);
  // A column headed "Customer?" answers a question, and holds no names; one of red flags may be ticked.
  const isQuestion = typeof headerCell === 'string' && /\?\s*$/.test(headerCell);
  const isName =
    found?.metric.kind === 'key' || (found?.metric.kind === 'text' && found.metric.header !== 'red_flags');
  return isQuestion && isName ? undefined : found;
}

/**
 * The metric that a header names in other words than those of metrics.ts: in another language, by a tool's name for it, or
 * with words around it that change nothing (`Account: Total ARR (USD)`).
 */
function inOtherWords(headerCell: unknown): Recognition | undefined {
  const { bracket, ...named } = headerWords(headerCell);
  const words = withoutLinks(named.words);
  if (words.length === 0 || words.length > 12) return undefined;
  const whole = words.concat(bracket).join('');
  const all = wordsKnown();
  const exact = all.get(whole);
  if (exact) return recognition(exact.name, exact.rank);
  for (const { core, dropped } of [...parts(words), ...parts(withoutIds(words))]) {
    const found = all.get(core);
    if (found?.name === '-') return undefined;
    const named = found && metric(found.name as MetricName);
    if (!named) continue;
    const inBracket = unitIn(named, bracket);
    const among = inBracket ? undefined : unitIn(named, dropped);
    if ((among || mayStand(named, dropped)) && (inBracket || fits(named, bracket))) {
      const rank = found.rank + (dropped.length > 0 ? WITH_OTHERS + dropped.length : 0);
      return { metric: named, rank, general: rank >= GENERAL, unit: inBracket ?? among };
    }
  }
  return undefined;
}

/** How a header says that the numbers below it are written, where they are this metric. */
export function unitInHeader(named: Metric, header: string): Unit | undefined {
  if (unitsOf(named).length === 0) return undefined;
  const known = recognize(header);
  return known?.metric.header === named.header ? known.unit : unitIn(named, headerWords(header).bracket);
}

/** Whether a header is known to name something else than any metric, such as the revenue of the customer’s own company. */
export function isNoMetric(header: string): boolean {
  const words = withoutLinks(headerWords(header).words);
  return [...parts(words.slice(0, 12))].some(
    ({ core, dropped }) => dropped.every(isBesides) && wordsKnown().get(core)?.name === '-',
  );
}

/** The metrics whose words stand in a header among others, the longest first: `Tickets_Last_90d` mentions tickets. */
export function mentionedIn(headerCell: unknown): Metric[] {
  const { words, bracket } = headerWords(headerCell);
  const found = [...parts(withoutLinks(words).slice(0, 12))].flatMap(
    ({ core }) => wordsKnown().get(core) ?? [],
  );
  const named = found.filter(({ name, rank }) => name !== '-' && rank < GENERAL);
  return [...new Set(named.map(({ name }) => metric(name as MetricName)))].filter((each) =>
    fits(each, bracket),
  );
}

/** The runs of words in a header, the longest first, each with the words around it. */
function* parts(words: readonly string[]): Generator<{ core: string; dropped: readonly string[] }> {
  for (let length = words.length; length > 0; length--) {
    for (let first = 0; first + length <= words.length; first++) {
      yield {
        core: words.slice(first, first + length).join(''),
        dropped: [...words.slice(0, first), ...words.slice(first + length)],
      };
    }
  }
}

function recognition(name: string, rank: number): Recognition | undefined {
  if (name === '-') return undefined;
  return { metric: metric(name as MetricName), rank, general: rank >= GENERAL };
}

function mayStand({ header, kind }: Metric, dropped: readonly string[]): boolean {
  if (dropped.length === 0) return true;
  const allowed = `${MAY_STAND[kind]} ${MAY_STAND_OF[header] ?? ''}`.trim().split(' ');
  return dropped.every((word) => allowed.some((each) => isAround(word, each as Around)));
}

function fits({ header, kind }: Metric, bracket: readonly string[]): boolean {
  if (bracket.length === 0) return true;
  const fine = NO_CHANGE_IN[header] ?? NO_CHANGE_IN[kind] ?? '';
  if (bracket.some((word) => CHANGES_IT.includes(` ${word} `) && !fine.includes(` ${word} `))) return false;
  if (kind === 'score' || kind === 'satisfaction') return true;
  const times = bracket.filter((word) => TIMES.test(` ${word} `));
  return (
    times.length === 0 ||
    MAY_STAND[kind].split(' ').some((each) => times.every((word) => isAround(word, each as Around)))
  );
}

/** The words without those that only link them: `fin del contrato` is `fin contrato`. */
function withoutLinks(words: readonly string[]): string[] {
  const found = words.filter((word) => !LINKS.includes(` ${word} `));
  return found.length > 0 ? found : [...words];
}

function withoutIds(words: readonly string[]): string[] {
  return words.filter((word) => !isAround(word, 'vendor') && !isAround(word, 'id'));
}

function isBesides(word: string): boolean {
  return isAround(word, 'object') || isAround(word, 'vendor') || isAround(word, 'money');
}

function isAround(word: string, kind: Around): boolean {
  return ` ${AROUND[kind]} `.includes(` ${word} `);
}

// Taken apart at the first header that metrics.ts does not know: a cell formula pays for it only then.
function wordsKnown(): ReadonlyMap<string, Known> {
  if (vocabulary) return vocabulary;
  const found = new Map<string, Known>();
  const add = (name: string, phrase: string, rank: number) => {
    const key = withoutLinks(phrase.split(' ')).join('');
    if (key !== '' && !found.has(key)) found.set(key, { name, rank });
  };
  for (const [name, line] of Object.entries(METRICS)) {
    const phrases = [name.replace(/_/g, ' '), ...synonymsIn(line)];
    for (const [i, phrase] of phrases.entries()) add(name, headerWords(phrase).words.join(' '), i);
  }
  for (const line of VOCABULARY.trim().split('\n')) {
    const [name = '', phrases = ''] = line.split(': ');
    const [sure = '', general = ''] = phrases.split(' ~ ');
    for (const [i, phrase] of sure.split(', ').entries()) add(name, phrase, 100 + i);
    for (const [i, phrase] of general.split(', ').entries()) add(name, phrase, GENERAL + i);
  }
  vocabulary = found;
  return found;
}
