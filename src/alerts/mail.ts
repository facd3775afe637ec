/** An alert as an e-mail: one alert in the form of an escalation, several as a digest. */
import { alertedName, headline, type Letter, oneLine } from './letter';
import type { OutboxEntry } from './outbox';
import { urgencyOf } from './urgency';

export interface Mail {
  readonly subject: string;
  readonly body: string;
  readonly htmlBody: string;
}

const SUBJECT_CHARACTERS = 200;
const LINE_CHARACTERS = 300;
const MOST_FACTS = 12;
/** Google takes 200 kB, and a character can be three bytes. */
const MOST_CHARACTERS = 60_000;

type Line = readonly [label: string, text: string];

/** A letter as e-mail; `sheet` is the address of the tab of alerts. */
export function mailOf(letter: Letter, sheet: string): Mail {
  const { entries } = letter;
  const shown = fitting(entries.map((entry) => ({ plain: plainAlert(entry), html: htmlAlert(entry) })));
  const more = entries.length - shown.length;
  const subject =
    new Set(entries.map(({ customer }) => customer)).size === 1
      ? `[ESCALATION] ${headline(letter).replace(': ', ' -- ')}`
      : `Customer Vitals: ${headline(letter)}`;
  const rest = more > 0 ? `And ${more} more in the sheet` : 'All alerts in the sheet';
  return {
    subject: oneLine(subject, SUBJECT_CHARACTERS),
    body: [...shown.map(({ plain }) => plain), `${rest}: ${sheet}`].join('\n\n'),
    htmlBody: [...shown.map(({ html }) => html), `<p><a href="${escapeHtml(sheet)}">${rest}</a></p>`].join(
      '\n',
    ),
  };
}

interface Written {
  readonly plain: string;
  readonly html: string;
}

/** As many alerts as fit: the first one always does. */
function fitting(alerts: readonly Written[]): Written[] {
  let left = MOST_CHARACTERS;
  return alerts.filter(({ plain, html }) => {
    left -= plain.length + html.length;
    return left >= 0;
  });
}

/** The lines of an escalation, in the order of the `segment` source's template. */
function linesOf(entry: OutboxEntry): Line[] {
  const facts = entry.facts.slice(0, MOST_FACTS).map((fact): Line => {
    const [label, ...text] = fact.split(': ');
    return text.length === 0 ? ['Also', fact] : [label!, text.join(': ')];
  });
  const urgency = urgencyOf(entry.rule);
  const lines: Line[] = [
    ['Customer', alertedName(entry)],
    ...(entry.csm === '' ? [] : [['CSM', entry.csm] as const]),
    ...facts,
    ['Issue', entry.what],
    ['Signals', entry.reasons],
    ['Action', entry.next],
    ['Urgency', urgency ?? ''],
  ];
  return lines
    .filter(([, text]) => text !== '')
    .map(([label, text]) => [oneLine(label, LINE_CHARACTERS), oneLine(text, LINE_CHARACTERS)]);
}

function plainAlert(entry: OutboxEntry): string {
  return [...linesOf(entry), ['In the sheet', entry.link]].map((line) => line.join(': ')).join('\n');
}

function htmlAlert(entry: OutboxEntry): string {
  const rows = linesOf(entry).map(
    ([label, text]) =>
      `<tr><th align="left" valign="top" nowrap>${escapeHtml(label)}</th><td valign="top">${escapeHtml(text)}</td></tr>`,
  );
  const title = escapeHtml(oneLine(`${alertedName(entry)}: ${entry.what}`, LINE_CHARACTERS));
  return `<h3>${title}</h3>\n<table cellpadding="4">${rows.join('')}</table>\n<p><a href="${escapeHtml(entry.link)}">Open the alert in the sheet</a></p>`;
}

/** Mail programs show HTML as a browser does: text from a cell stays text. */
function escapeHtml(text: string): string {
  const entities: Readonly<Record<string, string>> = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
    "'": '&#39;',
  };
  return text.replace(/[&<>"']/g, (character) => entities[character]!);
}
