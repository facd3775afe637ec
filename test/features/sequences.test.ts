import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { RunQuestion } from '../../src/addon/run/question';
import type { RunReport } from '../../src/addon/run/score';
import { type CellValue, type Grid, type GridSheet, MemoryGrid, type Workbench } from '../../workbench';
import { UniverGrid } from '../../workbench/univer/univer-grid';
import { benchOn, fill, type TestCell } from '../support/sheets';

/** So many sequences are played on each grid: 250 by `npm run sequences`, and in the gate a slice. */
const SEQUENCES = Number(process.env.SEQUENCES ?? 5);
const WAYS = ['live', 'values', 'scores tab'] as const;
const METRICS = [
  'login_frequency',
  'feature_adoption',
  'csat_score',
  'nps_score',
  'open_tickets',
  'support_ticket_volume',
  'dau_mau_ratio',
  'meeting_attendance',
  'escalation_rate',
  'avg_resolution_hours',
];
const MORE = ['Region', 'Partner', 'Health notes', 'Tier of theirs', 'contract_end_date'];
const GRIDS: [string, () => Grid][] = [
  ['the in-memory grid', () => new MemoryGrid({ rows: 30, columns: 24 })],
  ['the Univer grid', () => new UniverGrid({ rows: 30, columns: 24 })],
];

/** What somebody does: a number says where, of as many places as there are. */
const step = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      does: fc.constant('run' as const),
      way: fc.constantFrom(...WAYS),
      answer: fc.nat(3),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      does: fc.constant('paste' as const),
      more: fc.uniqueArray(fc.constantFrom(...MORE)),
      metrics: fc.shuffledSubarray(METRICS, { minLength: 6 }),
      rows: fc.integer({ min: 0, max: 8 }),
      share: fc.constantFrom(1, 1, 0.5),
    }),
  },
  fc.record({
    does: fc.constantFrom(
      'insert row' as const,
      'delete row' as const,
      'insert column' as const,
      'delete column' as const,
      'sort' as const,
      'rename header' as const,
      'type over' as const,
      'move column' as const,
      'copy over' as const,
      'merge' as const,
      'reject' as const,
      'filter' as const,
      'lock' as const,
      'hide' as const,
    ),
    at: fc.nat(1000),
  }),
  fc.record({
    does: fc.constantFrom(
      'break' as const,
      'restore' as const,
      'rename tab' as const,
      'undo' as const,
      'continue' as const,
      'repair' as const,
      'remove everything' as const,
      'copy tab' as const,
      'chart' as const,
      'free' as const,
    ),
  }),
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

/** A tab in which every cell of the user's tells itself from all others, and from all results. */
class Played {
  readonly bench: Workbench;
  readonly sheet: GridSheet;
  private count = 0;
  private broken: (CellValue | { formula: string })[][] | undefined;

  constructor(readonly grid: Grid) {
    this.sheet = grid.activeSheet as GridSheet;
    this.bench = benchOn(grid);
    this.play({ does: 'paste', more: [], metrics: METRICS, rows: 5, share: 1 });
  }

  play(step: Step): unknown {
    const { sheet } = this;
    const { rows, columns } = sheet.extent();
    const place = (count: number) => ('at' in step ? step.at % Math.max(1, count) : 0);
    switch (step.does) {
      case 'paste':
        return this.paste(step);
      case 'insert row':
        return sheet.insert('rows', 1 + place(rows), 1, place(rows));
      case 'delete row':
        return rows > 2 ? sheet.delete('rows', 1 + place(rows - 1), 1) : undefined;
      case 'insert column':
        return sheet.insert('columns', place(columns), 1, Math.max(0, place(columns) - 1));
      case 'delete column':
        return columns > 8 ? sheet.delete('columns', place(columns), 1) : undefined;
      case 'sort':
        return rows > 2
          ? sheet.sort({ row: 1, column: 0, rows: rows - 1, columns }, [
              { column: place(columns), ascending: true },
            ])
          : undefined;
      case 'rename header':
        return fill(sheet, [[`Their ${this.mark()}`]], 0, place(columns));
      case 'type over':
        return fill(sheet, [[this.mark()]], 1 + place(Math.max(1, rows - 1)), place(columns));
      case 'move column':
        return columns > 1 ? sheet.move('columns', place(columns), 1, columns) : undefined;
      case 'copy over':
        return this.copyOver(place(columns));
      case 'merge':
        return this.merge(place(columns));
      case 'reject':
        sheet.validations = [
          {
            areas: [{ row: 1, column: place(columns), rows: sheet.maxRows - 1, columns: 1 }],
            rule: { criteria: 'VALUE_IN_LIST', values: [['a'], true], allowInvalid: false, helpText: null },
          },
        ];
        return;
      case 'filter':
        if (rows < 2) return;
        sheet.filter = {
          area: { row: 0, column: 0, rows, columns },
          criteria: new Map([[place(columns), { hiddenValues: ['c1', 'Not enough data'] }]]),
        };
        return;
      case 'lock':
        sheet.protections.push({
          area: { row: 0, column: place(sheet.maxColumns), rows: sheet.maxRows, columns: 1 },
          description: '',
          warningOnly: false,
          editable: false,
        });
        return;
      case 'hide':
        sheet.hiddenByUser.rows.add(1 + place(rows));
        sheet.hiddenByUser.columns.add(place(columns));
        return;
      case 'free':
        Object.assign(sheet, { merges: [], validations: [], filter: null, protections: [] });
        return;
      case 'copy tab':
        return this.copyTab();
      case 'chart':
        this.grid.activeSheet = this.grid.insertSheet(`Chart ${this.count++}`, 1);
        this.grid.activeSheet.type = 'OBJECT';
        return;
      case 'rename tab':
        sheet.name = `Customers ${this.count++}`;
        return;
      case 'break':
        this.broken ??= this.cells();
        fill(
          sheet,
          this.cells().map((row) => row.map(() => null)),
        );
        return fill(sheet, [['#REF!']]);
      case 'restore':
        if (this.broken) fill(sheet, this.broken as TestCell[][]);
        this.broken = undefined;
        return;
      default:
        return this.press(step);
    }
  }

  private press(step: Step): void {
    const before = this.theirs();
    if (step.does === 'run') {
      const options = { model: 'segment', way: step.way };
      const { value } = this.bench.runFromClient('scorePortfolio', options);
      const { answers = [] } = (value ?? {}) as Partial<RunQuestion & RunReport>;
      const answer = answers[step.answer % Math.max(1, answers.length)];
      expect(this.theirs()).toEqual(before);
      if (answer) this.bench.runFromClient('scorePortfolio', { ...options, ...answer.options });
    } else {
      const name = {
        undo: 'undoLastRun',
        continue: 'continueRun',
        repair: 'repairResults',
        'remove everything': 'removeEverything',
      }[step.does as 'undo'];
      this.bench.runFromClient(name, ...(step.does === 'remove everything' ? [step.does] : []));
    }
    expect(this.theirs()).toEqual(before);
  }

  /** One column is pasted over another, with its header: ours over theirs, or theirs over ours. */
  private copyOver(column: number): void {
    const { rows, columns } = this.sheet.extent();
    const to = (column + 3) % Math.max(1, columns);
    const values = this.sheet.values({ row: 0, column, rows, columns: 1 });
    if (rows > 0) this.sheet.write({ row: 0, column: to, rows, columns: 1 }, values);
  }

  /** Two blank cells below the data, or two headers of which the second is blank, become one: no cell of theirs is lost by it. */
  private merge(column: number): void {
    const { rows } = this.sheet.extent();
    const at = { row: Math.min(rows, this.sheet.maxRows - 1), column, rows: 1, columns: 2 };
    const isFree =
      column + 2 <= this.sheet.maxColumns && this.sheet.values(at)[0]!.every((cell) => cell === null);
    if (isFree) this.sheet.merges = [at];
  }

  private copyTab(): void {
    const copy = this.grid.insertSheet(`Copy ${this.count++}`, 1);
    const area = { row: 0, column: 0, ...this.sheet.extent() };
    if (area.rows > 0) copy.write(area, this.sheet.values(area));
    this.grid.activeSheet = copy;
  }

  private paste({ more, metrics, rows, share }: Step & { does: 'paste' }): void {
    const headers = ['customer_id', 'name', ...metrics, ...more];
    const cells = Array.from({ length: rows }, (_, i): TestCell[] => [
      `c${i + 1}`,
      this.mark(),
      ...metrics.map(
        (_name, m): TestCell =>
          m / metrics.length < share
            ? Math.round(1e6 * (0.01 + (i + 1) / 20)) / 1e6 + this.count++ / 1e8
            : null,
      ),
      ...more.map((): TestCell => this.mark()),
    ]);
    fill(this.sheet, [headers, ...cells]);
  }

  private mark(): string {
    return `theirs ${this.count++}`;
  }

  private cells(): (CellValue | { formula: string })[][] {
    const area = { row: 0, column: 0, ...this.sheet.extent() };
    if (area.rows === 0) return [];
    const formulas = this.sheet.formulas(area);
    return this.sheet
      .values(area)
      .map((row, i) => row.map((value, j) => (formulas[i]![j] ? { formula: formulas[i]![j]! } : value)));
  }

  /** The cells of the user's by their places: marks, headers, ids and numbers as only the user writes them. */
  private theirs(): Map<string, unknown> {
    const found = new Map<string, unknown>();
    const names = new Set<unknown>(['customer_id', 'name', ...METRICS, ...MORE]);
    this.cells().forEach((row, i) => {
      row.forEach((cell, j) => {
        const isText = typeof cell === 'string' && (/^(theirs|Their |c\d+$)/.test(cell) || names.has(cell));
        if (isText || (typeof cell === 'number' && /\.\d{3,}/.test(String(cell))))
          found.set(`${i}/${j}`, cell);
      });
    });
    return found;
  }
}

describe.each(GRIDS)('On %s', (_, makeGrid) => {
  test('no sequence of runs, pastes, edits and broken imports costs the user a cell, whatever the tab holds', () => {
    fc.assert(
      fc.property(fc.array(step, { minLength: 4, maxLength: 10 }), (steps) => {
        const played = new Played(makeGrid());
        for (const each of steps) played.play(each);
      }),
      { numRuns: SEQUENCES },
    );
  });
});
