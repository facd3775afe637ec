/** HtmlService: a static page from a file of the project. Templates are not emulated. */
import { Emulation, ServiceException } from './emulation';

export class HtmlServiceEmulation extends Emulation<GoogleAppsScript.HTML.HtmlService>('HtmlService') {
  constructor(readonly files: Readonly<Record<string, string>>) {
    super();
  }

  override createHtmlOutput(html: unknown = ''): HtmlOutputEmulation {
    return new HtmlOutputEmulation(String(html));
  }

  override createHtmlOutputFromFile(filename: string): HtmlOutputEmulation {
    const name = filename.replace(/\.html$/, '');
    if (!Object.hasOwn(this.files, name))
      throw new ServiceException(`No HTML file named ${filename} was found.`);
    return new HtmlOutputEmulation(this.files[name]!);
  }
}

export class HtmlOutputEmulation extends Emulation<GoogleAppsScript.HTML.HtmlOutput>('HtmlOutput') {
  content: string;
  title = '';
  width = 0;
  height = 0;

  constructor(content: string) {
    super();
    this.content = content;
  }

  override getContent(): string {
    return this.content;
  }

  override setContent(content: string): this {
    this.content = content;
    return this;
  }

  override append(addedContent: string): this {
    this.content += addedContent;
    return this;
  }

  override appendUntrusted(addedContent: string): this {
    this.content += addedContent.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
    return this;
  }

  override clear(): this {
    this.content = '';
    return this;
  }

  override getTitle(): string {
    return this.title;
  }

  override setTitle(title: string): this {
    this.title = title;
    return this;
  }

  override getWidth(): number {
    return this.width;
  }

  override setWidth(width: number): this {
    this.width = width;
    return this;
  }

  override getHeight(): number {
    return this.height;
  }

  override setHeight(height: number): this {
    this.height = height;
    return this;
  }
}
