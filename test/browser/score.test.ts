import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { benchOnSample } from './support/sample';
import { accessibilityProblems, Sidebars } from './support/sidebar-page';

const sidebars = new Sidebars();
beforeAll(() => sidebars.start());
afterEach(() => sidebars.closePages());
afterAll(() => sidebars.stop());

test('scores the sample portfolio', async () => {
  const { bench } = benchOnSample();
  const { page, requests, complaints } = await sidebars.open(bench);
  await page.getByRole('button', { name: 'Score portfolio' }).click();
  await page.getByText('254 of 260 scored; 6 need attention').waitFor();
  expect(await accessibilityProblems(page)).toEqual([]);
  expect(complaints).toEqual([]);
  expect(requests).toHaveLength(1);
});
