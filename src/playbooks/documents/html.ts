import { type Chart, drawingOf, type Shape } from './chart';
import { type Block, type CustomerDocument, plainText, type Text, UNKNOWN, withoutCharts } from './document';

/** Stands on every page of what the customer is not to see. */
export const INTERNAL = 'Internal: not for the customer';

/** A document as a page of its own, which asks for nothing; charts are drawn. */
export function toHtmlPage(document: CustomerDocument): string {
  const mark = document.isInternal ? `<p class="internal">${INTERNAL}</p>\n` : '';
  return (
    `<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n<title>${escaped(document.title)}</title>\n` +
    `<style>${STYLE}</style>\n</head>\n<body>\n${mark}${markup(document, '')}</body>\n</html>\n`
  );
}

/** A document as markup to paste, into a message or a Google Doc, where no chart is drawn: every text in it is escaped. */
export function toHtml(document: CustomerDocument): string {
  const mark = document.isInternal ? `<p><strong>${INTERNAL}</strong></p>\n` : '';
  // A Google Doc takes no mark for each page from a page: there each section says whose it is.
  const plain = { ...document, blocks: withoutCharts(document.blocks) };
  return `${mark}${markup(plain, document.isInternal ? ' · Internal' : '')}`;
}

const STYLE =
  'body{font:14px/1.5 Arial,sans-serif;max-width:800px;margin:24px auto;padding:0 16px;color:#202124}' +
  'table{border-collapse:collapse;width:100%;margin:8px 0}td,th{border:1px solid #dadce0;padding:4px 8px;text-align:left;' +
  'vertical-align:top}.facts td:first-child{width:34%;color:#5f6368}ul.checks{list-style:none;padding-left:4px}h2,h3{break-after:avoid}tr,svg{break-inside:avoid}' +
  'svg{max-width:100%;height:auto}.internal{color:#b3261e;font-weight:bold;text-align:right}' +
  '@media print{body{font-size:12px;line-height:1.35;margin:0;max-width:none;padding:0 32px 0 0}td,th{padding:2px 6px}h2{margin:14px 0 4px}' +
  'ul.checks{columns:2}svg{max-width:520px;print-color-adjust:exact}' +
  '.internal{position:fixed;top:0;right:0;margin:0;writing-mode:vertical-rl}}';

function markup({ title, about, blocks }: CustomerDocument, mark: string): string {
  const body = blocks.map((one) => block(one, mark)).join('');
  return `<h1>${escaped(title)}</h1>\n<p>${escaped(about)}</p>\n${body}`;
}

function block(one: Block, mark: string): string {
  switch (one.kind) {
    case 'section':
      return `<h2>${escaped(one.text)}${mark}</h2>\n`;
    case 'part':
      return `<h3>${escaped(one.text)}</h3>\n`;
    case 'paragraph':
      return `<p>${shown(one.text)}</p>\n`;
    case 'list':
      return `<ul>\n${one.items.map((item) => `<li>${shown(item)}</li>\n`).join('')}</ul>\n`;
    case 'checks':
      return `<ul class="checks">\n${one.items
        .map(({ text, done, note }) => {
          const remark = note === null ? '' : ` <em>(${shown(note)})</em>`;
          return `<li>${done ? '☑' : '☐'} ${escaped(text)}${remark}</li>\n`;
        })
        .join('')}</ul>\n`;
    case 'chart':
      return drawn(one.chart);
    case 'table':
      return tableOf(one.headers, one.rows);
  }
}

function tableOf(headers: readonly string[], rows: readonly (readonly Text[])[]): string {
  const hasHead = headers.some((header) => header !== '');
  const head = headers.map((header) => `<th>${escaped(header)}</th>`).join('');
  const body = rows.map((row) => `<tr>${row.map((cell) => `<td>${shown(cell)}</td>`).join('')}</tr>\n`);
  return `<table${hasHead ? '' : ' class="facts"'}>\n${hasHead ? `<thead><tr>${head}</tr></thead>\n` : ''}<tbody>\n${body.join('')}</tbody>\n</table>\n`;
}

function drawn(chart: Chart): string {
  const { width, height, shapes } = drawingOf(chart);
  const title = escaped(chart.title);
  return (
    `<svg role="img" aria-label="${title}" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" ` +
    `font-family="Arial,sans-serif" font-size="13">\n${shapes.map(shapeOf).join('')}</svg>\n`
  );
}

function shapeOf(shape: Shape): string {
  const at = `x="${shape.x}" y="${shape.y}" fill="${shape.fill}"`;
  return shape.kind === 'rect'
    ? `<rect ${at} width="${shape.width}" height="${shape.height}"/>\n`
    : `<text ${at}>${escaped(shape.text)}</text>\n`;
}

function shown(text: Text): string {
  return text === null ? UNKNOWN : escaped(plainText(text));
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character]!);
}
