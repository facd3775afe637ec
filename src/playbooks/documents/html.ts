import { type Block, type CustomerDocument, plainText, type Text, TO_FILL_IN } from './document';

/** A document as a page of its own, which asks for nothing. */
export function toHtmlPage(document: CustomerDocument): string {
  return (
    `<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n<title>${escaped(document.title)}</title>\n` +
    `<style>${STYLE}</style>\n</head>\n<body>\n${toHtml(document)}</body>\n</html>\n`
  );
}

/** A document as markup to paste: every text in it is escaped. */
export function toHtml({ title, about, blocks }: CustomerDocument): string {
  return `<h1>${escaped(title)}</h1>\n<p>${escaped(about)}</p>\n${blocks.map(block).join('')}`;
}

const STYLE =
  'body{font:14px/1.5 Arial,sans-serif;max-width:800px;margin:24px auto;padding:0 16px;color:#202124}' +
  'table{border-collapse:collapse;width:100%;margin:8px 0}td,th{border:1px solid #dadce0;padding:4px 8px;text-align:left;' +
  'vertical-align:top}mark{background:#fef7e0}ul.checks{list-style:none;padding-left:4px}';

function block(one: Block): string {
  switch (one.kind) {
    case 'section':
      return `<h2>${escaped(one.text)}</h2>\n`;
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
    case 'table': {
      const head = one.headers.map((header) => `<th>${escaped(header)}</th>`).join('');
      const rows = one.rows.map(
        (row) => `<tr>${row.map((cell) => `<td>${shown(cell)}</td>`).join('')}</tr>\n`,
      );
      return `<table>\n<thead><tr>${head}</tr></thead>\n<tbody>\n${rows.join('')}</tbody>\n</table>\n`;
    }
  }
}

function shown(text: Text): string {
  return text === null ? `<mark>${TO_FILL_IN}</mark>` : escaped(plainText(text));
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
