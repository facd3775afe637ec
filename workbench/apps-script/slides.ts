/** The advanced service of Google Slides, as far as filling a template goes: texts are replaced, and slides taken out. */
import { fileOf, type MadeFile } from './drive';
import { Emulation, NotEmulated, ServiceException } from './emulation';

interface Request {
  readonly deleteObject?: { readonly objectId: string };
  readonly replaceAllText?: {
    readonly containsText: { readonly text: string };
    readonly replaceText: string;
  };
}

interface PresentationsService {
  get(id: string): object;
  batchUpdate(changes: { readonly requests: readonly Request[] }, id: string): object;
}

export class SlidesEmulation extends Emulation<{ readonly Presentations: PresentationsService }>('Slides') {
  override readonly Presentations: PresentationsService;

  constructor(files: readonly MadeFile[]) {
    super();
    this.Presentations = new PresentationsEmulation(files);
  }
}

class PresentationsEmulation extends Emulation<PresentationsService>('Slides.Presentations') {
  constructor(readonly files: readonly MadeFile[]) {
    super();
  }

  override get(id: string) {
    const { slides } = fileOf(this.files, id, 'slides.presentations.get');
    return {
      presentationId: id,
      slides: slides.map((texts, i) => ({
        objectId: `slide-${i}`,
        pageElements: texts.map((content) => ({
          shape: { text: { textElements: [{ textRun: { content } }] } },
        })),
      })),
    };
  }

  override batchUpdate({ requests }: { readonly requests: readonly Request[] }, id: string) {
    const file = fileOf(this.files, id, 'slides.presentations.batchUpdate');
    const slides = new Map(file.slides.map((texts, i) => [`slide-${i}`, texts]));
    for (const { deleteObject, replaceAllText, ...other } of requests) {
      if (deleteObject && !slides.delete(deleteObject.objectId)) {
        throw new ServiceException(
          `API call to slides.presentations.batchUpdate failed with error: The object (${deleteObject.objectId}) could not be found.`,
        );
      }
      if (replaceAllText) {
        const { containsText, replaceText } = replaceAllText;
        for (const [key, texts] of slides) {
          slides.set(
            key,
            texts.map((text) => text.replaceAll(containsText.text, () => replaceText)),
          );
        }
      } else if (!deleteObject) throw new NotEmulated(`The request ${Object.keys(other)[0]} of Slides`);
    }
    file.slides = [...slides.values()];
    return { presentationId: id };
  }
}
