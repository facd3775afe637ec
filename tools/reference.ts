/** `npm run reference`: writes docs/formulas.md anew from the docs of the custom functions. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { readEntry } from './endpoints';
import { type FormulaDoc, type FormulaParameter, firstSentence, formulaDocs } from './formula-docs';

const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');

export const REFERENCE = path.join(ROOT, 'docs', 'formulas.md');

/** The text of docs/formulas.md. */
export function referenceText(): string {
  const docs = formulaDocs(readEntry(path.join(ROOT, 'src', 'index.ts')));
  const list = docs.map(
    ({ name, words }) =>
      `| [\`${name}\`](#${name.toLowerCase()}) | ${firstSentence(words).replaceAll('|', '\\|')} |`,
  );
  return [
    '# Formulas',
    '',
    'Made from the docs of the custom functions by `npm run reference`: change those in `src/formulas/`, not this page. A test',
    'calculates every example in the workbench.',
    '',
    'Arguments in brackets may be left out. A range answers for all its rows at once, and that is quicker than a formula in',
    'each row: write one formula above or beside free cells, and it fills them. In a spreadsheet whose language has the comma',
    'in numbers, arguments are separated by `;`.',
    '',
    '| Formula | Answers |',
    '| --- | --- |',
    ...list,
    '',
    ...docs.flatMap(section),
  ].join('\n');
}

function section({ name, words, parameters, answer, example }: FormulaDoc): string[] {
  return [
    `## ${name}`,
    '',
    words,
    '',
    `\`${name}(${parameters.map(nameOf).join(', ')})\``,
    '',
    ...parameters.map(({ name: parameter, words: what }) => `- \`${parameter}\`: ${what}`),
    '',
    `Answer: ${answer}`,
    '',
    `Example: \`${example}\``,
    '',
  ];
}

const nameOf = ({ name, optional }: FormulaParameter) => (optional ? `[${name}]` : name);

if (process.argv[1] && path.resolve(process.argv[1]) === fileURLToPath(import.meta.url))
  writeFileSync(REFERENCE, referenceText());
