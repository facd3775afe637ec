/**
 * Drive's advanced service, as far as making Google Docs of pages and copies of templates goes. Of a page its lines are
 * kept, without its looks. Under `drive.file` a script reaches only files that it has made itself.
 */
import { Emulation, NotEmulated, ServiceException } from './emulation';

export interface MadeFile {
  readonly id: string;
  readonly name: string;
  readonly mimeType: string;
  /** The page that it was made from. */
  readonly content: string;
  /** A Doc: its body place by place, as `docs.ts` has it. */
  body: string;
  /** Slides: the texts of each. */
  slides: string[][];
}

interface FileAnswer {
  readonly id: string;
  readonly mimeType: string;
  readonly webViewLink: string;
}

interface FilesService {
  create(
    file: { readonly name: string; readonly mimeType: string },
    content: GoogleAppsScript.Base.Blob,
    options: { readonly fields: string },
  ): FileAnswer;
  copy(file: { readonly name: string }, id: string, options: { readonly fields: string }): FileAnswer;
  remove(id: string): void;
}

export class DriveEmulation extends Emulation<{ readonly Files: FilesService }>('Drive') {
  override readonly Files: FilesService;

  constructor(files: MadeFile[]) {
    super();
    this.Files = new FilesEmulation(files);
  }
}

const DOCUMENT = 'application/vnd.google-apps.document';

class FilesEmulation extends Emulation<FilesService>('Drive.Files') {
  constructor(readonly files: MadeFile[]) {
    super();
  }

  override create(
    { name, mimeType }: Parameters<FilesService['create']>[0],
    content: GoogleAppsScript.Base.Blob,
  ) {
    if (mimeType !== DOCUMENT) throw new NotEmulated(`Drive.Files.create with the type ${mimeType}`);
    if (content.getContentType() !== 'text/html') {
      throw new ServiceException('API call to drive.files.create failed with error: Bad Request');
    }
    const page = content.getDataAsString();
    return this.add({ name, mimeType, content: page, body: linesOf(page), slides: [] });
  }

  override copy({ name }: { readonly name: string }, id: string) {
    return this.add({ ...fileOf(this.files, id, 'drive.files.copy'), name });
  }

  override remove(id: string): void {
    this.files.splice(this.files.indexOf(fileOf(this.files, id, 'drive.files.delete')), 1);
  }

  private add(file: Omit<MadeFile, 'id'>): FileAnswer {
    const id = `file-${this.files.length + 1}`;
    this.files.push({ ...file, id, slides: file.slides.map((texts) => [...texts]) });
    const kind = file.mimeType === DOCUMENT ? 'document' : 'presentation';
    return { id, mimeType: file.mimeType, webViewLink: `https://docs.google.com/${kind}/d/${id}/edit` };
  }
}

/** @throws As Drive does for a file that does not exist, or that the script may not open. */
export function fileOf(files: readonly MadeFile[], id: string, call: string): MadeFile {
  const file = files.find((each) => each.id === id);
  if (file) return file;
  throw new ServiceException(`API call to ${call} failed with error: File not found: ${id}.`);
}

function linesOf(page: string): string {
  return page
    .replace(/\s*\n\s*/g, '')
    .replace(/<\/(?:h[1-6]|p|li|tr)>/g, '\n')
    .replace(/<[^>]*>/g, '')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&#39;/g, "'")
    .replace(/&amp;/g, '&');
}
