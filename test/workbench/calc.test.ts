import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { calc } from '../../workbench/calc';
import { score } from '../../workbench/score';

const FILE = '../shared/data/reference/public-customers.csv';
const hasFile = existsSync(FILE);
const resultOf = async (formula: string, ...options: string[]) =>
  JSON.parse(await calc([formula, ...options]));
const onFile = (formula: string) => resultOf(formula, '--sheet', FILE);

test.each<[string, unknown]>([
  ['=SUM({10;9;8})', 27],
  ['=SUM({1,2;3,4})', 10],
  [
    '={1,2;3,4}',
    [
      [1, 2],
      [3, 4],
    ],
  ],
  ['="a"&"b"', 'ab'],
  ['=1>2', false],
  ['=A1', null],
  ['=DATE(2026;1;15)', '2026-01-15'],
  ['={DATE(2026;1;15);7}', [['2026-01-15'], [7]]],
  ['=1/0', { error: '#DIV/0!' }],
  ['=ARRAYFORMULA(1/{1;0})', [[1], ['#DIV/0!']]],
  ['=NOSUCH(1)', { error: "Unknown function: 'NOSUCH'." }],
  ['=SUM(', { error: 'Formula parse error.' }],
])('%s', async (formula, value) => {
  expect(await resultOf(formula)).toEqual(value);
});

(hasFile ? describe : describe.skip)(
  'The formulas of the add-on, on data handed over beside the repository',
  () => {
    test('give the scores of the job', async () => {
      const scored = JSON.parse(await score([FILE, '--json'])) as Record<string, unknown>[];
      const formula = await onFile(`=HEALTHSCORE(A1:AZ1, A2:AZ${scored.length + 1})`);
      expect(formula).toEqual(scored.map((record) => [record['Health score']]));
    });

    test('take semicolons, and dates as dates', async () => {
      const risk = await onFile('=CHURNRISK(A1:AZ1; A2:AZ2; DATE(2026;11;21))');
      expect(typeof risk).toBe('number');
      expect(await onFile('=CHURNRISK(A1:AZ1, A2:AZ2, DATE(2026, 11, 21))')).toBe(risk);
      expect(
        await onFile('=DAYSTORENEWAL({"id","renewal_date"};{"7",DATE(2026;12;1)};DATE(2026;11;21))'),
      ).toBe(10);
    });

    test('say in a sentence what is wrong', async () => {
      expect(await onFile('=CHURNRISK(A1:AZ1; A2:AZ2)')).toEqual({
        error: expect.stringMatching(/^CHURNRISK: .* DATE\(2026;11;21\)\.$/),
      });
      expect(await onFile('=HEALTHSCORE(A1:AZ1; A2:AZ2; "horoscope")')).toEqual({
        error: expect.stringMatching(/^There is no model "horoscope"/),
      });
    });

    test('may not change anything, and not depend on the clock', async () => {
      expect(await onFile('=SCOREPORTFOLIO()')).toEqual({ error: expect.stringMatching(/permission/) });
      expect(await onFile('=CHURNRISK(A1:AZ1; A2:AZ2; NOW())')).toEqual({
        error: expect.stringMatching(/not allowed to reference a cell with NOW\(\)/),
      });
    });
  },
);

test('npm run calc prints JSON and nothing else, also for a value that fails', () => {
  const { status, stdout, stderr } = spawnSync('node_modules/.bin/tsx', ['workbench/calc.ts', '=NA()'], {
    encoding: 'utf8',
  });
  expect([status, stdout, stderr]).toEqual([0, '{"error":"#N/A"}\n', '']);
}, 60_000);

test.each([
  [[], /^Usage: /],
  [['=1', '=2'], /^Usage: /],
  [['=A1', '--sheet', 'nowhere.csv'], /^nowhere\.csv cannot be read/],
])('%j is refused', async (args, sentence) => {
  await expect(calc(args)).rejects.toThrow(sentence);
});
