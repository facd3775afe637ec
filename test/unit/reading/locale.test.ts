import { expect, test } from '@jest/globals';
import { localeOf } from '../../../src/reading/locale';

test.each([
  ['en_US', '.', ',', 'month first'],
  ['en_GB', '.', ',', 'day first'],
  ['en_CA', '.', ',', 'year first'],
  ['de_DE', ',', '.', 'day first'],
  ['de_CH', '.', "'’", 'day first'],
  ['es_ES', ',', '.', 'day first'],
  ['es_MX', '.', ',', 'day first'],
  ['pt_BR', ',', '.', 'day first'],
  ['sv_SE', ',', ' \u00a0\u202f\u2009', 'year first'],
  ['pt_PT', ',', ' \u00a0\u202f\u2009', 'day first'],
  ['de_AT', ',', '. \u00a0\u202f\u2009', 'day first'],
  ['ja_JP', '.', ',', 'year first'],
  ['fr-FR', ',', ' \u00a0\u202f\u2009', 'day first'],
  ['', '.', ',', 'day first'],
])('%s', (name, decimal, groups, order) => {
  expect(localeOf(name)).toEqual({ decimal, groups, order });
});
