// The page of docs that the sidebar's help shows, taken apart: a heading with the paragraphs and items below it.

export interface GuideSection {
  readonly name: string;
  readonly lines: readonly string[];
}

/** The sections of a page in Markdown, its text without marks. */
export function guideSections(markdown: string): GuideSection[] {
  return markdown
    .split(/^## /m)
    .slice(1)
    .map((section) => {
      const [name = '', ...body] = section.split('\n');
      const lines = body
        .join('\n')
        .split(/\n\n|\n(?=- |\d+\. )/)
        .map((line) =>
          line
            .replace(/^(?:- |\d+\. )/, '')
            .replace(/\s+/g, ' ')
            .replace(/[*`]/g, '')
            .trim(),
        );
      return { name: name.trim(), lines: lines.filter((line) => line !== '') };
    });
}
