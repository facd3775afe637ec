/** Utilities. Ids come from a counter, so that every run is repeatable. */
import { createHash } from 'node:crypto';
import { gunzipSync, gzipSync } from 'node:zlib';
import type { Clock } from '../clock';
import { isTimeZone } from '../time-zone';
import { formatInstant } from './date-pattern';
import { Emulation, labelOf, refuseArguments, ServiceException } from './emulation';
import { Charset, DigestAlgorithm } from './enums';

type Digest = GoogleAppsScript.Utilities.DigestAlgorithm;
/** Text, or bytes from -128 to 127 as Java has them. */
type Data = string | number[];

const HASHES: Record<string, string> = {
  MD5: 'md5',
  SHA_1: 'sha1',
  SHA_256: 'sha256',
  SHA_384: 'sha384',
  SHA_512: 'sha512',
};

export class UtilitiesEmulation extends Emulation<GoogleAppsScript.Utilities.Utilities>('Utilities') {
  override readonly Charset = Charset;
  override readonly DigestAlgorithm = DigestAlgorithm;

  constructor(
    readonly clock: Clock,
    readonly nextId: () => number,
  ) {
    super();
  }

  override sleep(milliseconds: number): void {
    this.clock.advance(milliseconds);
  }

  override getUuid(): string {
    const digits = createHash('sha256').update(`workbench ${this.nextId()}`).digest('hex');
    const variant = '89ab'[Number.parseInt(digits[16]!, 16) % 4];
    return `${digits.slice(0, 8)}-${digits.slice(8, 12)}-4${digits.slice(13, 16)}-${variant}${digits.slice(17, 20)}-${digits.slice(20, 32)}`;
  }

  override formatDate(date: GoogleAppsScript.Base.Date, timeZone: string, format: string): string {
    if (!((date as unknown) instanceof Date))
      refuseArguments('Utilities.formatDate', [date, timeZone, format]);
    if (!isTimeZone(timeZone)) throw new ServiceException(`Invalid argument: ${timeZone}`);
    return formatInstant(date.getTime(), timeZone, format);
  }

  override base64Encode(data: Data): string {
    return bytesOf(data).toString('base64');
  }

  override base64EncodeWebSafe(data: Data): string {
    return this.base64Encode(data).replace(/\+/g, '-').replace(/\//g, '_');
  }

  override base64Decode(encoded: string): number[] {
    return signedBytes(Buffer.from(encoded, 'base64'));
  }

  override base64DecodeWebSafe(encoded: string): number[] {
    return signedBytes(Buffer.from(encoded, 'base64url'));
  }

  /** Text is US-ASCII unless the script says otherwise: every other character counts as `?`. */
  override computeDigest(
    algorithm: Digest,
    value: Data,
    charset: GoogleAppsScript.Utilities.Charset = Charset.US_ASCII,
  ): number[] {
    const isAscii = typeof value === 'string' && labelOf(charset) === 'US_ASCII';
    const data = isAscii ? value.replace(/[^\0-\x7f]/g, '?') : value;
    return signedBytes(createHash(HASHES[labelOf(algorithm)]!).update(bytesOf(data)).digest());
  }

  override newBlob(data: Data, contentType: string | null = null, name: string | null = null): BlobEmulation {
    const type = contentType ?? (typeof data === 'string' ? 'text/plain' : null);
    return new BlobEmulation(bytesOf(data), type, name);
  }

  override gzip(blob: GoogleAppsScript.Base.BlobSource, name: string | null = null): BlobEmulation {
    return new BlobEmulation(gzipSync(bytesOf(blob.getBlob().getBytes())), 'application/x-gzip', name);
  }

  override ungzip(blob: GoogleAppsScript.Base.BlobSource): BlobEmulation {
    return new BlobEmulation(gunzipSync(bytesOf(blob.getBlob().getBytes())), null, null);
  }
}

class BlobEmulation extends Emulation<GoogleAppsScript.Base.Blob>('Blob') {
  constructor(
    readonly bytes: Buffer,
    readonly contentType: string | null,
    readonly label: string | null,
  ) {
    super();
  }

  override getBlob(): BlobEmulation {
    return this;
  }

  override getBytes(): number[] {
    return signedBytes(this.bytes);
  }

  override getDataAsString(): string {
    return this.bytes.toString('utf8');
  }

  override getContentType(): string | null {
    return this.contentType;
  }

  override getName(): string | null {
    return this.label;
  }
}

function bytesOf(data: Data): Buffer {
  return typeof data === 'string' ? Buffer.from(data, 'utf8') : Buffer.from(data.map((byte) => byte & 0xff));
}

function signedBytes(bytes: Buffer): number[] {
  return [...new Int8Array(bytes)];
}
