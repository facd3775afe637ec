import type { Area, Setting } from '../base/setting';
import { RESULT_HEADERS } from '../reading/catalog';
import { MINIMUM_COVERAGE } from './assess';
import { CONTRACTS } from './contracts';
import { PREVIOUS_SCORES } from './previous-scores';
import { BESIDE_THE_ROWS, WHY } from './results';

/** Where a choice is left to the add-on. */
export const PROPOSED_CHOICE = 'proposed';

/** What a run takes unless the sidebar says otherwise; the health models are those that there are. */
export function scoringArea(models: readonly string[]) {
  return {
    area: 'Scoring',
    settings: {
      model: {
        kind: 'word',
        name: 'Health model',
        value: PROPOSED_CHOICE,
        words: [PROPOSED_CHOICE, ...models],
        meaning:
          'The model that a run scores with; proposed is that of the last run, else the one with the most data.',
      },
      minimumCoverage: {
        kind: 'percent',
        name: 'Minimum coverage',
        value: MINIMUM_COVERAGE,
        least: 0.01,
        most: 1,
        meaning: 'Below this share of a model’s weight with data there is no score, no tier and no alert.',
      },
      previousScores: {
        kind: 'word',
        name: 'Previous scores',
        value: 'if they fit',
        words: PREVIOUS_SCORES,
        meaning:
          'Whether a column of earlier health scores is compared: scores of another model, nearly all of which differ alike, are not.',
      },
      contracts: {
        kind: 'word',
        name: 'Several contracts',
        value: 'ask',
        words: CONTRACTS,
        meaning:
          'Rows of one id that differ only in their contract: add up ARR and take the earliest renewal, or leave them out.',
      },
      way: {
        kind: 'word',
        name: 'Beside your rows',
        value: PROPOSED_CHOICE,
        words: [PROPOSED_CHOICE, 'live', 'values', 'scores tab'],
        meaning:
          'How results are shown next to your rows: live look-ups, values, or only in “Vitals scores”.',
      },
    },
  } as const satisfies Area;
}

/** Which results are shown next to the user's rows. */
export const BESIDE_AREA: Area = {
  area: 'Columns beside your rows',
  get settings() {
    return Object.fromEntries([...RESULT_HEADERS, WHY].map((name) => [name, besideSetting(name)]));
  },
};

function besideSetting(name: string): Setting {
  const meaning = 'Whether this result is shown next to your rows; “Vitals scores” has all of them.';
  return { kind: 'yes/no', name, value: BESIDE_THE_ROWS.includes(name), meaning };
}

/** The results next to the rows, in the order of those that are there. */
export function besideIn(wanted: Readonly<Record<string, unknown>>, results: readonly string[]): string[] {
  const usual = BESIDE_THE_ROWS.filter((name) => wanted[name] === true);
  const more = results.filter((name) => wanted[name] === true && !BESIDE_THE_ROWS.includes(name));
  return [...usual, ...more].filter((name) => results.includes(name));
}
