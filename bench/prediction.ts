/**
 * `npm run bench -- prediction [--shuffles N]`: the learners beside scikit-learn's on the same rows and columns, how often
 * shuffled outcomes are accepted, and how long learning takes. Needs Debian's python3-sklearn.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fieldsOf } from '../src/past/fields';
import { choose } from '../src/prediction/choose';
import { type Field, fieldAt } from '../src/prediction/field';
import { fitModel } from '../src/prediction/fit';
import { LEARNERS } from '../src/prediction/learners';
import { fitRegression } from '../src/prediction/logistic-regression';
import { logLoss } from '../src/prediction/loss';
import type { Matrix, Outcomes } from '../src/prediction/matrix';
import { readOutcomes } from '../src/prediction/outcome';
import { prepare, prepared } from '../src/prediction/preparation';
import { seeded, shuffled } from '../src/prediction/random';
import { rankingOf } from '../src/prediction/ranking';
import { sift } from '../src/prediction/sift';
import { drawn } from '../test/support/customers-drawn';
import { readCsv } from '../workbench/csv';

const SCIKIT = new URL('prediction/scikit.py', import.meta.url).pathname;
/** What Debian's packages are installed for; another Python on the path may not have them. */
const PYTHON = process.env.PYTHON ?? '/usr/bin/python3';
const SEED = 42;

interface Figures {
  readonly learner: string;
  readonly auc: number;
  readonly logLoss: number;
  readonly seconds: number;
}

export interface PredictionBench {
  readonly rows: { readonly learned: number; readonly tested: number };
  readonly ours: readonly Figures[];
  readonly scikit: readonly Figures[];
  readonly largestCoefficientDifference: number;
  readonly forestAucDifference: number;
  readonly chosen: string;
  /** By how much the chosen model's log-loss is above the best of scikit-learn's five. */
  readonly chosenAboveBest: number;
  readonly shuffles: { readonly runs: number; readonly accepted: number };
  readonly secondsFor50000: Readonly<Record<string, number>>;
}

/** `file` is telco's table; its first `learned` rows are learned from, the others tested on. */
export function measurePrediction(file: string, learned: number, shuffles: number): PredictionBench {
  const { train, test } = splitTable(file, learned);
  const features = prepare(train.fields, train.outcomes);
  const matrices = [train, test].map(({ fields, outcomes }) => prepared(features, fields, outcomes.length));
  const [learnFrom, unseen] = matrices as [Matrix, Matrix];
  const ours = LEARNERS.map((learner) => {
    const { result: model, seconds } = timed(() => fitModel(learner.name, learnFrom, train.outcomes, SEED));
    const probabilities = learner.probabilities(model, unseen);
    return { learner: learner.name, ...figures(test.outcomes, probabilities), seconds };
  });
  const scikit = askScikit(learnFrom, train.outcomes, unseen, test.outcomes);
  const regression = fitRegression(learnFrom, train.outcomes);
  const differences = regression.weights.map((weight, j) => Math.abs(weight - scikit.coefficients[j]!));
  const chosen = choose(train.fields, train.outcomes, SEED).candidate.learner;
  const lossOf = (list: readonly Figures[], name: string) =>
    list.find(({ learner }) => learner === name)!.logLoss;
  const aucOf = (list: readonly Figures[], name: string) => list.find(({ learner }) => learner === name)!.auc;
  return {
    rows: { learned: train.outcomes.length, tested: test.outcomes.length },
    ours,
    scikit: scikit.figures,
    largestCoefficientDifference: Math.max(...differences, Math.abs(regression.intercept - scikit.intercept)),
    forestAucDifference: aucOf(ours, 'forest') - aucOf(scikit.figures, 'RandomForest(100)'),
    chosen,
    chosenAboveBest: lossOf(ours, chosen) - Math.min(...scikit.figures.map(({ logLoss: loss }) => loss)),
    shuffles: { runs: shuffles, accepted: acceptedOf(train, shuffles) },
    secondsFor50000: timesFor(50000),
  };
}

interface Table {
  readonly fields: readonly Field[];
  readonly outcomes: Outcomes;
}

function splitTable(file: string, learned: number): { readonly train: Table; readonly test: Table } {
  const [headers, ...rows] = readCsv(readFileSync(file, 'utf8')) as [string[], ...string[][]];
  const index = headers.indexOf('Churn');
  const { outcomes } = readOutcomes(
    'Churn',
    rows.map((row) => row[index]),
  );
  const others = headers.map((header, i) => (i === index ? '' : header));
  const all = fieldsOf(
    others,
    rows,
    rows.map(() => 0),
  );
  // Every column, as the learners of scikit-learn get them: traits of persons too.
  const used = sift(all, outcomes, new Set(headers)).used.filter(({ header }) => header !== 'customerID');
  const part = (from: number, to: number): Table => {
    const wanted = Array.from({ length: to - from }, (_, k) => from + k);
    return { fields: used.map((field) => fieldAt(field, wanted)), outcomes: outcomes.slice(from, to) };
  };
  return { train: part(0, learned), test: part(learned, rows.length) };
}

function figures(outcomes: Outcomes, probabilities: Float64Array) {
  return { auc: rankingOf(outcomes, probabilities)!.auc, logLoss: logLoss(outcomes, probabilities) };
}

function timed<T>(work: () => T): { readonly result: T; readonly seconds: number } {
  const start = performance.now();
  const result = work();
  return { result, seconds: (performance.now() - start) / 1000 };
}

function askScikit(learnFrom: Matrix, outcomes: Outcomes, unseen: Matrix, unseenOutcomes: Outcomes) {
  const folder = mkdtempSync(path.join(tmpdir(), 'vitals-scikit-'));
  try {
    const file = path.join(folder, 'rows.json');
    const plain = ({ columns, cells }: Matrix) => ({ columns, cells: [...cells] });
    writeFileSync(
      file,
      JSON.stringify({
        train: { ...plain(learnFrom), outcomes: [...outcomes] },
        test: { ...plain(unseen), outcomes: [...unseenOutcomes] },
      }),
    );
    return JSON.parse(execFileSync(PYTHON, [SCIKIT, file], { encoding: 'utf8', maxBuffer: 1e8 })) as {
      readonly intercept: number;
      readonly coefficients: readonly number[];
      readonly figures: readonly Figures[];
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** How many of the runs on shuffled outcomes are accepted: sets of 300 to 1,200 customers, in turn. */
function acceptedOf({ fields, outcomes }: Table, runs: number): number {
  let accepted = 0;
  for (let run = 0; run < runs; run++) {
    const random = seeded(5000 + run);
    const rows = shuffled([...outcomes.keys()], random).slice(0, [300, 600, 1200][run % 3]);
    const noise = Uint8Array.from(
      shuffled(
        rows.map((i) => outcomes[i]!),
        random,
      ),
    );
    const some = fields.map((field) => fieldAt(field, rows));
    if (choose(some, noise, run).accepted) accepted++;
  }
  return accepted;
}

function timesFor(rows: number): Record<string, number> {
  const { fields, outcomes } = drawn(rows, [0.9, -0.6, 0.3, 0], -2, 1);
  const matrix = prepared(prepare(fields, outcomes), fields, rows);
  return Object.fromEntries(
    LEARNERS.map((learner) => [
      learner.name,
      timed(() => fitModel(learner.name, matrix, outcomes, SEED)).seconds,
    ]),
  );
}

/** The table, for people. */
export function predictionText(found: PredictionBench): string {
  const row = (whose: string) => (each: Figures) =>
    `${whose.padEnd(13)}${each.learner.padEnd(20)}${each.auc.toFixed(4).padStart(8)}${each.logLoss.toFixed(4).padStart(10)}${each.seconds.toFixed(2).padStart(8)} s`;
  return [
    `telco: learned from ${found.rows.learned} rows, tested on ${found.rows.tested}`,
    `${''.padEnd(33)}${'AUC'.padStart(8)}${'log-loss'.padStart(10)}${'fit'.padStart(8)}`,
    ...found.ours.map(row('ours')),
    ...found.scikit.map(row('scikit-learn')),
    `Largest difference of a coefficient: ${found.largestCoefficientDifference.toExponential(1)} (1e-6 allowed)`,
    `Forest's AUC, ours - scikit-learn's: ${found.forestAucDifference.toFixed(4)} (0.015 allowed)`,
    `Chosen: ${found.chosen}, log-loss above the best of the five: ${found.chosenAboveBest.toFixed(4)} (0.005 allowed)`,
    `Shuffled outcomes: ${found.shuffles.accepted} of ${found.shuffles.runs} accepted (1 % allowed)`,
    `50,000 rows: ${Object.entries(found.secondsFor50000)
      .map(([learner, seconds]) => `${learner} ${seconds.toFixed(1)} s`)
      .join(', ')}`,
    '',
  ].join('\n');
}
