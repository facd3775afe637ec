import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { decodeText } from '../../workbench/encoding';

const utf16 = (text: string, order: 'le' | 'be') => {
  const bytes = Buffer.from(text, 'utf16le');
  return order === 'le' ? bytes : bytes.swap16();
};
const TEXT = 'id,name\n1,Müller & Söhne – 5 €\n';

describe('The encoding of a file is found out', () => {
  test.each<[string, Uint8Array, string]>([
    ['UTF-8', Buffer.from(TEXT), 'UTF-8'],
    ['UTF-8 with a mark', Buffer.from(`\ufeff${TEXT}`), 'UTF-8'],
    ['UTF-16, little end first, with a mark', utf16(`\ufeff${TEXT}`, 'le'), 'UTF-16'],
    ['UTF-16, big end first, with a mark', utf16(`\ufeff${TEXT}`, 'be'), 'UTF-16'],
    ['UTF-16, little end first', utf16(TEXT, 'le'), 'UTF-16'],
    ['UTF-16, big end first', utf16(TEXT, 'be'), 'UTF-16'],
    // ü is FC and ö F6 in Windows-1252, – is 96 and € is 80 [WHATWG Encoding Standard, index windows-1252].
    ['Windows-1252', Buffer.from(TEXT.replace('–', '\x96').replace('€', '\x80'), 'latin1'), 'Windows-1252'],
  ])('%s', (_, bytes, encoding) => expect(decodeText(bytes)).toEqual({ text: TEXT, encoding }));

  test('an empty file is empty', () => expect(decodeText(new Uint8Array()).text).toBe(''));

  test('any text in UTF-8, and in UTF-16 with a mark, comes back', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        fc.pre(!text.startsWith('\ufeff') && !text.includes('\0'));
        return (
          decodeText(Buffer.from(text)).text === text &&
          decodeText(utf16(`\ufeff${text}`, 'le')).text === text &&
          decodeText(utf16(`\ufeff${text}`, 'be')).text === text
        );
      }),
    );
  });
});
