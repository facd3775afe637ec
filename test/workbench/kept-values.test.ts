/**
 * What `npm run calc` said of the sample portfolio at acfb73a, before the house was rebuilt, byte for byte. The digests were made
 * with the build of that commit. Three formulas have changed since, on purpose: docs/decisions.md says which and why.
 * Of HEALTHDRIVERS only two names of metrics did: its digest was made anew with them, once nothing else differed.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { calc } from '../../workbench/calc';

const digests = Object.entries(
  JSON.parse(readFileSync('test/workbench/acfb73a-formulas.json', 'utf8')) as Record<string, string>,
);

test.each(digests)('%s', async (formula, digest) => {
  const said = JSON.stringify(JSON.parse(await calc([formula, '--sheet', 'examples/portfolio.csv'])));
  expect(createHash('sha256').update(said).digest('hex')).toBe(digest);
});
