import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { Clock, NotEmulated, Workbench } from '../../workbench';
import { connectCustomFunctions } from '../../workbench/univer/custom-functions';
import { UniverGrid } from '../../workbench/univer/univer-grid';
import { NOON_OF_2026_11_21 } from '../support/sheets';

const CODE = readFileSync('docs/platform-probe.gs', 'utf8');
const QUESTIONS = [...CODE.matchAll(/^ {2}'([^']+)': \(/gm)].map(([, name]) => name!);
/** What a person's run of the probe in a real spreadsheet printed, once there is one. */
const ANSWERS = 'test/workbench/platform-answers.json';
/** Needs what the workbench does not have. */
const ONLY_IN_SHEETS = ['metadata of a copied tab'];
const LARGEST = 1000;

interface Answers {
  readonly answers: Readonly<Record<string, unknown>>;
}

function ask(name: string): unknown {
  const grid = new UniverGrid();
  const bench = new Workbench({ grid, code: CODE, clock: new Clock(NOON_OF_2026_11_21) });
  connectCustomFunctions(
    grid,
    bench,
    bench.functionNames().filter((name) => /^[A-Z]+$/.test(name)),
  );
  const { answers } = bench.run('ask', [name], LARGEST).result() as Answers;
  expect(grid.sheets).toHaveLength(1);
  return answers[name];
}

describe('The platform probe, in the workbench', () => {
  test('has questions, each of which it is asked here', () => {
    expect(QUESTIONS.length).toBeGreaterThan(20);
    for (const name of ONLY_IN_SHEETS) expect(QUESTIONS).toContain(name);
  });

  test.each(QUESTIONS.filter((name) => !ONLY_IN_SHEETS.includes(name)))('answers: %s', (name) => {
    const answer = ask(name);
    expect(answer).toBeDefined();
    expect(answer).not.toEqual('not asked: no time left');
    // Where a question is how something fails, it fails in words; none fails as a whole for a mistake in the script.
    expect(JSON.stringify(answer)).not.toMatch(/is not (defined|a function)|Cannot read|NotEmulated/);
  });

  test.each(ONLY_IN_SHEETS)('cannot answer yet: %s', (name) => {
    expect(() => ask(name)).toThrow(NotEmulated);
  });

  test('tells a live column that holds from one that does not', () => {
    const answer = ask('a live column') as Record<string, string[][]>;
    for (const rows of Object.values(answer)) {
      for (const [key, result] of rows.slice(1)) expect(result).toBe(key === '' ? '' : `of ${key}`);
    }
  });

  test('shows its answers in a tab, as JSON', () => {
    const grid = new UniverGrid();
    const code = `${CODE}\nfor (const name of Object.keys(QUESTIONS)) if (name !== 'a new cell') delete QUESTIONS[name];`;
    const bench = new Workbench({ grid, code, clock: new Clock(NOON_OF_2026_11_21) });
    bench.run('probe').result();
    const tab = grid.sheets.find(({ name }) => name === 'Probe answers')!;
    const [[text]] = tab.values({ row: 0, column: 0, rows: 1, columns: 1 }) as [[string]];
    expect(JSON.parse(text)).toMatchObject({
      locale: 'en_US',
      answers: { 'a new cell': { background: '#ffffff' } },
    });
  });
});

(existsSync(ANSWERS) ? describe : describe.skip)('What Sheets answered', () => {
  const { answers } = existsSync(ANSWERS)
    ? (JSON.parse(readFileSync(ANSWERS, 'utf8')) as Answers)
    : { answers: {} };
  const isTiming = (name: string) => /^milliseconds|^the largest/.test(name);

  test.each(QUESTIONS.filter((name) => !isTiming(name) && !ONLY_IN_SHEETS.includes(name)))(
    'the workbench answers: %s',
    (name) => {
      expect(ask(name)).toEqual(answers[name]);
    },
  );
});
