/** What was measured, as text to read. */
import type { BenchResults } from './run';

/** The results as tables. */
export function reportText({ machine, bundle, stages, formulas, jobs, alternatives }: BenchResults): string {
  return [
    `Node ${machine.node}, ${machine.cores} cores with a load of ${machine.load}, ${machine.cpu}`,
    '',
    'dist/Code.js',
    ...table([
      ['', 'kB', 'kB gzip'],
      ['as built', kilo(bundle.bytes), kilo(bundle.gzipBytes)],
      ['minified', kilo(bundle.minifiedBytes), kilo(bundle.minifiedGzipBytes)],
    ]),
    `  compiled in ${ms(bundle.compileMilliseconds)} ms; compiled and run in ${ms(bundle.loadMilliseconds)} ms`,
    '',
    'A portfolio, each step with those before it (cold: first call in a fresh context)',
    ...table([
      ['step', 'rows', 'columns', 'cold ms', 'warm ms', 'cold ns/cell', 'warm ns/cell'],
      ...stages.map((stage) => [
        stage.stage,
        count(stage.rows),
        count(stage.columns),
        ms(stage.coldMilliseconds),
        ms(stage.warmMilliseconds),
        count(stage.coldNanosecondsPerCell),
        count(stage.warmNanosecondsPerCell),
      ]),
    ]),
    '',
    'A cell with =HEALTHSCORE: the script loaded, its function called for the first time',
    ...table([['rows', 'ms'], ...formulas.map(({ rows, milliseconds }) => [count(rows), ms(milliseconds)])]),
    '',
    'The job behind the button, in the workbench (Google’s services take nothing here)',
    ...table([
      ['rows', 'first ms', 'calls', 'reads', 'writes', 'second ms', 'calls', 'reads', 'writes'],
      ...jobs.map(({ rows, firstRun, nextRun }) => [
        count(rows),
        ...[firstRun, nextRun].flatMap((run) => [
          ms(run.milliseconds),
          count(run.serviceCalls),
          count(run.reads),
          count(run.writes),
        ]),
      ]),
    ]),
    '',
    'The same health scores in other ways (warm, alternated; how many times as long as the first)',
    ...table([
      ['way', 'rows', 'ms', 'times', 'least', 'most'],
      ...alternatives.map(({ way, rows, milliseconds, ratio, ratioRange }) => [
        way,
        count(rows),
        ms(milliseconds),
        ratio.toFixed(2),
        ...ratioRange.map((edge) => edge.toFixed(2)),
      ]),
    ]),
    '',
  ].join('\n');
}

/** Lines with the first column to the left and the others to the right. */
function table(rows: readonly (readonly string[])[]): string[] {
  const widths = rows[0]!.map((_, j) => Math.max(...rows.map((row) => row[j]!.length)));
  return rows.map((row) =>
    `  ${row.map((cell, j) => (j === 0 ? cell.padEnd(widths[j]!) : cell.padStart(widths[j]!))).join('  ')}`.trimEnd(),
  );
}

function kilo(bytes: number): string {
  return (bytes / 1000).toFixed(1);
}

function ms(milliseconds: number): string {
  return milliseconds.toFixed(milliseconds < 100 ? 1 : 0);
}

function count(value: number): string {
  return Math.round(value).toLocaleString('en-US');
}
