import { describe, expect, test } from '@jest/globals';
import { isOutcomeHeader, readOutcomes } from '../../../src/prediction/outcome';

const read = (header: string, cells: unknown[], positive?: string) => [
  ...readOutcomes(header, cells, positive).outcomes,
];

test.each([
  [true, ['Churned', 'Renewed?', 'cancelled_on', 'Kündigungsdatum', 'Exited']],
  [false, ['champion_left', 'Sponsor left', 'Days left', 'churn reason', 'closed tickets', 'Churn risk']],
])('says %s of headers: %j name who left', (expected, headers) => {
  expect(headers.map(isOutcomeHeader)).toEqual(headers.map(() => expected));
});

describe('who left', () => {
  test.each<[string, unknown[], number[]]>([
    ['Churn', ['Yes', 'No', 'no'], [1, 0, 0]],
    ['Exited', [1, 0, 1], [1, 0, 1]],
    ['churn_flag', [true, false, 'TRUE'], [1, 0, 1]],
    ['Renewed', ['Yes', 'No', 'No'], [0, 1, 1]],
    ['is_active', [true, false], [0, 1]],
    ['Attrition_Flag', ['Existing Customer', 'Attrited Customer'], [0, 1]],
    ['Customer Status', ['Stayed', 'Churned', 'Joined'], [0, 1, 0]],
    ['Status', ['Active', 'Cancelled'], [0, 1]],
    ['Outcome', ['not renewed', 'renewed'], [1, 0]],
    ['Status', ['Churned', 'Silver'], [1, 0]],
    ['Status', ['gekündigt', 'aktiv', 'Ehemaliger Kunde'], [1, 0, 1]],
    ['Stage', ['Closed Won', 'Closed Lost', 'Open'], [0, 1, 0]],
    ['churned', ['No', 'No'], [0, 0]],
    ['churned', ['x', '', '', 'x'], [1, 0, 0, 1]],
  ])('%s: %j is %j', (header, cells, expected) => {
    expect(read(header, cells)).toEqual(expected);
  });

  test('is what --positive names, and a blank stays unknown', () => {
    const found = readOutcomes('Result', ['Down', 'Up', '', 'down'], 'down');
    expect([...found.rows]).toEqual([0, 1, 3]);
    expect([...found.outcomes]).toEqual([1, 0, 1]);
    expect([...found.unclear]).toEqual([['', 1]]);
  });

  test('leaves out a word that says neither, and counts it', () => {
    const found = readOutcomes('Status', ['Active', 'Churned', 'Pending', 'Active', 'Pending']);
    expect([...found.rows]).toEqual([0, 1, 3]);
    expect([...found.unclear]).toEqual([['Pending', 2]]);
  });

  test('is asked for where the words do not tell', () => {
    expect(() => read('Grade', ['A', 'B', 'A'])).toThrow('"Grade" does not tell who left: it has "A", "B".');
    expect(() => read('Grade', ['A', 'B'], 'C')).toThrow('No cell of "Grade" is "C"');
    expect(() => read('Churn', ['', null])).toThrow('The column "Churn" is blank');
  });
});
