import { type Benchmark, benchmarks } from '../metrics/benchmarks';
import * as cards from '../metrics/card';
import { MEASURES, type Measure } from '../metrics/measures';
import type { Figure } from '../metrics/rate';
import { readNumber } from '../reading/cells/number';
import { wordKey } from '../reading/normalize';
import { Missing } from '../scoring/value';
import { figureCell, isNotFilled } from './amounts';
import type { Answer, CellAnswer } from './answer';
import { type Argument, isLeftOut, toRows } from './arguments';

const SOURCES = {
  segment: 'Reference: a survey whose source is not named',
  lifecycle: 'Target of a team or of a CSM',
};

/**
 * Every target and benchmark that is known, with the source of each: those of unnamed surveys are references, not facts.
 *
 * @param {string} group Optional. Only those for enterprise, mid-market, smb, an industry such as "fintech", a size such as "ARR below 10 million", or "all".
 * @return {unknown[][]} A table with its headers.
 * @example =KPITARGETS("enterprise")
 * @customfunction
 */
export function KPITARGETS(group?: Argument): Answer {
  const wanted = isLeftOut(group) ? undefined : readGroup('KPITARGETS', group);
  return [
    ['Measure', 'Unit', 'Better', 'For', 'Target', 'Median', 'Top', 'Warning', 'Where from'],
    ...benchmarks()
      .filter((benchmark) => wanted === undefined || benchmark.group === wanted)
      .map((benchmark) => {
        const { unit, better } = MEASURES.find(({ name }) => name === benchmark.measure)!;
        const { measure, group: of, target, median, top, warning, source } = benchmark;
        return [measure, unit, better, of, ...[target, median, top, warning].map(orEmpty), SOURCES[source]];
      }),
  ];
}

/**
 * A figure as a card: its change since the one before, the target and whether it is reached, its level, and the benchmark of a segment or industry.
 *
 * @param {string} measure Which figure it is, such as "NRR", "GRR", "Logo churn", "Average health", "NPS", "CSAT" or "Time to value".
 * @param {number} value The figure, such as the answer of NRR.
 * @param {number} previous Optional. The figure of the period before.
 * @param {string} group Optional. enterprise, mid-market, smb, an industry such as "fintech", or a size such as "ARR below 10 million"; all customers if left out.
 * @return {unknown[][]} A table with its words.
 * @example =KPICARD("NRR", 106, 104, "enterprise")
 * @customfunction
 */
export function KPICARD(measure: Argument, value: Argument, previous?: Argument, group?: Argument): Answer {
  const name = 'KPICARD';
  const asked = readMeasure(name, measure);
  const read = ['NRR', 'GRR'].includes(asked.name) ? readRetention : readFigure;
  const found = cards.cardOf(
    asked,
    read(name, 'value', value),
    isLeftOut(previous) ? undefined : read(name, 'previous', previous),
    isLeftOut(group) ? 'all' : readGroup(name, group),
  );
  const { target, benchmark } = found;
  return [
    [
      `${found.measure.name} (${found.measure.unit}, ${found.measure.better} is better)`,
      figureCell(found.value),
    ],
    ['Change', figureCell(found.change)],
    ['Change %', figureCell(found.changePercent)],
    [
      'Direction',
      found.improved === undefined ? 'unchanged or unknown' : found.improved ? 'better' : 'worse',
    ],
    [`Target${kindOf(target)}`, orEmpty(target?.target)],
    ['Target reached', found.onTarget === undefined ? 'n/a' : found.onTarget ? 'yes' : 'no'],
    ['Level', found.level ?? ''],
    [`Median for ${benchmark?.group ?? 'all'}${kindOf(benchmark)}`, orEmpty(benchmark?.median)],
    [`Top${kindOf(benchmark)}`, orEmpty(benchmark?.top)],
    [`Warning${kindOf(benchmark)}`, orEmpty(benchmark?.warning)],
  ];
}

function kindOf(benchmark: Benchmark | undefined): string {
  return benchmark?.source === 'segment' ? ' (reference)' : '';
}

/**
 * What NRR and GRR say together: whether growth is sustainable, hides churn, or is lacking.
 *
 * @param {number} nrr Net revenue retention in percent.
 * @param {number} grr Gross revenue retention in percent.
 * @return {string} A sentence.
 * @example =RETENTIONREADING(118, 84)
 * @customfunction
 */
export function RETENTIONREADING(nrr: Argument, grr: Argument): Answer {
  const [net, gross] = [
    readRetention('RETENTIONREADING', 'nrr', nrr),
    readRetention('RETENTIONREADING', 'grr', grr),
  ];
  const lacking = [net, gross].find((figure) => figure instanceof Missing);
  return lacking === undefined ? cards.retentionReading(net as number, gross as number) : figureCell(lacking);
}

/** @throws A sentence for what must be a cell that shows 106 % and holds 1.06: nobody keeps 2 % of the revenue. */
function readRetention(name: string, label: string, argument: Argument): Figure {
  const figure = readFigure(name, label, argument);
  if (figure instanceof Missing || figure <= 0 || figure > 2) return figure;
  throw new Error(`${name}: ${label} is ${figure}. Write 106 for 106 %, as NRR and GRR answer.`);
}

/** A figure from a cell, where the answer of another formula may be n/a. */
function readFigure(name: string, label: string, argument: Argument): Figure {
  const [[cell]] = toRows(argument) as [[unknown]];
  if (typeof cell === 'string' && cell.startsWith('n/a: '))
    return new Missing(cell.slice(5), 'See the formula that says so.');
  const figure = readNumber(cell);
  if (figure instanceof Missing && !isNotFilled(figure)) {
    throw new Error(`${name}: ${label}: ${figure.reason}. ${figure.advice}`);
  }
  return figure;
}

function readMeasure(name: string, argument: Argument): Measure {
  const word = wordKey(toRows(argument)[0]![0]);
  const found = MEASURES.find((measure) => wordKey(measure.name) === word);
  if (found !== undefined) return found;
  throw new Error(`${name}: the measure is one of: ${MEASURES.map((measure) => measure.name).join(', ')}.`);
}

function readGroup(name: string, argument: Argument): string {
  const word = wordKey(toRows(argument)[0]![0]);
  const groups = [...new Set(benchmarks().map(({ group }) => group))];
  const found = groups.find((group) => wordKey(group) === word);
  if (found !== undefined) return found;
  throw new Error(`${name}: the group is one of: ${groups.join(', ')}.`);
}

function orEmpty(value: number | undefined): CellAnswer {
  return value ?? '';
}
