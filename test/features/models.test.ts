import { describe, expect, test } from '@jest/globals';
import type { ModelEntry, VersionEntry } from '../../src/addon/models/models';
import type { RunReport } from '../../src/addon/run/score';
import { publishedTables } from '../../src/models';
import type { Grid, Workbench } from '../../workbench';
import { type CustomerRow, tableOf } from '../support/customers';
import { fill, scoresOf, type TestCell, valuesOf, workbenchWith } from '../support/sheets';

/** What the metrics of the `segment` model say of a customer in the middle. */
const MIDDLING = {
  login_frequency: 40,
  feature_adoption: 35,
  dau_mau_ratio: 0.2,
  support_ticket_volume: 4,
  meeting_attendance: 42.5,
  nps_score: 4,
  csat_score: 2,
  open_tickets: 7.5,
  escalation_rate: 0.15,
  avg_resolution_hours: 48,
  executive_sponsor_engagement: 37.5,
  multi_threading_depth: 1.5,
  renewal_sentiment: 'negative',
};
/** Customers with the metrics of every published health model. */
const CUSTOMERS: readonly CustomerRow[] = [
  {
    customer_id: 'A',
    segment: 'mid-market',
    // dashboard
    daily_active_users: 80,
    licensed_users: 100,
    training_completion_rate: 70,
    avg_ticket_sentiment: 0.6,
    days_overdue: 30,
    // lifecycle
    product_usage_score: 85,
    engagement_score: 70,
    support_metrics_score: 60,
    business_outcomes_score: 50,
    relationship_strength_score: 40,
    ...MIDDLING,
  },
  {
    customer_id: 'B',
    segment: 'mid-market',
    daily_active_users: 79.6,
    licensed_users: 100,
    training_completion_rate: 79.6,
    avg_ticket_sentiment: 0.796,
    days_overdue: 18.36,
    product_usage_score: 79.6,
    engagement_score: 79.6,
    support_metrics_score: 79.6,
    business_outcomes_score: 79.6,
    relationship_strength_score: 79.6,
    ...MIDDLING,
  },
];
const ROWS = tableOf(CUSTOMERS);

function call<T>(bench: Workbench, name: string, ...args: unknown[]): T {
  const run = bench.runFromClient(name, ...args);
  if (run.error) throw new Error(run.error.message);
  return run.value as T;
}

const score = (bench: Workbench, model?: string) =>
  call<RunReport>(bench, 'scorePortfolio', model === undefined ? {} : { model });

describe('one portfolio under the published models', () => {
  const { bench, grid } = workbenchWith(ROWS);
  const health = () => scoresOf(grid).map((row) => [row['Health score'], row['Health status'], row.Model]);

  test('dashboard: 70.83 is At Risk, 79.6 as well', () => {
    score(bench, 'dashboard');
    const [worked, edge] = health();
    expect(worked).toEqual([expect.closeTo(70.8333333, 6), 'At Risk', 'dashboard']);
    expect(edge).toEqual([expect.closeTo(79.6, 9), 'At Risk', 'dashboard']);
  });

  test('lifecycle: 66.5 is 67 and Yellow, 79.6 is 80 and Green', () => {
    score(bench, 'lifecycle');
    expect(health()).toEqual([
      [67, 'Yellow', 'lifecycle'],
      [80, 'Green', 'lifecycle'],
    ]);
    expect(scoresOf(grid)[0]).toMatchObject({
      'Health drivers':
        'Support metrics score -8.0; Engagement score -7.5; Business outcomes score -7.5; and 2 more',
      'Health coverage': 1,
      'Relationship strength score': 40,
    });
  });

  test('segment: half of each benchmark is half of the points', () => {
    score(bench, 'segment');
    expect(health()[0]).toEqual([expect.any(Number), 'Yellow', 'segment']);
  });

  test('no column of the model before stays behind', () => {
    score(bench, 'lifecycle');
    score(bench);
    const tab = grid.sheets.find(({ name }) => name === 'Vitals scores')!;
    const headers = valuesOf(tab)[0]!;
    const first = headers.indexOf('Usage score');
    expect(headers.slice(first, first + 4)).toEqual([
      'Usage score',
      'Engagement score',
      'Support score',
      'Relationship score',
    ]);
    expect(headers[headers.length - 1]).toBe('Model');
    expect(headers).not.toContain('Business outcomes score');
  });

  test('what a user puts right of the results stays theirs under a wider model', () => {
    const tab = grid.sheets.find(({ name }) => name === 'Vitals scores')!;
    const width = valuesOf(tab)[0]!.length;
    fill(tab, [['My note'], ['theirs']], 0, width);
    score(bench, 'lifecycle');
    const [headers, first] = valuesOf(tab) as [TestCell[], TestCell[]];
    expect(headers.indexOf('My note')).toBe(width + 1);
    expect(first[width + 1]).toBe('theirs');
    score(bench);
    expect(valuesOf(tab)[0]![width + 1]).toBe('My note');
  });
});

/** The tab of models, with its cells addressed as a person does: `set('E5', 40)`. */
function modelTab(grid: Grid) {
  const tab = grid.sheets.find(({ name }) => name === 'Vitals model')!;
  const place = (a1: string) => ({ row: Number(a1.slice(1)) - 1, column: a1.charCodeAt(0) - 65 });
  const rowOf = (name: string) => valuesOf(tab).findIndex((row) => row[1] === name) + 1;
  return {
    tab,
    set: (a1: string, value: string | number) => fill(tab, [[value]], place(a1).row, place(a1).column),
    /** Row, from 1, of the first cell in column B that holds this. */
    rowOf,
    get: (a1: string) => valuesOf(tab)[place(a1).row]![place(a1).column],
  };
}

function withModels(...names: string[]) {
  const made = workbenchWith(ROWS);
  for (const name of names) call(made.bench, 'insertModel', name);
  return { ...made, ...modelTab(made.grid) };
}

const failure = (bench: Workbench, name: string, ...args: unknown[]) =>
  bench.runFromClient(name, ...args).error?.message ?? 'no error';
const healthOf = (grid: Grid) => scoresOf(grid).map((row) => row['Health score']);
const versionsOf = (bench: Workbench, name: string) => call<VersionEntry[]>(bench, 'listModelVersions', name);

describe('Insert model', () => {
  test.each(['segment', 'dashboard', 'lifecycle', 'churn risk'])(
    '%s in the tab scores as the published one',
    (name) => {
      const model = name === 'churn risk' ? 'segment' : name;
      const published = workbenchWith(ROWS);
      score(published.bench, model);
      const own = withModels(name);
      score(own.bench, model);
      expect(scoresOf(own.grid)).toEqual(scoresOf(published.grid));
    },
  );

  test('writes the models below each other, a blank row between, headers bold, nothing frozen', () => {
    const { tab } = withModels('segment', 'churn risk');
    const rows = valuesOf(tab);
    const headers = rows.flatMap((row, i) => (row[0] === 'Row' ? [i] : []));
    expect(headers).toHaveLength(2);
    expect(rows[headers[1]! - 1]!.every((cell) => cell === null)).toBe(true);
    const weights = tab.styles({ row: 0, column: 0, rows: rows.length, columns: 1 }, 'fontWeight').flat();
    expect(weights.flatMap((weight, i) => (weight === 'bold' ? [i] : []))).toEqual(headers);
    expect(tab.frozenRows).toBe(0);
    expect(rows[2]!.slice(0, 3)).toEqual(['dimension', 'Usage', 30]);
  });

  test('leaves the user in their tab and keeps the versions out of sight', () => {
    const { grid } = withModels('segment');
    expect(grid.activeSheet.name).toBe('Sheet1');
    expect(grid.sheets.map(({ name, hidden }) => [name, hidden])).toEqual([
      ['Sheet1', false],
      ['Vitals model versions', true],
      ['Vitals model', false],
    ]);
  });

  test('refuses a model twice, one that there is not, and a tab that is not ours', () => {
    const { bench } = withModels('segment');
    expect(failure(bench, 'insertModel', 'Segment')).toContain('stands in Vitals model!A1 already');
    expect(failure(bench, 'insertModel', 'constructor')).toContain('Use one of: segment, dashboard');
    const { grid, bench: other } = workbenchWith(ROWS);
    fill(grid.insertSheet('Vitals model', 1), [['my own notes']]);
    expect(failure(other, 'insertModel', 'segment')).toContain('that Customer Vitals did not make');
  });
});

describe('a model in the tab', () => {
  test('an edited weight changes the score of the next run', () => {
    const { bench, grid, set, rowOf } = withModels('segment');
    score(bench);
    const before = healthOf(grid);
    set(`C${rowOf('renewal_sentiment')}`, 0);
    score(bench);
    expect(healthOf(grid)).not.toEqual(before);
    // Without the sentiment, half of each benchmark is 50 everywhere.
    expect(healthOf(grid)[0]).toBe(50);
  });

  test('an edited churn risk model changes the tier', () => {
    const signals = {
      login_trend: -10,
      feature_adoption_change: -10,
      dau_mau_change: -0.1,
      meeting_cancellations: 2,
      response_time_days: 4,
      nps_change: -2,
      open_escalations: 1,
    };
    const { bench, grid } = workbenchWith(tableOf([{ ...CUSTOMERS[0], ...signals }]));
    call(bench, 'insertModel', 'churn risk');
    const tier = () => scoresOf(grid)[0]!['Risk tier'];
    const { set, rowOf } = modelTab(grid);
    score(bench);
    expect(tier()).toBe('Low');
    set(`E${rowOf('Medium')}`, 30.5);
    score(bench);
    expect(tier()).toBe('Medium');
    expect(versionsOf(bench, 'churn risk')[0]!.changes).toBe('band Medium from 40 -> 30.5');
  });

  test('a model under a name of its own is scored with by that name', () => {
    const { bench, grid, set } = withModels('dashboard');
    set('B2', 'Our model');
    set('B25', 'Fine');
    expect(score(bench, 'our model').model).toBe('Our model');
    expect(score(bench, 'dashboard').model).toBe('dashboard');
    expect(failure(bench, 'scorePortfolio', { model: 'ours' })).toBe(
      'Error: There is no model "ours". Use one of: segment, dashboard, lifecycle, Our model.',
    );
    expect(grid.sheets).toHaveLength(8);
  });

  test('two models in one tab are told apart, wherever they stand', () => {
    const { bench, grid, set, rowOf, tab } = withModels('lifecycle', 'segment');
    score(bench);
    const before = healthOf(grid);
    tab.insert('rows', 0, 2, 1);
    set('A1', 'Our models, reviewed in November');
    set(`C${rowOf('Engagement')}`, 100);
    score(bench);
    expect(healthOf(grid)).toEqual(before);
    score(bench, 'lifecycle');
    // 85 x 30, 70 x 100, 60 x 20, 50 x 15 and 40 x 10, of 175.
    expect(healthOf(grid)[0]).toBe(68);
  });

  test('a tab that the user brought along under the name is scored with', () => {
    const { bench, grid } = workbenchWith(ROWS);
    const table = [...publishedTables().get('lifecycle')!].map((row) => [...row]);
    table[table.length - 3]![1] = 'Great';
    fill(grid.insertSheet('Vitals model', 1), table);
    score(bench, 'lifecycle');
    expect(scoresOf(grid).map((row) => row['Health status'])).toEqual(['Yellow', 'Great']);
  });

  test('a blank row and a remark inside a table change nothing', () => {
    const { bench, grid, tab, rowOf, set } = withModels('segment');
    score(bench);
    const before = healthOf(grid);
    tab.insert('rows', rowOf('Support') - 1, 1, rowOf('Support') - 1);
    set('J1', 'Remark');
    set(`J${rowOf('Support')}`, 'agreed with support');
    score(bench);
    expect(healthOf(grid)).toEqual(before);
  });
});

describe('a mistake in the tab is named with its cell, and nothing is scored', () => {
  test.each<[string, string, string | number, string]>([
    ['an unknown curve', 'D4', 'traget', 'Vitals model!D4: There is no curve "traget"'],
    ['a weight that is no number', 'C4', 'much', 'Vitals model!C4: Write the weight'],
    ['a parameter of a segment', 'H4', 'high', 'Vitals model!H4: Write the target'],
    ['an unknown metric', 'B5', 'adopshun', 'Vitals model!B5: "adopshun" is not a known metric'],
    ['bands out of order', 'E21', 80, 'Vitals model!E21: Order the bands'],
    ['a lost header', 'B1', 'Label', 'Vitals model!A1: A model table begins with a row of headers'],
    ['a lost header row', 'A1:E1', '', 'Vitals model!A2: A model table begins with a row of headers'],
    ['a lost name', 'B2', '', 'Vitals model!B2: Give the model a name'],
    ['a misspelled model row', 'A2', 'modle', 'Vitals model!A1: The table needs a model row'],
    ['the other direction', 'E2', '100 is worst', 'Vitals model!A1: the model "segment" says "100 is worst"'],
  ])('%s', (_, cell, value, words) => {
    const { bench, grid, set } = withModels('segment');
    const [from, to = from] = cell.split(':') as [string, string?];
    for (let column = from.charCodeAt(0); column <= to.charCodeAt(0); column++) {
      set(String.fromCharCode(column) + from.slice(1), value);
    }
    expect(failure(bench, 'scorePortfolio', {})).toContain(words);
    expect(grid.sheets.map(({ name }) => name)).not.toContain('Vitals scores');
    expect(valuesOf(grid.activeSheet)[0]).toHaveLength(ROWS[0]!.length);
  });

  test('in the churn risk model as well, further down and in a tab that was renamed', () => {
    const { bench, set, rowOf, tab } = withModels('segment', 'churn risk');
    const row = rowOf('nps_change');
    set(`E${row}`, 'start: 0');
    tab.name = 'Models';
    expect(failure(bench, 'scorePortfolio', {})).toContain(`Models!E${row}: A slope needs two numbers`);
  });

  test('a draft of another model does not stop the run', () => {
    const { bench, set, rowOf } = withModels('segment', 'lifecycle');
    set(`D${rowOf('login_trend')}`, 'to be decided');
    expect(score(bench).sentence).toBe('2 of 2 scored');
    expect(failure(bench, 'scorePortfolio', { model: 'lifecycle' })).toContain('There is no curve');
  });

  test('two models of one name', () => {
    const { bench, set, rowOf } = withModels('segment', 'lifecycle');
    const row = rowOf('lifecycle');
    set(`B${row}`, 'SEGMENT');
    expect(failure(bench, 'scorePortfolio', {})).toContain(
      `Vitals model!A${row - 1}: a model "SEGMENT" stands in Vitals model!A1 already`,
    );
  });
});

describe('versions', () => {
  test('a run keeps a version of what it scores with where that was changed, and says what changed', () => {
    const { bench, set, rowOf } = withModels('segment');
    score(bench);
    score(bench);
    set(`C${rowOf('nps_score')}`, 40);
    set(`E${rowOf('Green')}`, 80);
    score(bench);
    score(bench);
    const [scored, inserted, ...more] = versionsOf(bench, 'Segment');
    expect(more).toEqual([]);
    expect(inserted).toEqual({
      model: 'segment',
      version: 1,
      date: '2026-11-21',
      author: '',
      reason: 'inserted',
      changes: 'first version',
    });
    expect(scored).toMatchObject({
      version: 2,
      reason: 'scored',
      changes: 'weight of nps_score 25 -> 40; band Green from 70 -> 80',
    });
  });

  test('a version is saved by hand with its reason; one with a mistake is refused with its cell', () => {
    const { bench, set, rowOf } = withModels('segment', 'dashboard');
    set(`C${rowOf('api_calls')}`, 0.5);
    expect(call(bench, 'saveModel', 'dashboard', '=the API matters more')).toMatchObject({
      model: 'dashboard',
      version: 2,
      reason: '=the API matters more',
      changes: 'weight of api_calls 0 -> 0.5',
    });
    expect(versionsOf(bench, 'dashboard')[0]!.reason).toBe('=the API matters more');
    set(`C${rowOf('api_calls')}`, 'a lot');
    expect(failure(bench, 'saveModel', 'dashboard', '')).toContain(
      `Vitals model!C${rowOf('api_calls')}: Write`,
    );
    expect(failure(bench, 'saveModel', 'lifecycle', '')).toContain('"Vitals model" has no model "lifecycle"');
    expect(versionsOf(bench, 'dashboard')).toHaveLength(2);
    expect(versionsOf(bench, 'lifecycle')).toEqual([]);
  });

  test('restored, a model stands in its place again, whether it grew or shrank, and the others stay as they are', () => {
    const { bench, tab, rowOf, set } = withModels('dashboard', 'segment', 'lifecycle');
    const untouched = valuesOf(tab);
    tab.delete('rows', rowOf('api_calls') - 1, 1);
    tab.delete('rows', rowOf('multi_threading_depth') - 1, 1);
    tab.delete('rows', rowOf('open_tickets') - 1, 1);
    set(`C${rowOf('Usage')}`, 99);
    expect(call(bench, 'restoreModel', 'segment', 1)).toMatchObject({
      version: 3,
      reason: 'version 1 restored',
      changes: expect.stringContaining('weight of Usage 99 -> 30'),
    });
    call(bench, 'restoreModel', 'dashboard', 1);
    expect(valuesOf(tab)).toEqual(untouched);
    expect(versionsOf(bench, 'segment').map(({ reason }) => reason)).toEqual([
      'version 1 restored',
      'before version 1 was restored',
      'inserted',
    ]);

    tab.insert('rows', rowOf('Support'), 1, rowOf('Support'));
    const row = rowOf('Support') + 1;
    ['metric', 'days_overdue', 10, 'limit', 90].forEach((cell, i) => {
      set(`${'ABCDE'[i]}${row}`, cell);
    });
    score(bench);
    call(bench, 'restoreModel', 'segment', 1);
    expect(valuesOf(tab)).toEqual(untouched);
    const bold = tab.styles({ row: 0, column: 0, rows: untouched.length, columns: 1 }, 'fontWeight').flat();
    const headers = untouched.flatMap((cells, i) => (cells[0] === 'Row' ? [i] : []));
    expect(bold.flatMap((weight, i) => (weight === 'bold' ? [i] : []))).toEqual(headers);
  });

  test('restored over a table that is broken, or that is gone', () => {
    const { bench, tab, set } = withModels('segment');
    const untouched = valuesOf(tab);
    set('D4', 'traget');
    call(bench, 'restoreModel', 'segment', 1);
    expect(valuesOf(tab)).toEqual(untouched);
    tab.delete('rows', 0, untouched.length);
    call(bench, 'restoreModel', 'segment', 1);
    expect(valuesOf(tab)).toEqual(untouched);
  });

  test('restored, takes no cell beside the table with it', () => {
    const { bench, tab, rowOf, set, get } = withModels('segment');
    tab.insert('rows', rowOf('Support'), 1, rowOf('Support'));
    const row = rowOf('Support') + 1;
    ['metric', 'days_overdue', 10, 'limit', 90].forEach((cell, i) => {
      set(`${'ABCDE'[i]}${row}`, cell);
    });
    const last = rowOf('Red');
    set(`L${last}`, 'my note');
    call(bench, 'saveModel', 'segment', '');
    call(bench, 'restoreModel', 'segment', 1);
    expect(get(`L${last}`)).toBe('my note');
    expect(score(bench).sentence).toBe('2 of 2 scored');
  });

  test('a version that there is not, or whose text was changed, is refused in a sentence', () => {
    const { bench, grid } = withModels('segment');
    expect(failure(bench, 'restoreModel', 'segment', 7)).toContain('has no version 7. Its versions are: 1.');
    expect(failure(bench, 'restoreModel', 'none', 1)).toContain('Its versions are: none.');
    const kept = grid.sheets.find(({ name }) => name === 'Vitals model versions')!;
    fill(kept, [['[["Row"']], 1, 6);
    expect(failure(bench, 'restoreModel', 'segment', 1)).toContain('can no longer be read');
    expect(call(bench, 'saveModel', 'segment', '')).toMatchObject({ version: 2, changes: 'first version' });
  });

  test('a table larger than a cell is kept whole', () => {
    const { bench, tab, set } = withModels('segment');
    set('J1', 'Remark');
    for (let row = 2; row <= 22; row++) set(`J${row}`, `${row} ${'long '.repeat(1000)}`);
    const untouched = valuesOf(tab);
    call(bench, 'saveModel', 'segment', 'with remarks');
    set('J5', '');
    call(bench, 'restoreModel', 'segment', 2);
    expect(
      valuesOf(tab).map((row) => row.map((cell) => (typeof cell === 'string' ? cell.trim() : cell))),
    ).toEqual(untouched.map((row) => row.map((cell) => (typeof cell === 'string' ? cell.trim() : cell))));
  });
});

describe('listModels', () => {
  test('says of each model where it comes from, and what is wrong with it', () => {
    const { bench, set, rowOf } = withModels('lifecycle', 'churn risk');
    set('B2', 'Ours');
    set('C3', 'much');
    expect(call(bench, 'listModels')).toEqual([
      {
        name: 'Ours',
        direction: '',
        from: 'Vitals model!A1',
        mistake: expect.stringContaining('Vitals model!C3: Write the weight'),
      },
      {
        name: 'churn risk',
        direction: '100 is worst',
        from: `Vitals model!A${rowOf('churn risk') - 1}`,
        mistake: '',
      },
      { name: 'segment', direction: '100 is best', from: 'published', mistake: '' },
      { name: 'dashboard', direction: '100 is best', from: 'published', mistake: '' },
      { name: 'lifecycle', direction: '100 is best', from: 'published', mistake: '' },
    ]);
  });

  test('has the published ones where there is no tab', () => {
    const { bench, grid } = workbenchWith(ROWS);
    expect(call<ModelEntry[]>(bench, 'listModels').map(({ from }) => from)).toEqual(
      new Array(4).fill('published'),
    );
    expect(grid.sheets).toHaveLength(1);
  });
});

test('a model that is inserted stays the one that is proposed', () => {
  const { bench } = workbenchWith(ROWS);
  const look = () => call<{ proposed: string; models: { model: string }[] }>(bench, 'matchPortfolio');
  const before = look();
  call(bench, 'insertModel', before.proposed);
  expect(look().proposed).toBe(before.proposed);
  expect(look().models.map(({ model }) => model)).toEqual(before.models.map(({ model }) => model));
});
