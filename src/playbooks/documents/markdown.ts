import { type Block, type CustomerDocument, plainText, type Text, UNKNOWN, withoutCharts } from './document';
import { INTERNAL } from './html';

/** A document as Markdown. No text in it starts anything of its own: what Markdown reads as a mark is escaped. */
export function toMarkdown({ title, about, blocks, isInternal }: CustomerDocument): string {
  const mark = isInternal ? [`**${INTERNAL}**`] : [];
  return [`# ${escaped(title)}`, ...mark, begun(about), ...withoutCharts(blocks).map(block)]
    .join('\n\n')
    .concat('\n');
}

function block(one: Exclude<Block, { readonly kind: 'chart' }>): string {
  switch (one.kind) {
    case 'section':
      return `## ${escaped(one.text)}`;
    case 'part':
      return `### ${escaped(one.text)}`;
    case 'paragraph':
      return begun(one.text);
    case 'list':
      return one.items.map((item) => `- ${begun(item)}`).join('\n');
    case 'checks':
      return one.items
        .map(({ text, done, note }) => {
          const remark = note === null ? '' : ` _(${shown(note)})_`;
          return `- [${done ? 'x' : ' '}] ${escaped(text)}${remark}`;
        })
        .join('\n');
    case 'table':
      return tableOf(one.headers, one.rows);
  }
}

function tableOf(headers: readonly string[], rows: readonly (readonly Text[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [
    line(headers.map(escaped)),
    line(headers.map(() => '---')),
    ...rows.map((row) => line(row.map(shown))),
  ].join('\n');
}

function shown(text: Text): string {
  return text === null ? UNKNOWN : escaped(plainText(text));
}

/**
 * A text as Markdown shows it letter by letter. A line break would end the row of a table; addresses are made links by
 * some readers without any mark, so what makes them out becomes an entity.
 */
function escaped(text: string): string {
  return text
    .replace(/[\r\n\u2028\u2029\t\v\f]+/g, ' ')
    .trim()
    .replace(/[\\`*_[\]|~!^$]/g, '\\$&')
    .replace(/[&<>@]/g, entity)
    .replace(/:(?=\/\/)/g, entity)
    .replace(/www\./gi, (mark) => `${mark.slice(0, 3)}&#46;`);
}

/** A text that begins a line, where a number, a dash or a hash would begin a list or a heading. */
function begun(text: Text): string {
  return shown(text).replace(/^([-+=#:])|^(\d+)(?=[.)](\s|$))/, '$2\\$1');
}

function entity(character: string): string {
  return `&#${character.charCodeAt(0)};`;
}
