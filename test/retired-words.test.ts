import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '@jest/globals';

/** Words that a reader who had not seen them before did not understand; what stands in their place says it plainly. */
const RETIRED = [
  'Keep the usual rhythm',
  'Settle which opportunity',
  'Set up the rescue team',
  'concerns they keep to themselves',
  'every step is done, watch',
  'How their people feel',
  'It worked when',
  'Who is called in when',
  'Room to grow',
  'the sponsor is content',
  'Hours until solved',
  'Content with',
  'Mood of tickets',
  'People we know there',
  'Questions they solve alone',
  'What they say of renewing',
  'Where more could be made',
  'How we keep in touch',
  'How grave',
  'hear them out',
  'Nowhere in a hurry',
  'both say the same',
  'With more room',
  'Read them again',
  'Look again<',
  'Nothing is kept of',
  'Nothing on record',
  'What was said before',
  'Nothing is known of seats',
  'that was read is in order',
  'Nothing waits for you',
  'would have spoken',
  'would have told of nobody',
  'tells no past',
  'There is no metric',
  'Open the sidebar again',
  'Nothing is changed yet',
  'Put all back',
  'speak to whoever',
  'Show the last run so',
  'No account is in danger',
  'Getting ready',
];

function textOf(folder: string): string {
  return readdirSync(folder, { withFileTypes: true })
    .map((entry) => {
      const file = path.join(folder, entry.name);
      if (entry.isDirectory()) return textOf(file);
      if (!/\.tsx?$/.test(entry.name)) return '';
      return readFileSync(file, 'utf8').replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '');
    })
    .join('\n')
    .replace(/\s+/g, ' ')
    .replace(/ </g, '<');
}

/** Turns that read as translated: neither in the interface nor in comments and docs. */
const TRANSLATED = /(?:stands? beside|nobody knows|what (?:be)?came of|whatever else|way (?:back|out): )/i;

const TEXT = textOf('src') + textOf('pages');

test.each(RETIRED)('“%s” is said nowhere', (words) => {
  expect(TEXT.includes(words)).toBe(false);
});

test('nothing reads as translated, in comments and docs either', () => {
  const files = ['src', 'pages', 'docs'].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => path.join(folder, name)),
  );
  const said = ['README.md', ...files.filter((file) => /\.(?:tsx?|md)$/.test(file))].flatMap((file) =>
    readFileSync(file, 'utf8')
      .split('\n')
      .flatMap((line, i) => (TRANSLATED.test(line) ? [`${file}:${i + 1} ${line.trim()}`] : [])),
  );
  expect(said).toEqual([]);
});
