import { expect, test } from '@jest/globals';
import { labelOf } from '../../../src/base/label';

test.each([
  ['nps_score', 'NPS'],
  ['qbr_completion', 'QBR completion'],
  ['competitive_rfp', 'Competitive RFP'],
  ['dau_mau_ratio', 'DAU/MAU ratio'],
  ['Happiness', 'Happiness'],
])('%s is called %s, in alerts as on screens', (name, label) => {
  expect(labelOf(name)).toBe(label);
});
