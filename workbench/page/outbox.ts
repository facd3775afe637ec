/** What the add-on has sent, as those who get it would see it: it stands in for Slack, for Teams and for a mail program. */

import { ServiceException } from '../apps-script/emulation';
import type { Mail } from '../apps-script/mail';
import type { WebRequest, WebResponse } from '../apps-script/url-fetch';

/** The parts of a Slack message that incoming webhooks are sent here. */
interface SlackText {
  readonly type: 'plain_text' | 'mrkdwn';
  readonly text: string;
}

interface Block {
  readonly type: string;
  readonly text?: SlackText;
  readonly fields?: readonly SlackText[];
  readonly elements?: readonly SlackText[];
}

interface SlackMessage {
  readonly text: string;
  readonly blocks?: readonly Block[];
}

/** The parts of an Adaptive Card that Teams is sent here. */
interface CardElement {
  readonly type: string;
  readonly inlines?: readonly { readonly text: string; readonly weight?: string }[];
  readonly actions?: readonly { readonly title: string; readonly url: string }[];
}

interface TeamsMessage {
  readonly attachments: readonly { readonly content: { readonly body: readonly CardElement[] } }[];
}

const TEAMS_HOST = /\.(?:logic\.azure|api\.powerplatform|webhook\.office)\.com$/;

/** Keeps what would have gone to Slack and Teams, and answers as they do. */
export class ChatStandIn {
  readonly slack: SlackMessage[] = [];
  readonly teams: TeamsMessage[] = [];

  readonly receive = ({ url, payload }: WebRequest): WebResponse => {
    const { host } = new URL(url);
    if (host === 'hooks.slack.com') {
      this.slack.push(JSON.parse(payload) as SlackMessage);
      return { code: 200, text: 'ok' };
    }
    if (!TEAMS_HOST.test(host)) throw new ServiceException(`Address unavailable: ${host}`);
    this.teams.push(JSON.parse(payload) as TeamsMessage);
    return { code: 202, text: '' };
  };
}

const STYLE = `
  body { max-width: 60rem; margin: 2rem auto; padding: 0 1rem; font: 14px/1.5 Arial, sans-serif; color: #202124 }
  article { margin: 0 0 1rem; padding: 1rem; border: 1px solid #dadce0; border-radius: 8px; overflow-wrap: anywhere }
  h3 { margin: 0 0 .5rem } p { margin: 0 0 .5rem } hr { border: 0; border-top: 1px solid #dadce0; margin: 1rem 0 }
  .fields { display: grid; grid-template-columns: 1fr 1fr; gap: .25rem 1rem; margin: 0 0 .5rem }
  .context { color: #5f6368; font-size: 12px } .link { color: #1558d6; text-decoration: underline }
  iframe { width: 100%; height: 38rem; border: 1px solid #dadce0; resize: vertical }`;

/**
 * The page, to be served with a policy that lets nothing run and nothing come from anywhere. A mail's HTML stands in a
 * frame that may do nothing; links are shown and lead nowhere, since there is no such spreadsheet at Google.
 */
export function outboxPage(mails: readonly Mail[], { slack, teams }: ChatStandIn): string {
  const parts = [
    '<h1>Outbox</h1>',
    '<p>What the add-on has sent, the latest first. It went nowhere: nothing leaves this machine. Load the page again to see more.</p>',
    `<h2>Slack</h2>${listed(slack.map(slackArticle))}`,
    ...(teams.length > 0 ? [`<h2>Teams</h2>${listed(teams.map(teamsArticle))}`] : []),
    `<h2>E-mail</h2>${listed(mails.map(mailArticle))}`,
  ];
  return `<!DOCTYPE html><html lang="en"><meta charset="utf-8"><title>Outbox</title><style>${STYLE}</style><main>${parts.join('\n')}</main></html>`;
}

function listed(articles: readonly string[]): string {
  return articles.length === 0 ? '<p>Nothing was sent.</p>' : [...articles].reverse().join('\n');
}

function slackArticle({ text, blocks = [] }: SlackMessage): string {
  return `<article><p class="context">Notification: ${shown(text)}</p>${blocks.map(blockHtml).join('')}</article>`;
}

function teamsArticle({ attachments: [card] }: TeamsMessage): string {
  const elements = card!.content.body.map(({ inlines = [], actions = [] }) => {
    const words = inlines.map(({ text, weight }) => (weight ? `<b>${html(text)}</b>` : html(text)));
    const links = actions.map(
      ({ title, url }) => `<span class="link" title="${html(url)}">${html(title)}</span>`,
    );
    return `<p>${[...words, ...links].join('')}</p>`;
  });
  return `<article>${elements.join('')}</article>`;
}

function blockHtml({ type, text, fields = [], elements = [] }: Block): string {
  if (type === 'divider') return '<hr>';
  if (type === 'header') return `<h3>${textHtml(text!)}</h3>`;
  if (type === 'context')
    return elements.map((element) => `<p class="context">${textHtml(element)}</p>`).join('');
  const words = text ? `<p>${textHtml(text)}</p>` : '';
  if (fields.length === 0) return words;
  return `${words}<div class="fields">${fields.map((field) => `<span>${textHtml(field)}</span>`).join('')}</div>`;
}

/** Of Slack's markup the add-on uses links alone. */
function textHtml({ type, text }: SlackText): string {
  if (type === 'plain_text') return shown(text);
  return text
    .split(/(<[^>]*>)/)
    .map((part) => {
      const link = /^<([^|>]+)\|([^>]*)>$/.exec(part);
      return link ? `<span class="link" title="${shown(link[1]!)}">${shown(link[2]!)}</span>` : shown(part);
    })
    .join('');
}

function mailArticle({ to, subject, htmlBody, body }: Mail): string {
  return `<article><h3>${html(subject)}</h3><p class="context">To ${html(to.join(', '))}</p>
    <iframe sandbox="" title="${html(subject)}" srcdoc="${html(htmlBody)}"></iframe>
    <details><summary>As plain text</summary><pre>${html(body)}</pre></details></article>`;
}

/** Slack shows its three escapes as what they stand for. */
function shown(text: string): string {
  return html(text.replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&amp;/g, '&'));
}

function html(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
