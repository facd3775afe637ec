import { describe, expect, test } from '@jest/globals';
import { columnLetter } from '../../../src/base/a1';
import { metricOf } from '../../../src/reading/catalog';
import { LOADING, NOT_A_NUMBER, NOT_OFFERED, unknownWord } from '../../../src/reading/cells/missing';
import { ColumnCells } from '../../../src/reading/column-cells';
import { decideColumn } from '../../../src/reading/decide-column';
import { Findings, PROBLEMS, reportColumn, reportHeaders } from '../../../src/reading/findings';
import { matchHeaders } from '../../../src/reading/headers';
import { identify, isEmptyRow, keyText, reportIdentities } from '../../../src/reading/identity';
import { segmentOf, segmentProblem } from '../../../src/reading/segment';
import { BLANK } from '../../../src/scoring/value';

const ADOPTION = { index: 2, header: 'Adoption' };

describe('Findings', () => {
  test('keeps every row, and a few samples', () => {
    const findings = new Findings({ row: 5, column: 1 });
    for (let row = 0; row < 1000; row++) findings.refused(ADOPTION, row, NOT_A_NUMBER, 'x'.repeat(100));
    const [finding, ...others] = findings.list();
    expect(others).toEqual([]);
    expect(finding).toMatchObject({
      kind: 'refused cell',
      message: 'Adoption (column C): not a number, 1000 cells',
      advice: NOT_A_NUMBER.advice,
      column: 'C',
      count: 1000,
      cells: ['C5', 'C6', 'C7', 'C8', 'C9'],
    });
    expect(finding!.rows).toHaveLength(1000);
    expect(finding!.samples[0]).toHaveLength(60);
    expect(findings.count()).toBe(1000);
    expect(JSON.parse(JSON.stringify(findings.list()))).toEqual(findings.list());
  });

  test('groups by reason and column, and passes over blanks', () => {
    const findings = new Findings();
    findings.refused(ADOPTION, 0, NOT_A_NUMBER, {});
    findings.refused(ADOPTION, 1, LOADING, 'Loading...');
    findings.refused({ index: 3, header: '__proto__' }, 1, LOADING, new Date(0));
    findings.refused(ADOPTION, 2, BLANK, '');
    findings.refused(ADOPTION, 3, NOT_OFFERED, 'n/a');
    findings.add('contract ended', ADOPTION, 4, new Date(Number.NaN));
    expect(findings.list().map(({ kind, cells, samples }) => [kind, ...cells, ...samples])).toEqual([
      ['refused cell', 'C2', '[object]'],
      ['refused cell', 'C3', 'Loading...'],
      ['refused cell', 'D3', '1970-01-01'],
      ['contract ended', 'C6', 'Invalid Date'],
    ]);
    expect(findings.count('contract ended')).toBe(1);
    expect(findings.list()[3]!.message).toBe('Adoption (column C): contract has ended, 1 cell');
  });

  test('names the second column for a metric, with the one that is read', () => {
    const findings = new Findings({ row: 2, column: 3 });
    reportHeaders(findings, matchHeaders(['NPS', 'Net promoter score']));
    expect(findings.list()).toMatchObject([
      { kind: 'duplicate header', header: 'Net promoter score', cells: ['D1'], samples: ['NPS is read'] },
    ]);
  });

  test('tells what was noted while columns were decided', () => {
    const findings = new Findings();
    const input = (header: string) => ({ index: 0, header, metric: metricOf(header)! });
    const adoption = ColumnCells.of([85, 100.0000001]);
    const champion = ColumnCells.of([0.8, 0.5, 0.7]);
    reportColumn(findings, decideColumn(input('adoption'), adoption), adoption);
    reportColumn(findings, decideColumn(input('champion_strength'), champion), champion);
    expect(findings.list().map(({ kind, rows }) => [kind, rows])).toEqual([
      ['just out of range', [3]],
      ['suspicious unit', [2, 3, 4]],
    ]);
  });

  test('says the rule and what to do', () => {
    for (const { reason, advice } of Object.values(PROBLEMS)) {
      expect(reason).toMatch(/^\S.*[^.]$/);
      expect(advice).toMatch(/^[A-Z].*[.]$/);
    }
  });

  test('letters columns as Sheets does', () => {
    expect([1, 26, 27, 52, 703].map(columnLetter)).toEqual(['A', 'Z', 'AA', 'AZ', 'AAA']);
  });
});

describe('identify', () => {
  const rows = [
    ['C-1', 1],
    [' C-1 ', 2],
    ['c-1', 3],
    ['', 4],
    ['', '', false],
    [7, 5],
    ['7', 6],
    ['__proto__', 7],
    ['constructor', 8],
    ['#N/A', 9],
    ['C-2', 10],
  ];
  const identities = identify(rows, 0);

  test('compares ids trimmed and as text', () => {
    expect(identities.keys).toEqual([
      'C-1',
      'C-1',
      'c-1',
      '',
      '',
      '7',
      '7',
      '__proto__',
      'constructor',
      '',
      'C-2',
    ]);
    expect(identities.duplicates).toEqual([0, 1, 5, 6]);
    expect(identities.caseClashes).toEqual([0, 1, 2]);
    expect(identities.blank).toEqual([3, 9]);
    expect(keyText(' x ')).toBe('x');
  });

  test('reports them', () => {
    const findings = new Findings();
    reportIdentities(findings, identities, { index: 0, header: 'id' }, rows);
    expect(findings.list().map(({ kind, rows }) => [kind, rows])).toEqual([
      ['blank id', [5]],
      ['refused cell', [11]],
      ['duplicate id', [2, 3, 7, 8]],
      ['ids differ by case', [2, 3, 4]],
    ]);
  });

  test('knows an empty row', () => {
    expect(isEmptyRow(['', ' ', null, undefined, false])).toBe(true);
    expect(isEmptyRow(['', 0])).toBe(false);
    expect(isEmptyRow([true])).toBe(false);
  });
});

describe('segmentOf', () => {
  test.each([
    ['smb', 1e6, 'smb', undefined],
    [BLANK, 100000.01, 'enterprise', undefined],
    [BLANK, 100000, 'mid-market', undefined],
    [BLANK, 25000, 'mid-market', undefined],
    [BLANK, 24999, 'smb', undefined],
    [BLANK, BLANK, 'mid-market', 'no segment'],
    [LOADING, 5, 'smb', undefined],
    [unknownWord(['smb']), 5, 'mid-market', 'unknown segment'],
  ])('%j with %j is %s', (segment, arr, expected, problem) => {
    expect(segmentOf(segment, arr)).toBe(expected);
    expect(segmentProblem(segment, arr)).toBe(problem);
  });
});
