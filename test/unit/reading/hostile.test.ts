import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { dayToIso } from '../../../src/base/calendar';
import { allMetrics, metricOf } from '../../../src/reading/catalog';
import { readDay } from '../../../src/reading/cells/day';
import { readKey } from '../../../src/reading/cells/key';
import { readNumber } from '../../../src/reading/cells/number';
import { readText } from '../../../src/reading/cells/text';
import { readYesNo } from '../../../src/reading/cells/yes-no';
import { ColumnCells } from '../../../src/reading/column-cells';
import { decideColumn } from '../../../src/reading/decide-column';
import { Findings, reportColumn } from '../../../src/reading/findings';
import { matchHeaders } from '../../../src/reading/headers';
import { identify } from '../../../src/reading/identity';
import { localeOf } from '../../../src/reading/locale';
import { BLANK, Missing, type Value } from '../../../src/scoring/value';

interface HostileCell {
  readonly id: string;
  readonly cat: string;
  readonly js: { readonly t: string; readonly v: unknown };
  readonly expect: unknown;
}

// The corpus is shared between projects and is not part of this one, which must be testable without it.
const CORPUS = path.resolve('../shared/data/hostile/cells.json');
const corpus: HostileCell[] = fs.existsSync(CORPUS) ? JSON.parse(fs.readFileSync(CORPUS, 'utf8')).cells : [];
const withCorpus = corpus.length > 0 ? test : test.skip;

const LOCALES = [undefined, ...['en_US', 'en_GB', 'de_DE', 'de_CH', 'fr_FR', 'ja_JP'].map(localeOf)];
const METRICS = [...allMetrics().values(), metricOf('module x')!];

function cellOf({ js }: HostileCell): unknown {
  if (js.t === 'number') return Number(js.v);
  return js.t === 'date' ? new Date(String(js.v).slice(0, 16)) : js.v;
}

function of(category: string): HostileCell[] {
  return corpus.filter((each) => each.cat === category);
}

/** What is unsound about a value that a reader gave; thousands are looked at, so no assertion is spent on each. */
function unsound(value: Value): string | undefined {
  if (typeof value === 'number') return Number.isFinite(value) ? undefined : `the number ${value}`;
  if (value instanceof Missing) return value.reason && value.advice ? undefined : 'no reason';
  const known = typeof value === 'string' || typeof value === 'boolean' || Array.isArray(value);
  return known ? undefined : typeof value;
}

describe('the hostile cells', () => {
  withCorpus('go through every column without an exception or a NaN', () => {
    const cells = corpus.map(cellOf);
    for (const locale of LOCALES) {
      for (const metric of METRICS) {
        const column = decideColumn({ index: 0, header: metric.header, metric }, ColumnCells.of(cells), {
          locale,
        });
        const findings = new Findings();
        reportColumn(findings, column, ColumnCells.of(cells));
        cells.forEach((cell, row) => {
          const value = column.read(cell);
          const wrong = unsound(value);
          if (wrong) throw new Error(`${metric.header}, ${corpus[row]!.id}: ${wrong}`);
          if (value instanceof Missing) findings.refused(column, row, value, cell);
        });
        const plain = findings.list();
        expect(JSON.parse(JSON.stringify(plain))).toEqual(plain);
      }
    }
  });

  withCorpus('read as numbers what is one', () => {
    const adoption = decideColumn(
      { index: 0, header: 'login_trend', metric: metricOf('login_trend')! },
      ColumnCells.of([85]),
      {
        locale: localeOf('en_US'),
      },
    );
    for (const each of of('number-text')) {
      const value = each.js.v === '85%' ? adoption.read('85%') : readNumber(each.js.v, localeOf('en_US'));
      if (typeof each.expect === 'number') expect([each.id, value]).toEqual([each.id, each.expect]);
      else if (each.js.v === '1.234') expect(value).toBe(1.234);
      else if (each.js.v === '1e-400') expect(value).toBe(0);
      else if (each.js.v === '£5k') expect(value).toBe(5000);
      else if (each.js.v === '1.2M') expect(value).toBe(1_200_000);
      else expect([each.id, value instanceof Missing]).toEqual([each.id, true]);
      if (each.expect === null && String(each.js.v).trim() === '') expect(value).toBe(BLANK);
    }
    for (const each of of('number')) {
      const value = readNumber(cellOf(each));
      expect([each.id, value instanceof Missing]).toEqual([each.id, each.js.v === 'Infinity']);
    }
  });

  withCorpus('are missing where the sheet failed', () => {
    for (const each of of('error-cell')) {
      for (const metric of METRICS) {
        const column = decideColumn({ index: 0, header: '', metric }, ColumnCells.of([each.js.v]));
        expect(['formula error', 'still loading']).toContain((column.read(each.js.v) as Missing).reason);
      }
    }
  });

  withCorpus('read as days what is one', () => {
    const wanted: Record<string, string> = { 'en-GB': '2026-12-31', de: '2026-12-31' };
    for (const each of of('date-text')) {
      const value = readDay(each.js.v, 'day first');
      const said = String(each.expect);
      const iso = wanted[said] ?? /^\d{4}-\d{2}-\d{2}/.exec(said)?.[0];
      if (iso === undefined) expect([each.id, value instanceof Missing]).toEqual([each.id, true]);
      else expect([each.id, dayToIso(value as number)]).toEqual([each.id, iso]);
    }
    for (const each of of('date-value')) {
      const value = readDay(cellOf(each));
      const reject = String(each.expect).includes('reject');
      expect([each.id, value instanceof Missing]).toEqual([each.id, reject]);
    }
  });

  withCorpus('read as yes or no what is one', () => {
    for (const each of [...of('bool-text'), ...of('bool')]) {
      const value = readYesNo(each.js.v);
      if (typeof each.expect === 'boolean') expect([each.id, value]).toEqual([each.id, each.expect]);
      else if (each.expect === null) expect(value).toBe(BLANK);
      else if (each.expect === 'reject') expect(value).toBeInstanceOf(Missing);
    }
    for (const each of of('bool')) expect(readNumber(each.js.v)).toBeInstanceOf(Missing);
  });

  withCorpus('stay as they are as ids, headers and texts', () => {
    for (const each of [...of('key'), ...of('text'), ...of('formula'), ...of('html'), ...of('channel')]) {
      const text = String(each.js.v);
      expect(readKey(text)).toBe(text.trim() === '' ? BLANK : text);
      const read = readText(text);
      if (typeof read === 'string' && text.length < 1000 && !/[\ud800-\udfff]/.test(text))
        expect(read).toBe(text.trim());
    }
    const keys = of('key').map((each) => each.js.v);
    expect(
      identify(
        keys.map((key) => [key]),
        0,
      ).keys,
    ).toEqual(keys);
    expect(matchHeaders(keys).map((match) => match.header)).toEqual(keys);
    expect(
      matchHeaders(keys)
        .filter((match) => match.metric)
        .map((match) => match.header),
    ).toEqual(['name']);
    expect(Object.keys(Object.prototype)).toEqual([]);
  });
});

describe('any cell at all', () => {
  const likelyTexts = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 30 }),
    fc.stringMatching(/^[-+$€(]?[\d.,' %eE/:-]{1,20}\)?$/),
    fc.constantFrom('85%', '1.234,56', '31/12/2026', 'n/a', 'unknown', 'pro; ent', 'Loading...', '#REF!'),
  );
  const anyCell = fc.oneof(
    likelyTexts,
    fc.double(),
    fc.boolean(),
    fc.date({ noInvalidDate: false }),
    fc.anything({ withDate: true, withNullPrototype: true, withBigInt: true, withSparseArray: true }),
  );

  test('is a value or has a reason, in every column and locale', () => {
    fc.assert(
      fc.property(
        fc.array(anyCell, { maxLength: 8 }),
        fc.constantFrom(...METRICS),
        fc.constantFrom(...LOCALES),
        (cells, metric, locale) => {
          const column = decideColumn({ index: 0, header: metric.header, metric }, ColumnCells.of(cells), {
            locale,
          });
          for (const cell of cells) {
            const value = column.read(cell);
            expect(unsound(value)).toBeUndefined();
            if (typeof value === 'number' && metric.kind !== 'day' && metric.kind !== 'key') {
              expect(value >= metric.min && value <= metric.max).toBe(true);
              expect(Object.is(value, -0)).toBe(false);
            }
          }
        },
      ),
      { numRuns: 3000 },
    );
  });

  test('is no header that throws', () => {
    fc.assert(
      fc.property(fc.array(anyCell, { maxLength: 8 }), (cells) => {
        for (const match of matchHeaders(cells)) expect(match.header).not.toBe('');
        identify(
          cells.map((cell) => [cell]),
          0,
        );
      }),
    );
  });

  test('takes no long time, however long it is', () => {
    const fillers = [
      '1',
      ' ',
      '1,',
      "1'",
      '1 ',
      '(',
      '-',
      '%',
      '.',
      'e',
      '1e',
      '/',
      '31/12/',
      'Jan ',
      ';',
      'a;',
      '#',
      '\u200b',
      '\u00a0',
      '\ud800',
      '\ufdfa',
      '$',
      'USD ',
    ];
    const cells = fillers.flatMap((filler) => {
      const long = filler.repeat(Math.ceil(50000 / filler.length)).slice(0, 50000);
      return [long, `${long}!`, `1${long}`, `#${long}`];
    });
    // Each reader sees each cell; a single quadratic pattern would take minutes.
    const started = Date.now();
    for (const kind of [
      'arr',
      'adoption',
      'nps',
      'renewal',
      'segment',
      'churned',
      'name',
      'departments',
      'customer_id',
    ]) {
      const column = decideColumn(
        { index: 0, header: kind, metric: metricOf(kind)! },
        ColumnCells.of(cells),
        {
          locale: LOCALES[1],
        },
      );
      for (const cell of cells) column.read(cell);
    }
    expect(Date.now() - started).toBeLessThan(5000);
  });
});
