import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { isResultHeader, metric } from '../../../src/reading/catalog';
import { headerWords, plainWord } from '../../../src/reading/header-words';
import { METRICS, type MetricName } from '../../../src/reading/metrics';
import { recognize } from '../../../src/reading/recognize';
import { VOCABULARY } from '../../../src/reading/vocabulary';

interface Line {
  readonly source: string;
  readonly header: string;
  readonly means: string;
  readonly seen: boolean;
}

/** Headers of tools and people, in ten languages, with what each means here; `-` where it means nothing. */
const LINES: readonly Line[] = readFileSync('test/unit/reading/data/headers.tsv', 'utf8')
  .trim()
  .split('\n')
  .slice(1)
  .map((line) => {
    const [source = '', header = '', means = '', seen] = line.split('\t');
    return { source, header, means, seen: seen === 'seen' };
  });

const read = (header: string) => (isResultHeader(header) ? '-' : (recognize(header)?.metric.header ?? '-'));

function rate(name: string, lines: readonly Line[]): readonly string[] {
  const wrong = lines.filter(({ header, means }) => read(header) !== means);
  process.stdout.write(`headers, ${name}: ${lines.length - wrong.length} of ${lines.length} read right\n`);
  return wrong.map(({ source, header, means }) => `${source}: ${header} is ${read(header)}, not ${means}`);
}

describe('headers of tools and people', () => {
  const known = LINES.filter(({ means }) => means !== '-');
  const traps = LINES.filter(({ means }) => means === '-');

  test('every one that a public source shows', () => {
    expect(
      rate(
        'seen in a source',
        known.filter(({ seen }) => seen),
      ),
    ).toEqual([]);
  });

  test('the others, at least 85 of 100', () => {
    const others = known.filter(({ seen }) => !seen);
    expect(rate('others', others).length).toBeLessThanOrEqual(0.15 * others.length);
  });

  test('none that only looks like a column of ours', () => {
    expect(rate('traps', traps)).toEqual([]);
  });

  test('in whatever way the words are put together', () => {
    const spellings = (header: string) => {
      const words = header.split(/[ _]+/);
      return [
        words.join('_').toLowerCase(),
        header.toUpperCase(),
        words.join('-'),
        `${header} `,
        `"${header}"`,
      ];
    };
    const plain = known.filter(({ header }) => /^[A-Za-z ]+$/.test(header) && !/[a-z][A-Z]/.test(header));
    const differ = plain.flatMap(({ header, means }) =>
      spellings(header)
        .filter((spelled) => read(spelled) !== means)
        .map((spelled) => `${spelled}: ${read(spelled)}, not ${means}`),
    );
    expect(differ).toEqual([]);
  });
});

describe('the vocabulary', () => {
  const lines = VOCABULARY.trim()
    .split('\n')
    .map((line) => line.split(': ') as [string, string]);

  test('names metrics, each once', () => {
    const names = lines.map(([name]) => name);
    expect(names.filter((name) => name !== '-' && !(name in METRICS))).toEqual([]);
    expect(new Set(names).size).toBe(names.length);
  });

  test('holds every phrase in the words that headers are compared in', () => {
    const phrases = lines.flatMap(([, words]) => words.split(/, | ~ /));
    const odd = phrases.filter((phrase) => headerWords(phrase).words.join(' ') !== phrase);
    expect(odd).toEqual([]);
    expect(phrases.every((phrase) => phrase.split(' ').every((word) => plainWord(word) === word))).toBe(true);
  });
});

describe('recognize', () => {
  test.each([
    ['NPS (last survey) comment', undefined],
    ['ARR (converted)', 'arr'],
    ['ARR (converted) Currency', undefined],
    ['CSAT (verbatim)', undefined],
    ['Renewal (Y/N)', undefined],

    ['ARR (Q3, booked)', 'arr'],

    ['(none)', undefined],
    ['()', undefined],
    ['', undefined],
    [7, undefined],
    [null, undefined],
    ['__proto__', undefined],
    ['constructor', undefined],
  ])('%j is %j', (header, name) => {
    expect(recognize(header)?.metric.header).toBe(name);
  });

  test('ranks the name before a synonym, and general words last', () => {
    const rank = (header: string) => recognize(header)!.rank;
    expect(rank('csm')).toBeLessThan(rank('Customer Success Manager'));
    expect(rank('Customer Success Manager')).toBeLessThan(rank('Assigned CSM'));
    expect(rank('Account Manager')).toBeLessThan(rank('Account Owner'));
    expect(rank('Account ID')).toBeLessThan(rank('Record ID'));
    expect(rank('Record ID')).toBeLessThan(rank('ID'));
    expect(recognize('Type')).toMatchObject({ metric: metric('status'), general: true });
  });

  test('is not slow on long headers', () => {
    const started = Date.now();
    for (const filler of ['a ', 'Customer ', '(', ') (', 'Aa', '客户']) recognize(filler.repeat(20000));
    expect(Date.now() - started).toBeLessThan(500);
  });

  test('reads a name of a metric as that metric', () => {
    for (const name of Object.keys(METRICS)) expect(recognize(name)?.metric).toBe(metric(name as MetricName));
  });
});
