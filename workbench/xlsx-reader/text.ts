/** Text in an XLSX file: plain or rich, with escapes. */
import type { Element } from './xml';

/** `_x000D_` stands for the character with this number, `_x005F_` for an underscore that starts no escape. */
export function unescapeText(text: string): string {
  if (!text.includes('_x')) return text;
  return text.replace(/_x([0-9a-f]{4})_/gi, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
}

/** What a shared string or an inline string reads, without how it looks and is pronounced. */
export function stringText({ children }: Element): string {
  return children
    .map((one) => {
      if (one.name === 't') return unescapeText(one.text);
      return one.name === 'r' ? stringText(one) : '';
    })
    .join('');
}
