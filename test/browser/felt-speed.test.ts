import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { benchOnSample } from './support/sample';
import { goTo, type SidebarPage, Sidebars } from './support/sidebar-page';

/** Long before a server of 50 ms a call can answer, which takes a second; at once is 100, on a machine without other work. */
const BEFORE_THE_ANSWER_MS = 500;

const sidebars = new Sidebars();
beforeAll(() => sidebars.start());
afterEach(() => sidebars.closePages());
afterAll(() => sidebars.stop());

/** How long it takes after a press until the page shows what it is to show: measured in the page, frame by frame. */
function timeOf(page: Page, press: string, isShown: string): Promise<number> {
  return page.evaluate(`(async () => {
    const button = (name) => [...document.querySelectorAll('button')].find((each) => each.textContent.trim() === name);
    const text = () => document.querySelector('main').innerText;
    const began = performance.now();
    (${press})();
    while (!(${isShown})) {
      if (performance.now() - began > 15000) throw new Error('Not shown: ' + text());
      await new Promise(requestAnimationFrame);
    }
    return performance.now() - began;
  })()`);
}

const place = (name: string) =>
  `() => document.querySelector('nav').querySelectorAll('button')[${name}].click()`;
const PLACES = { customers: place('1'), plays: place('2') };

describe.each([0, 50])('At %d ms a call of a service', (latency) => {
  const times: [string, number][] = [];
  let sidebar: SidebarPage;
  let page: Page;
  const time = async (what: string, press: string, isShown: string) => {
    const took = await timeOf(page, press, isShown);
    times.push([what, took]);
    return took;
  };

  test('what is known, done and noted is there at once', async () => {
    const { bench } = benchOnSample();
    bench.runFromClient('scorePortfolio');
    sidebar = await sidebars.open(bench, { latency });
    page = sidebar.page;
    await page.getByRole('heading', { name: 'Today' }).waitFor();
    await page.waitForTimeout(500 + 20 * latency);

    await time('Plays, for the first time', PLACES.plays, `/\\d+ plays/.test(text())`);
    const proposed = Number(/(\d+) plays/.exec(await page.locator('main').innerText())![1]);
    await page.getByRole('button', { name: /^Proposed/ }).click();
    const left = (count: number) => `text().includes('${count} plays')`;
    const declined = await time('Not needed', `() => button('Not needed').click()`, left(proposed - 1));
    const started = await time(
      'Start play, while that is on its way',
      `() => button('Start play').click()`,
      left(proposed - 2),
    );
    await time(
      'Customers, for the first time',
      PLACES.customers,
      `document.querySelectorAll('main li .card').length > 20`,
    );
    const plays = await time('Plays again', PLACES.plays, `text().includes('Proposed')`);
    await page.getByText('1 play', { exact: true }).waitFor();
    const done = await time('Done', `() => button('Done').click()`, `!button('Done')`);
    const customers = await time(
      'Customers again',
      PLACES.customers,
      `document.querySelectorAll('main li .card').length > 20`,
    );

    const open = `() => document.querySelector('main li .card .name').click()`;
    await time('A customer, for the first time', open, `button('Add note')`);
    await page.getByLabel('New note').fill('They renew in May.');
    const noted = await time(
      'Add note',
      `() => button('Add note').click()`,
      `text().includes('They renew in May.')`,
    );
    await time('Back to all customers', `() => button('‹ All customers').click()`, `!button('Add note')`);
    const again = await time('The customer again', open, `button('Add note')`);

    process.stdout.write(
      `${[`At ${latency} ms a call, in ms`, ...times.map(([what, took]) => `  ${what}: ${Math.round(took)}`)].join('\n')}\n`,
    );
    for (const took of [declined, started, plays, done, customers, noted, again])
      if (latency > 0) expect(took).toBeLessThan(BEFORE_THE_ANSWER_MS);
    expect(sidebar.complaints).toEqual([]);
  });
});

test('What was done and failed is back in the list, with the reason and a way to try again', async () => {
  const { bench } = benchOnSample();
  bench.runFromClient('scorePortfolio');
  const sidebar = await sidebars.open(bench);
  const { page } = sidebar;
  await goTo(page, 'Plays');
  const status = page.getByText(/^\d+ plays$/);
  const before = await status.innerText();
  sidebar.interfere((name) => (name === 'declinePlay' ? { message: 'Another run is writing.' } : undefined));
  await page.getByRole('button', { name: 'Not needed' }).first().click();
  await page.getByText('Another run is writing.').waitFor();
  expect(await status.innerText()).toBe(before);
  sidebar.interfere(undefined);
  await page.getByRole('button', { name: 'Try again' }).click();
  await page.getByText('Another run is writing.').waitFor({ state: 'detached' });
  expect(await status.innerText()).not.toBe(before);
});
