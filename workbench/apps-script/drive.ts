/** Drive's advanced service, as far as making a Google Doc of a page goes: what was asked for is kept, nothing is converted. */
import { Emulation, NotEmulated, ServiceException } from './emulation';

export interface MadeFile {
  readonly name: string;
  readonly mimeType: string;
  readonly content: string;
}

interface FilesService {
  create(
    file: { readonly name: string; readonly mimeType: string },
    content: GoogleAppsScript.Base.Blob,
    options: { readonly fields: string },
  ): { readonly id: string; readonly webViewLink: string };
}

export class DriveEmulation extends Emulation<{ readonly Files: FilesService }>('Drive') {
  override readonly Files: FilesService;

  constructor(files: MadeFile[]) {
    super();
    this.Files = new FilesEmulation(files);
  }
}

class FilesEmulation extends Emulation<FilesService>('Drive.Files') {
  constructor(readonly files: MadeFile[]) {
    super();
  }

  override create(
    { name, mimeType }: Parameters<FilesService['create']>[0],
    content: GoogleAppsScript.Base.Blob,
  ) {
    if (mimeType !== 'application/vnd.google-apps.document') {
      throw new NotEmulated(`Drive.Files.create with the type ${mimeType}`);
    }
    if (content.getContentType() !== 'text/html') {
      throw new ServiceException('API call to drive.files.create failed with error: Bad Request');
    }
    this.files.push({ name, mimeType, content: content.getDataAsString() });
    const id = `file-${this.files.length}`;
    return { id, webViewLink: `https://docs.google.com/document/d/${id}/edit` };
  }
}
