/** The encoding of a text file, which no text file says reliably: found out from its bytes. */

export interface DecodedText {
  readonly text: string;
  readonly encoding: 'UTF-8' | 'UTF-16' | 'Windows-1252';
}

/** How many bytes are looked at for zeros. */
const SAMPLE = 4096;

/**
 * Reads UTF-8, UTF-16 of both byte orders, with a mark or without, and takes all else for Windows-1252, which most
 * programs in the West wrote before.
 * @example decodeText(Buffer.from('Müller', 'latin1')) // { text: 'Müller', encoding: 'Windows-1252' }
 */
export function decodeText(bytes: Uint8Array): DecodedText {
  const order = utf16Order(bytes);
  if (order) return { text: new TextDecoder(order).decode(bytes), encoding: 'UTF-16' };
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), encoding: 'UTF-8' };
  } catch {
    return { text: decodeWindows1252(bytes), encoding: 'Windows-1252' };
  }
}

/** By its mark, or by where the zero bytes are: separators, digits and Latin letters have one each. */
function utf16Order(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  const sample = bytes.subarray(0, SAMPLE);
  const zeros = [0, 0];
  sample.forEach((byte, i) => {
    if (byte === 0) zeros[i % 2]!++;
  });
  const [even, odd] = zeros as [number, number];
  if (Math.max(even, odd) < sample.length / 8) return null;
  if (even < odd / 4) return 'utf-16le';
  return odd < even / 4 ? 'utf-16be' : null;
}

/** The characters of 80 to 9F; the five bytes that stand for none stay what they are. */
const HIGH = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ';

/** Not by `TextDecoder`, which in some versions of Node.js reads 80 to 9F as control characters. */
export function decodeWindows1252(bytes: Uint8Array): string {
  const latin = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1');
  return latin.replace(/[\x80-\x9f]/g, (mark) => HIGH[mark.charCodeAt(0) - 0x80]!);
}
