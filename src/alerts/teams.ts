/** An alert as an Adaptive Card for Teams. All that came from a cell stands in text runs, which know no markup. */
import { alertedName, headline, type Letter, oneLine } from './letter';
import type { OutboxEntry } from './outbox';
import { urgencyOf } from './urgency';

interface TextRun {
  readonly type: 'TextRun';
  readonly text: string;
  readonly weight?: 'Bolder';
}

type Element =
  | { readonly type: 'RichTextBlock'; readonly inlines: readonly TextRun[]; readonly separator?: true }
  | { readonly type: 'ActionSet'; readonly actions: readonly OpenUrl[] };

interface OpenUrl {
  readonly type: 'Action.OpenUrl';
  readonly title: string;
  readonly url: string;
}

export interface TeamsMessage {
  readonly type: 'message';
  /** What a notification shows. */
  readonly summary: string;
  readonly attachments: readonly [
    { readonly contentType: 'application/vnd.microsoft.card.adaptive'; readonly content: AdaptiveCard },
  ];
}

interface AdaptiveCard {
  readonly $schema: 'http://adaptivecards.io/schemas/adaptive-card.json';
  readonly type: 'AdaptiveCard';
  readonly version: '1.4';
  readonly body: readonly Element[];
}

/** Teams takes 28 kB, and a character can be three bytes. */
const MOST_ALERTS = 8;
const MOST_FACTS = 8;
const TITLE_CHARACTERS = 140;
const TEXT_CHARACTERS = 280;
const FACT_CHARACTERS = 60;

/** A letter as the webhooks of Teams take it; `sheet` is the address of the tab of alerts. */
export function teamsMessage(letter: Letter, sheet: string): TeamsMessage {
  const { to, entries } = letter;
  const shown = entries.slice(0, MOST_ALERTS);
  const more = entries.length - shown.length;
  const alerts = entries.length === 1 ? '1 customer alert' : `${entries.length} customer alerts`;
  const title = to === '' ? alerts : `${alerts} for ${to}`;
  const body: Element[] = [
    { type: 'RichTextBlock', inlines: [bold(oneLine(title, TITLE_CHARACTERS))] },
    ...shown.flatMap(elementsOf),
    ...(more > 0 ? [open(`And ${more} more in the sheet`, sheet)] : []),
  ];
  return {
    type: 'message',
    summary: oneLine(headline(letter), TITLE_CHARACTERS),
    attachments: [
      {
        contentType: 'application/vnd.microsoft.card.adaptive',
        content: {
          $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
          type: 'AdaptiveCard',
          version: '1.4',
          body,
        },
      },
    ],
  };
}

function elementsOf(entry: OutboxEntry): Element[] {
  const urgency = urgencyOf(entry.rule);
  const facts = entry.facts.slice(0, MOST_FACTS).map((fact) => oneLine(fact, FACT_CHARACTERS));
  const lines = [
    facts.join(' · '),
    entry.reasons && `Why: ${entry.reasons}`,
    entry.next && `Next: ${entry.next}${urgency ? ` (${urgency})` : ''}`,
  ].filter((line) => line !== '');
  const what = oneLine(`${alertedName(entry)}: ${entry.what}`, TEXT_CHARACTERS);
  return [
    { type: 'RichTextBlock', inlines: [bold(what)], separator: true },
    ...lines.map((line): Element => {
      const most = line === lines[0] ? MOST_FACTS * FACT_CHARACTERS : TEXT_CHARACTERS;
      return { type: 'RichTextBlock', inlines: [{ type: 'TextRun', text: oneLine(line, most) }] };
    }),
    open('Open the alert in the sheet', entry.link),
  ];
}

function bold(text: string): TextRun {
  return { type: 'TextRun', text, weight: 'Bolder' };
}

function open(title: string, url: string): Element {
  return { type: 'ActionSet', actions: [{ type: 'Action.OpenUrl', title, url }] };
}
