import { headerWords } from '../reading/header-words';
import type { CellKind } from './column-kind';
import type { SourceTable } from './source-table';

/**
 * What a column of events is for, by words of its header, as `plainWord` spells them. Kinds: d a day, n a number, f yes or no,
 * w words, * anything. Phrases of more words go before those of fewer, and earlier parts before later ones.
 */
const PARTS = `
responded d: first response at, first response, first reply at, first reply, first responded at, responded
closed d: closed, resolved, solved, completed, finished, gelöst, geschlossen, erledigt, cerrado, resuelto, fermé, résolu
lastlogin d: last login, last seen, last active, last activity, last sign in, last session
due d: due
paid d: paid, payment, settled
ended d: cancel, ended, churned, terminated
end d: end, until, expiry, renewal, term end, valid to
start d: start, from, effective, activated, valid from, signed
close d: abschluss, abschlussdatum, cierre, clôture, close, closes, expected close, closing, forecast
day d: created, opened, angelegt, erstellt, eröffnet, creado, abierto, créé, ouvert, datum, fecha, monat, mes, mois, started, start, submitted, reported, received, raised, occurred, logged, held on, event time, event, usage, activity, session, login, sent, answered, response, survey, meeting, call, snapshot, period, month, week, day, date, at, time, issued, invoice, recorded, churn, booked
resolution n: resolution, time to resolve, time to resolution, resolution time, handling time, resolve, ttr, solve time
response n: first response, first reply, first response time, response time, reply time, frt
satisfaction *: customer satisfaction, satisfaction, csat, satisfaction score, satisfaction rating, rating
sentiment n: sentiment
nps n: nps, likelihood to recommend
score n: score, answer, response score
escalated f: escalated, escalation, is escalated
trial f: trial
churnflag f: churned, churn, cancel
reactivated f: reactivation, reactivated, won back
attended f: attended, attendance, showed, held, no show, customer attended, participated
priority w: priority, dringlichkeit, priorität, prioridad, priorité, severity, urgency, impact
status w: étape, etapa, statut, estado, status, state, stage, outcome, result, disposition, deal stage, stage name, phase
type w: type, category, kind, record type, deal type, subject, title, topic, survey type, meeting type
interval w: interval, billing frequency, billing period, billing cycle, billing interval, frequency
mrr n: mrr, monthly recurring, monthly amount, monthly price, monthly fee, monthly value, monthly revenue, mrc
arr n: arr, annual recurring, acv, annual contract, annual value, yearly amount, annual amount, annual price
seats n: seats, license, licenses, licensed users, quantity, users, user count, seats purchased
plan w: plan, tier, edition, package, product, sku
amount n: betrag, montant, importe, amount, balance, amount due, outstanding, deal value, deal size, total, value, revenue, opportunity amount, price
used n: used value, consumed, value used, realization, utilization, amount used
meetings n: meetings, meetings held
mau n: aktive nutzer, aktive benutzer, utilisateurs actifs, usuarios activos, mau, monthly active users, monthly active, active users, active seats, unique users, users active, seats used, active user count, distinct users
wau n: wau, weekly active users
dau n: dau, daily active users, average daily users, average dau
activedays n: active days, login days, days active, days used, days with login, usage days
logins n: anmeldungen, connexions, inicios de sesión, logins, login count, number logins, sign ins, sessions, session count, number sessions, visits
adopted n: features used, features adopted, active features, feature count, number features used, modules used
offered n: features available, total features, features licensed, modules available
duration n: duration, length, session duration, time spent, usage duration, session length, seconds, minutes
errors n: errors, error count, failures, failed, failed requests
count n: count, usage count, events, event count, hits, clicks, actions, requests, quantity, volume, usage, page views
invited n: invited, sent, invitations
answered n: answered, replied, responses
user w: nutzer, benutzer, utilisateur, usuario, user, user id, member, visitor, person, actor, login, user email, employee, distinct id, contact id, seat
feature w: feature, module, feature name, event name, event type, event, action, page, screen, capability, function, module name, object
contact w: contact, email, full name, name, person`;

export type Part = string;

interface Phrase {
  readonly part: Part;
  readonly kinds: string;
  readonly words: string;
  /** Where it stands among those of its part: of two columns that fit as well, the one of the earlier phrase is meant. */
  readonly rank: number;
}

let phrases: readonly Phrase[] | undefined;

function allPhrases(): readonly Phrase[] {
  phrases ??= PARTS.trim()
    .split('\n')
    .flatMap((line) => {
      const [, part = '', kinds = '', list = ''] = /^(\w+) (\S): (.*)$/.exec(line) ?? [];
      return list
        .split(', ')
        .map((phrase, rank) => ({ part, kinds, words: ` ${headerWords(phrase).words.join(' ')} `, rank }));
    })
    .sort((a, b) => b.words.split(' ').length - a.words.split(' ').length);
  return phrases;
}

const LETTERS: Readonly<Record<CellKind, string>> = {
  day: 'd',
  number: 'n',
  flag: 'f',
  words: 'w',
  nothing: '',
};

/** Finds the columns of a table's parts: each column is for one, and each part has the column whose header fits it best. */
export function partsOf(
  table: SourceTable,
  kindOf: (index: number) => CellKind,
  except: readonly number[],
): Map<Part, string> {
  const found = new Map<Part, { header: string; fit: number; rank: number }>();
  table.headers.forEach((header, index) => {
    if (header === '' || except.includes(index)) return;
    const kind = LETTERS[kindOf(index)];
    const words = wordsOf(header);
    const phrase = allPhrases().find((each) => isFor(each, kind) && words.includes(each.words));
    if (!phrase) return;
    const fit = phrase.words.length / words.length;
    const before = found.get(phrase.part);
    const isBetter = !before || fit > before.fit || (fit === before.fit && phrase.rank < before.rank);
    if (isBetter) found.set(phrase.part, { header, fit, rank: phrase.rank });
  });
  return new Map([...found].map(([part, { header }]) => [part, header]));
}

/** What a column is for by its header alone; undefined where no part has such words. */
export function partOfHeader(header: string): Part | undefined {
  const words = wordsOf(header);
  return header === '' ? undefined : allPhrases().find((each) => words.includes(each.words))?.part;
}

function wordsOf(header: string): string {
  const { words, bracket } = headerWords(header);
  return ` ${words.concat(bracket).join(' ')} `;
}

// A column that nobody has filled yet may be the one of the day that is still to come.
function isFor({ kinds, part }: Phrase, kind: string): boolean {
  if (kind === '') return kinds === 'd' && ['closed', 'paid', 'ended', 'end', 'responded'].includes(part);
  const isId = kinds === 'w' && kind === 'n' && (part === 'user' || part === 'contact');
  return kinds === '*' || kinds === kind || (kinds === 'f' && kind === 'n') || isId;
}
