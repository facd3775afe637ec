/**
 * XML as the parts of an XLSX file hold it. Names are read without their prefix: `<x:c>` and `<c>` are the same element,
 * and `r:id`, or `rel:id`, is the attribute `id`.
 */
import { SaxesParser } from 'saxes';

export interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly Element[];
  /** Its own text, CDATA included, without that of its children. */
  readonly text: string;
}

/** What is done with an element, once everything in it has been read, by its path: `worksheet/sheetData/row`. */
export type Visitors = Readonly<Record<string, (element: Element) => void>>;

type OpenElement = Element & { readonly children: Element[]; text: string };

/**
 * Reads a document and hands over the elements at these paths. Everything else is skipped, whatever it is: files hold
 * elements of programs and versions to come.
 * @throws Where the text is no well-formed XML.
 */
export function readXml(xml: string, visitors: Visitors): void {
  const parser = new SaxesParser();
  const path: string[] = [];
  /** The elements that are being read, from one that a visitor waits for down. */
  const open: OpenElement[] = [];
  parser.on('error', (error) => {
    // Programs write control characters that XML does not allow; a cell with one is no reason to refuse a file.
    if (!/disallowed character/i.test(error.message)) throw error;
  });
  parser.on('opentag', ({ name, attributes }) => {
    path.push(localName(name));
    if (open.length === 0 && !visitors[path.join('/')]) return;
    const element = { name: localName(name), attributes: localNames(attributes), children: [], text: '' };
    open[open.length - 1]?.children.push(element);
    open.push(element);
  });
  const addText = (text: string) => {
    const element = open[open.length - 1];
    if (element) element.text += text;
  };
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.on('closetag', () => {
    const element = open.pop();
    if (element && open.length === 0) visitors[path.join('/')]!(element);
    path.pop();
  });
  // Some programs put a line before the declaration.
  parser.write(xml.trimStart()).close();
}

/** The first child of this name. */
export function child(element: Element | undefined, name: string): Element | undefined {
  return element?.children.find((one) => one.name === name);
}

/** Whether an attribute or a value says yes: `1` and `true` do. */
export function isTrue(text: string | undefined): boolean {
  return text !== undefined && /^\s*(?:1|true|on)\s*$/i.test(text);
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

function localNames(attributes: Readonly<Record<string, string>>): Record<string, string> {
  const local: Record<string, string> = {};
  for (const name in attributes) {
    if (!name.includes(':')) local[name] = attributes[name]!;
    else if (!name.startsWith('xmlns:')) local[localName(name)] ??= attributes[name]!;
  }
  return local;
}
