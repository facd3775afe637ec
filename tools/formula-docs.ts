// What the docs of a custom function say, in parts: the formula reference and the sidebar's help are made of them.
import type { Endpoint } from './endpoints';

export interface FormulaDoc {
  readonly name: string;
  readonly words: string;
  readonly parameters: readonly FormulaParameter[];
  readonly answer: string;
  readonly example: string;
}

export interface FormulaParameter {
  readonly name: string;
  readonly type: string;
  readonly words: string;
  readonly optional: boolean;
}

/** The docs of the custom functions among endpoints; the build has made sure that they are whole. */
export function formulaDocs(endpoints: readonly Endpoint[]): FormulaDoc[] {
  return endpoints.filter(({ isFormula }) => isFormula).map(readDoc);
}

function readDoc({ name, doc }: Endpoint): FormulaDoc {
  const lines = doc.split('\n').map((line) => line.replace(/^\s*(\/\*\*|\*\/|\*) ?/, '').trim());
  const firstTag = lines.findIndex((line) => line.startsWith('@'));
  const tag = (start: string) =>
    lines.filter((line) => line.startsWith(start)).map((line) => line.slice(start.length).trim());
  const parameters = tag('@param').map((line) => {
    const [, type, parameter, words] = /^\{(.+?)\} (\w+) (.+)$/.exec(line)!;
    const optional = words!.startsWith('Optional. ');
    return { name: parameter!, type: type!, words: words!.replace('Optional. ', ''), optional };
  });
  return {
    name,
    words: lines.slice(0, firstTag).join(' ').trim(),
    parameters,
    answer: tag('@return')[0]!.replace(/^\{.+?\} /, ''),
    example: tag('@example')[0]!,
  };
}

export function firstSentence(words: string): string {
  return words.split(/(?<=[^.]\.) (?=[A-Z])/)[0]!;
}
