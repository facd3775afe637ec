/** An alert as a message of Slack's Block Kit. All that came from a cell is plain text; only our own words are mrkdwn. */
import { alertedName, headline, type Letter, oneLine } from './letter';
import type { OutboxEntry } from './outbox';
import { urgencyOf } from './urgency';

interface PlainText {
  readonly type: 'plain_text';
  readonly text: string;
  readonly emoji: false;
}

interface Markdown {
  readonly type: 'mrkdwn';
  readonly text: string;
}

type Block =
  | { readonly type: 'header'; readonly text: PlainText }
  | { readonly type: 'divider' }
  | { readonly type: 'section'; readonly text: PlainText; readonly fields?: readonly PlainText[] }
  | { readonly type: 'context'; readonly elements: readonly (PlainText | Markdown)[] };

export interface SlackMessage {
  /** What a notification shows, and who cannot show blocks. */
  readonly text: string;
  readonly blocks: readonly Block[];
}

/** Slack takes 50 blocks; an alert is up to four of them. */
const MOST_ALERTS = 11;
const MOST_FIELDS = 10;
const HEADER_CHARACTERS = 140;
/** Slack counts 3,000 in a section, and 2,000 in a field; escaped, a character can become five. */
const TEXT_CHARACTERS = 500;
const FIELD_CHARACTERS = 200;

/** A letter as Slack's incoming webhooks take it; `sheet` is the address of the tab of alerts. */
export function slackMessage(letter: Letter, sheet: string): SlackMessage {
  const shown = letter.entries.slice(0, MOST_ALERTS);
  const more = letter.entries.length - shown.length;
  return {
    text: escapeSlack(oneLine(headline(letter), TEXT_CHARACTERS)),
    blocks: [
      { type: 'header', text: plain(headerOf(letter), HEADER_CHARACTERS) },
      ...shown.flatMap((entry, i) => [...(i > 0 ? [{ type: 'divider' } as const] : []), ...blocksOf(entry)]),
      ...(more > 0 ? [context(link(sheet, `and ${more} more in the sheet`))] : []),
    ],
  };
}

/** `&`, `<` and `>` make mentions, channels and links in Slack: escaped, they are what they are. */
function escapeSlack(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}

function headerOf({ to, entries }: Letter): string {
  const alerts = entries.length === 1 ? '1 customer alert' : `${entries.length} customer alerts`;
  return to === '' ? alerts : `${alerts} for ${to}`;
}

function blocksOf(entry: OutboxEntry): Block[] {
  const urgency = urgencyOf(entry.rule);
  const fields = entry.facts.slice(0, MOST_FIELDS).map((fact) => plain(fact, FIELD_CHARACTERS));
  const reasons = [
    entry.reasons && `Why: ${entry.reasons}`,
    entry.next && `Next: ${entry.next}${urgency ? ` (${urgency})` : ''}`,
  ].filter((line) => line !== '');
  return [
    {
      type: 'section',
      text: plain(`${alertedName(entry)}: ${entry.what}`, TEXT_CHARACTERS),
      ...(fields.length > 0 ? { fields } : {}),
    },
    ...(reasons.length > 0
      ? [{ type: 'context' as const, elements: reasons.map((line) => plain(line, TEXT_CHARACTERS)) }]
      : []),
    context(link(entry.link, 'Open the alert in the sheet')),
  ];
}

function plain(text: string, most: number): PlainText {
  return { type: 'plain_text', text: escapeSlack(oneLine(text, most)), emoji: false };
}

function context(text: string): Block {
  return { type: 'context', elements: [{ type: 'mrkdwn', text }] };
}

/** A link with words of ours to an address of ours. */
function link(address: string, words: string): string {
  return `<${address}|${words}>`;
}
