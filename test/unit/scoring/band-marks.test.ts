import { expect, test } from '@jest/globals';
import { churnRiskModel, healthModel } from '../../../src/models';
import { CHURN_RISK_MODEL } from '../../../src/models/churn-risk';
import { SEGMENT_MODEL } from '../../../src/models/segment';
import { readModel } from '../../../src/scoring/table';
import type { ModelTable } from '../../../src/scoring/table-cells';

/** The published tables with these marks in the Curve of their bands. */
function marked(table: ModelTable, marks: readonly string[]) {
  let band = 0;
  const own = table.map((row) =>
    row[0] === 'band' ? row.map((cell, i) => (i === 3 ? (marks[band++] ?? '') : cell)) : row,
  );
  return readModel(own);
}
const churn = (...marks: string[]) => marked(CHURN_RISK_MODEL, marks);

test('published churn risk calls Critical and High at risk; a table without marks, its two worst tiers', () => {
  expect(churnRiskModel().model).toMatchObject({ atRisk: ['Critical', 'High'], ready: [] });
  expect(churn()).toMatchObject({ model: { atRisk: ['Critical', 'High'] } });
  expect(churn('At risk')).toMatchObject({ model: { atRisk: ['Critical'] } });
  expect(churn('at risk', 'at risk', 'at risk')).toMatchObject({
    model: { atRisk: ['Critical', 'High', 'Medium'] },
  });
});

test('a health model says which bands are ready; without marks, the best', () => {
  expect(healthModel('segment').model).toMatchObject({ atRisk: [], ready: ['Green'] });
  expect(marked(SEGMENT_MODEL, ['ready', 'ready'])).toMatchObject({ model: { ready: ['Green', 'Yellow'] } });
});

test('a mark that cannot be used is a problem with its cell', () => {
  expect(churn('at risk', 'at rsk')).toEqual({
    problems: [
      { row: 25, column: 4, message: 'Say "at risk" or leave it blank: the model says "100 is worst".' },
    ],
  });
  expect(churn('', 'at risk')).toEqual({
    problems: [{ row: 25, column: 4, message: 'Say "at risk" of the band above, too.' }],
  });
  expect(marked(SEGMENT_MODEL, ['at risk'])).toMatchObject({
    problems: [{ message: 'Say "ready" or leave it blank: the model says "100 is best".' }],
  });
});

test('marks change no score, so that scores before and after can be compared', () => {
  const [with_, without] = [churn('at risk'), churn()];
  if ('problems' in with_ || 'problems' in without) throw new Error('unread');
  expect(with_.model.says).toBe(without.model.says);
});
