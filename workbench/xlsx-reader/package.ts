/** An XLSX file as the package of parts that it is: a ZIP archive whose parts say by relationships where the others lie. */
import JsZip from 'jszip';
import { decodeWindows1252 } from '../encoding';
import { readXml, type Visitors } from './xml';

/** What one part says of another. */
export interface Relationship {
  readonly id: string;
  /** The last word of its type: `worksheet`, `sharedStrings`, `officeDocument`. */
  readonly kind: string;
  /** The part's name, from the root of the package. */
  readonly part: string;
}

/** Says what is wrong with a file, in a clause that can follow "This is no XLSX workbook that can be read: ". */
export class UnreadableFile extends Error {}

export class Package {
  /** By their names as `partKey` writes them; `null` where one cannot be unpacked. */
  readonly #parts: ReadonlyMap<string, Uint8Array | null>;
  /** What is wrong with the parts that a workbook can be read without, in a clause for each. */
  readonly damaged: string[] = [];

  private constructor(parts: ReadonlyMap<string, Uint8Array | null>) {
    this.#parts = parts;
  }

  /** @throws {UnreadableFile} */
  static async open(bytes: Uint8Array): Promise<Package> {
    checkKind(bytes);
    const zip = await JsZip.loadAsync(bytes).catch((cause: unknown) => {
      throw new UnreadableFile('its ZIP archive is damaged or cut off', { cause });
    });
    const parts = new Map<string, Uint8Array | null>();
    for (const file of Object.values(zip.files)) {
      const key = partKey(file.name);
      if (!file.dir && isRead(key)) parts.set(key, await file.async('uint8array').catch(() => null));
    }
    return new Package(parts);
  }

  has(part: string): boolean {
    return this.#parts.has(partKey(part));
  }

  /**
   * Reads a part; one that is not there has nothing in it.
   * @throws {UnreadableFile}
   */
  read(part: string, visitors: Visitors): void {
    const bytes = this.#parts.get(partKey(part));
    if (bytes === undefined) return;
    if (bytes === null) throw new UnreadableFile(`its part ${part} cannot be unpacked`);
    try {
      readXml(decodeXml(bytes), visitors);
    } catch (cause) {
      throw new UnreadableFile(`its part ${part} is damaged (${firstLine(cause)})`, { cause });
    }
  }

  /** Reads what a workbook can be read without. */
  ifSound<T>(read: () => T): T | undefined {
    try {
      return read();
    } catch (error) {
      if (!(error instanceof UnreadableFile)) throw error;
      this.damaged.push(error.message);
      return undefined;
    }
  }

  /** The relationships of a part, or for `''` of the package itself. Those to web addresses are left out. */
  relationships(part: string): Relationship[] {
    const folder = part.slice(0, part.lastIndexOf('/') + 1);
    const found: Relationship[] = [];
    this.read(`${folder}_rels/${part.slice(folder.length)}.rels`, {
      'Relationships/Relationship': ({ attributes: { Id = '', Type = '', Target = '', TargetMode } }) => {
        if (TargetMode === 'External') return;
        found.push({ id: Id, kind: Type.slice(Type.lastIndexOf('/') + 1), part: resolve(folder, Target) });
      },
    });
    return found;
  }

  /** A part by the end of its name, where no relationship leads to it. */
  partEndingIn(ending: string): string | undefined {
    return [...this.#parts.keys()].find((name) => name === ending || name.endsWith(`/${ending}`));
  }
}

/** Pictures and the like stay in the archive. */
function isRead(key: string): boolean {
  return key.endsWith('.xml') || key.endsWith('.rels');
}

/** Part names differ in nothing but case and, from some programs, in the slash. */
function partKey(name: string): string {
  return name.replace(/\\/g, '/').replace(/^\/+/, '').toLowerCase();
}

/** A target as a part's name; it is relative to the folder of the part that names it. */
function resolve(folder: string, target: string): string {
  let plain = target.replace(/\\/g, '/').replace(/#.*$/, '');
  try {
    plain = decodeURIComponent(plain);
  } catch {
    // A target with a bare % is a name as it stands.
  }
  const steps: string[] = [];
  for (const step of (plain.startsWith('/') ? plain : folder + plain).split('/')) {
    if (step === '..') steps.pop();
    else if (step !== '' && step !== '.') steps.push(step);
  }
  return steps.join('/');
}

const OLE_MARK = [0xd0, 0xcf, 0x11, 0xe0];
/** The name of the stream that holds a workbook with a password. */
const ENCRYPTED = Buffer.from('EncryptedPackage', 'utf16le');

function checkKind(bytes: Uint8Array): void {
  if (bytes.length === 0) throw new UnreadableFile('it is empty');
  if (OLE_MARK.every((byte, i) => bytes[i] === byte)) {
    const encrypted = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).includes(ENCRYPTED);
    throw new UnreadableFile(
      encrypted ? 'it is protected with a password' : 'it is a workbook of the older kind, .xls',
    );
  }
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) throw new UnreadableFile('it is a file of another kind');
}

/** XML says by its first bytes how it is encoded. */
function decodeXml(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0x3c && second === 0))
    return new TextDecoder('utf-16le').decode(bytes);
  if ((first === 0xfe && second === 0xff) || (first === 0 && second === 0x3c))
    return new TextDecoder('utf-16be').decode(bytes);
  const declaration = Buffer.from(bytes.subarray(0, 200)).toString('latin1');
  const named = /^[^<]*<\?xml[^>]*\sencoding\s*=\s*["']([\w.-]+)["']/.exec(declaration)?.[1];
  return /^(?:windows-1252|iso-8859-1|us-ascii)$/i.test(named ?? '')
    ? decodeWindows1252(bytes)
    : new TextDecoder().decode(bytes);
}

function firstLine(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).split('\n')[0]!;
}
