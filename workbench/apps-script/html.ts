/** HtmlService: a static page from a file of the project. Of templates only their text: none is evaluated. */
import { Emulation, ServiceException } from './emulation';

export class HtmlServiceEmulation extends Emulation<GoogleAppsScript.HTML.HtmlService>('HtmlService') {
  constructor(readonly files: Readonly<Record<string, string>>) {
    super();
  }

  override createHtmlOutput(html: unknown = ''): HtmlOutputEmulation {
    return new HtmlOutputEmulation(String(html));
  }

  override createHtmlOutputFromFile(filename: string): HtmlOutputEmulation {
    return new HtmlOutputEmulation(fileOf(this, filename));
  }

  override createTemplate(html: unknown): GoogleAppsScript.HTML.HtmlTemplate {
    return template(String(html));
  }

  override createTemplateFromFile(filename: string): GoogleAppsScript.HTML.HtmlTemplate {
    return template(fileOf(this, filename));
  }
}

function fileOf({ files }: HtmlServiceEmulation, filename: string): string {
  const name = filename.replace(/\.html$/, '');
  if (Object.hasOwn(files, name)) return files[name]!;
  throw new ServiceException(`No HTML file named ${filename} was found.`);
}

/** A template has properties of any name, which no class can declare. */
function template(text: string): GoogleAppsScript.HTML.HtmlTemplate {
  return new HtmlTemplateEmulation(text) as object as GoogleAppsScript.HTML.HtmlTemplate;
}

/** A template as it was written, scriptlets and all. */
class HtmlTemplateEmulation extends Emulation<object>('HtmlTemplate') {
  constructor(readonly text: string) {
    super();
  }

  getRawContent(): string {
    return this.text;
  }
}

const ESCAPED: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&#34;',
  "'": '&#39;',
};

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
    this.content += addedContent.replace(/[&<>"']/g, (character) => ESCAPED[character]!);
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
