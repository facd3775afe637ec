import { BLANK, type Missing } from '../../scoring/value';
import type { MetricName } from '../metrics';
import { cleanText } from '../normalize';
import { absenceIn, ERROR_CELL, LOADING } from './missing';
import { readYesNo } from './yes-no';

/** Flags as people note them in words: "will not renew; legal hold, new CFO; escalation resolved". */

const leaders =
  '(?:sponsor|executive|exec|c[efimot]o|vp|director|decision maker|economic buyer|head of \\w+)';
const gone =
  '(?:left|leav(?:es|ing)|gone|depart\\w*|quit|resign\\w*|retir\\w*|laid off|let go|no longer|fired)';

/** What tells of each flag; the words that say "not" and mean yes stand in the second. */
const TOLD: readonly (readonly [metric: MetricName, says: string, evenIfNot?: string])[] = [
  [
    'legal_threat',
    'legal(?! (?:review|approv\\w*|team|department|sign|entity|name))|lawyers?|attorneys?|(?:their|outside) counsel|lawsuit|litigat\\w*|sue|suing|sued|breach\\w*|arbitration|gdpr complaint|cease and desist',
  ],
  [
    'notice_given',
    '(?:gave|given|sent|received) (?:\\w+ )?notice|notice (?:given|received|of \\w+)|non.?renew\\w*|cancel(?:l?ing|lation| the contract| their contract)|terminat\\w*|(?:plan|intend|decided|want|threat)\\w* to (?:leave|churn|cancel|terminate)|(?:is|are) leaving us',
    '(?:not|won.?t|never) (?:be )?(?:going to )?renew\\w*|don.?t (?:plan|intend|want) to renew',
  ],
  [
    'critical_bug',
    '(?:critical|blocking|blocker|severe|sev ?-?[01]|p ?-?[01]) ?(?:bug|issue|incident|defect|outage|ticket)s?|showstopper|outage|(?:production|system|platform) (?:is )?down|data loss',
  ],
  ['competitive_rfp', 'rf[piq]s?|(?:competitive )?tender|request for proposals?'],
  [
    'competitor_evaluation',
    'bake.?off|(?:evaluat|review|assess|consider|look)\\w* (?:at )?(?:all |other |our |their |the |for )*(?:vendors?|suppliers?|alternatives?|competitors?|replacements?)|(?:vendor|competitor|competitive|supplier) (?:review|evaluation|comparison|consolidation)|replac(?:e|ing) us|switch(?:ing)? (?:to|away)|compar\\w* us (?:to|with|against)|(?:talk|meet|demo|pilot|trial)\\w* (?:\\w+ )?(?:(?:to|with|from|by|of) )?(?:an? |the |other )*(?:competitors?|rivals?|vendors?)',
  ],
  ['competitor_mentions', 'competitors?|competition|rivals?'],
  [
    'renewal_delayed',
    'renewal\\W+(?:\\w+\\W+){0,3}(?:delay\\w*|postpon\\w*|put off|stall\\w*|pushed|on hold|avoid\\w*)|(?:delay|postpon|put(?:ting)? off|stall|avoid|push)\\w*\\W+(?:\\w+\\W+){0,3}renewal',
    '(?:won.?t|not|refus\\w*|declin\\w*) (?:to )?(?:discuss|talk|commit)\\w*(?: \\w+){0,3} renewal',
  ],
  [
    'missed_qbrs',
    '(?:miss|skip|cancel)\\w* (?:\\w+ ){0,3}(?:qbr|ebr|business review)s?|(?:qbr|ebr|business review)s? (?:was |were )?(?:miss|skip|cancel)\\w*',
    '(?:no.?show|did not|didn.?t) (?:\\w+ ){0,3}(?:qbr|ebr|business review)',
  ],
  [
    'champion_left',
    `(?:champion|main contact|power user)\\W+(?:\\w+\\W+){0,3}${gone}|lost (?:our |the |their )?champion|new champion`,
    '(?:champion|main contact) (?:is )?no longer|no (?:more )?champion',
  ],
  [
    'sponsor_change',
    `${leaders}\\W+(?:\\w+\\W+){0,3}(?:${gone}|chang\\w*|replac\\w*)|new ${leaders}|lost (?:our |the |their )?(?:exec\\w* )?sponsor|(?:sponsor|leadership|management) change`,
    '(?:sponsor|executive) (?:is )?no longer|no (?:exec\\w* )?sponsor',
  ],
  [
    'budget_cuts_mentioned',
    'budget|cost.?cut\\w*|cost (?:saving|reduction)s?|layoffs?|(?:hiring|spend\\w*) freeze|downsiz\\w*|insolven\\w*|bankrupt\\w*',
    'no budget',
  ],
  ['pricing_complaints', 'pric(?:e|es|ing)|too expensive|expensive|discount'],
  ['open_escalations', 'escalat\\w*'],
];

const NO_WORRY =
  /\b(?:(?:no|without) (?:\w+ )?(?:flags?|risks?|issues?|problems?|concerns?|worries)|nothing|resolved|solved|closed|fixed|settled|withdrawn|cleared|dismissed|averted|false alarm|won back|ruled out|all good)\b/i;
const NOT =
  /\b(?:no|not|none|never|without|nothing|isn.?t|hasn.?t|resolved|solved|closed|fixed|settled|withdrawn|withdrew|retracted|cleared|dismissed|averted|false alarm|won back|ruled out|no longer|over now|all good|fine|okay|ok|stable|secured|approved)\b/i;
/** Parts of a note that each speak for themselves. */
const BETWEEN =
  /[;,|\n\r•·]+|\.\s|\s[-–—]\s(?=no\b|not\b)|\b(?:but|however|although)\b|\band (?=no\b|not\b)/i;
/** A part that says only that what stands before it is over. */
const OVER =
  /^(?:(?:and|is|was|has been|now|since|all|already|it|they|fully) )*(?:resolved|solved|closed|fixed|settled|withdrawn|cleared|dismissed|averted|won back|over)\b(?! (?:deal|lost|account))/i;
const SAYS_NOTHING =
  /^(?:(?:maybe|perhaps|unknown|unclear|unsure|tbd|tbc|none|nothing|no|nil|false|ok|okay|fine|good|all good|see notes?)(?: (?:(?:at the )?moment|for now|now|currently|right now|yet|so far|known|to report|here))*|\W*)$/i;

interface Flag {
  readonly metric: MetricName;
  readonly says: RegExp;
  readonly evenIfNot: RegExp | undefined;
}

let known: readonly Flag[] | undefined;

function flags(): readonly Flag[] {
  known ??= TOLD.map(([metric, says, evenIfNot]) => ({
    metric,
    says: new RegExp(`(?<!\\w)(?:${says})(?!\\w)`, 'i'),
    evenIfNot: evenIfNot === undefined ? undefined : new RegExp(`\\b(?:${evenIfNot})`, 'i'),
  }));
  return known;
}

/** The metric of this name, where it is a flag that a note can tell of. */
export function notedMetric(name: string): MetricName | undefined {
  return flags().find(({ metric }) => metric === name)?.metric;
}

/** Whether a note says of a flag that it stands, or that it does not; undefined where it says neither. */
export function saysOf(metric: string, cell: unknown): boolean | undefined {
  const flag = flags().find((each) => each.metric === metric);
  if (!flag || typeof cell !== 'string') return undefined;
  const said = partsOf(cell).flatMap((part) => whatIsSaid(flag, part));
  return said.length === 0 ? undefined : said.includes(true);
}

/** Whom the cells of a flag's own column speak of without a name: "left in June", "active". */
const SUBJECTS: Readonly<Record<string, string>> = {
  champion_left: 'champion',
  sponsor_change: 'sponsor',
  renewal_delayed: 'renewal',
  missed_qbrs: 'QBR',
};
const STAYS = /^(?:active|strong|engaged|in place|same|unchanged|staying|held|on track)\b/i;

/** The same of a cell in the flag's own column, whose header says what it speaks of. */
export function saysOfOwn(metric: string, cell: unknown): boolean | undefined {
  const said = saysOf(metric, cell);
  const subject = SUBJECTS[metric];
  if (said !== undefined || !subject || typeof cell !== 'string') return said;
  return STAYS.test(cleanText(cell)) ? false : saysOf(metric, `${subject} ${cell}`);
}

/** Flags whose words are said of much else: a header with them names no flag. */
const SAID_OF_MUCH: readonly string[] = [
  'pricing_complaints',
  'budget_cuts_mentioned',
  'competitor_mentions',
];

/** The flag that a header tells of in words: "Lawyers involved", "Cancellation requested". */
export function flagToldBy(header: string): MetricName | undefined {
  return flags().find(
    (flag) =>
      !SAID_OF_MUCH.includes(flag.metric) && partsOf(header).some((part) => whatIsSaid(flag, part)[0]),
  )?.metric;
}

/** A flag of a column of notes: whether it stands; blank where the note does not speak of it. */
export function readNoted(metric: string): (cell: unknown) => boolean | Missing {
  return (cell) => saysOf(metric, cell) ?? BLANK;
}

/** Of these a single one worries by a note alone: who writes it down means more than one of a count. */
const MORE_THAN_COUNTED: readonly string[] = ['competitor_mentions', 'open_escalations'];

/** What a note says that no known flag is: "merger; sponsor on leave". */
export function readOtherNotes(cell: unknown): string | Missing {
  // A tick says that there is a risk, and not which.
  if (readYesNo(cell) === true || (typeof cell === 'number' && cell > 1)) return 'a risk';
  if (typeof cell !== 'string') return BLANK;
  const absence = absenceIn(cleanText(cell));
  if (absence !== undefined) return absence === ERROR_CELL || absence === LOADING ? absence : BLANK;
  const others = partsOf(cell).filter(
    (part) =>
      !NO_WORRY.test(withoutDoubleNot(part)) &&
      !SAYS_NOTHING.test(part) &&
      flags().every((flag) => {
        const said = whatIsSaid(flag, part);
        return said.length === 0 || (said[0] === true && MORE_THAN_COUNTED.includes(flag.metric));
      }),
  );
  return others.length === 0 ? BLANK : others.join('; ');
}

function partsOf(cell: string): string[] {
  return cleanText(cell)
    .slice(0, 1000)
    .replace(/’/g, "'")
    .split(BETWEEN)
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .reduce<string[]>((parts, part) => {
      // "Was escalated, now closed" is one thing.
      if (OVER.test(part) && parts.length > 0) parts.push(`${parts.pop()} ${part}`);
      else parts.push(part);
      return parts;
    }, []);
}

function whatIsSaid({ says, evenIfNot }: Flag, part: string): boolean[] {
  if (evenIfNot?.test(part)) return [true];
  return says.test(part) ? [!NOT.test(withoutDoubleNot(part))] : [];
}

/** What is not resolved stands. */
function withoutDoubleNot(part: string): string {
  return part.replace(
    /\b(?:not|isn't) (?:yet )?(?:fully )?(?:resolved|solved|fixed|closed|settled)\b/gi,
    'open',
  );
}
