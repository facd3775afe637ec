import { expect, test } from '@jest/globals';
import { faultyPortfolio } from '../faults/portfolio';
import { fill, valuesOf, workbenchWith } from '../support/sheets';

const WIDTH = faultyPortfolio()[0]!.length;

function scored(way: string) {
  const opened = workbenchWith(faultyPortfolio());
  const call = (name: string, ...args: unknown[]) => opened.bench.runFromClient(name, ...args).result();
  call('scorePortfolio', { way });
  const column = (header: string) => valuesOf(opened.sheet)[0]!.indexOf(header);
  return { ...opened, call, column };
}

test.each(['undoLastRun', 'in the scores tab only'])(
  'what was typed into a live column stays: %s',
  (what) => {
    const { sheet, call, column } = scored('live');
    const at = column('Risk tier');
    fill(sheet, [['Called Ana']], 2, at);
    if (what === 'undoLastRun') call(what);
    else call('scorePortfolio', { way: 'scores tab' });
    expect(valuesOf(sheet).map((row) => row[at] ?? null)).toEqual(
      [null, null, 'Called Ana', null, null, null, null].slice(0, valuesOf(sheet).length),
    );
  },
);

test.each(['undoLastRun', 'live', 'scores tab'])('a header that somebody worded anew stays: %s', (what) => {
  const { sheet, call, column } = scored('values');
  const at = column('Health status');
  fill(sheet, [['How they are']], 0, at);
  if (what === 'undoLastRun') call(what);
  else call('scorePortfolio', { way: what });
  expect(at).toBeGreaterThanOrEqual(WIDTH);
  expect(valuesOf(sheet)[0]![at]).toBe('How they are');
});
