import { once } from '../base/once';
import { NOT_ENOUGH_DATA } from '../customers/assess';
import { CHURNED, INSTEAD_OF_A_SCORE } from '../customers/scored-portfolio';
import { distribution } from '../metrics/distribution';
import { type BandMove, migration } from '../metrics/migration';
import { healthModel, healthModelNames } from '../models';
import { readText } from '../reading/cells/text';
import { wordKey } from '../reading/normalize';
import { labelsOf } from '../scoring/compile';
import { expectSameSize, figureCell, readCells } from './amounts';
import type { Answer, CellAnswer } from './answer';
import { type Argument, isLeftOut } from './arguments';

/** Bands of a row that no band of a model stands in: they say why there is none. */
const noBand = once(() =>
  [NOT_ENOUGH_DATA, ...Object.values(INSTEAD_OF_A_SCORE)].filter((word) => word !== CHURNED).map(wordKey),
);

/**
 * How many customers went from which health band to which in a period, and how many churned; with the churn of the worst band by that of the best, which should be 3 or more.
 *
 * @param {string[][]} before The band of each customer at the start.
 * @param {string[][]} after The band of the same customers at the end, in the same rows, or Churned.
 * @param {string[][]} bands Optional. The bands of a model of your own, from best to worst.
 * @return {unknown[][]} A table with its words.
 * @example =HEALTHMIGRATION(B2:B251, C2:C251)
 * @customfunction
 */
export function HEALTHMIGRATION(before: Argument, after: Argument, bands?: Argument): Answer {
  const name = 'HEALTHMIGRATION';
  const start = { label: 'before', argument: before };
  const end = { label: 'after', argument: after };
  expectSameSize(name, [start, end]);
  const ends = readCells(name, end, readText);
  const rows = readCells(name, start, readText).map((from, row) => ({ from, to: ends[row], row }));
  const known = rows.filter(({ from }) => isBand(from));
  const scored = known.filter(({ to }) => to === undefined || isChurned(to) || isBand(to));
  const words = scored.flatMap(({ from, to }) => (isChurned(to) ? [from!] : [from!, to ?? from!]));
  const order = isLeftOut(bands) ? orderOf(name, words) : readBands(name, bands);
  const moves = scored.map(({ from, to, row }): BandMove => {
    if (to === undefined) {
      throw new Error(`${name}: cell ${row + 1} of after is blank. Write ${CHURNED} if the customer left.`);
    }
    return {
      from: bandIn(name, order, from!, 'before', row),
      to: isChurned(to) ? undefined : bandIn(name, order, to, 'after', row),
    };
  });
  return answerMigration(moves, order, rows.filter(({ from, to }) => from ?? to).length - moves.length);
}

function answerMigration(moves: readonly BandMove[], order: readonly string[], without: number): Answer {
  const found = migration(moves, order);
  const width = order.length + 4;
  const padded = (...cells: CellAnswer[]) => [
    ...cells,
    ...new Array<CellAnswer>(width - cells.length).fill(''),
  ];
  return [
    ['From \\ to', ...order, CHURNED, 'Customers', 'Churn %'],
    ...found.rows.map(({ from, to, churned, customers, churnRate }) => [
      from,
      ...to,
      churned,
      customers,
      figureCell(churnRate),
    ]),
    padded('Churn of worst ÷ best (3 or more wanted)', figureCell(found.worstToBest)),
    ...(without === 0 ? [] : [padded('Without a band at start or end, left out', without)]),
  ];
}

/**
 * How many customers stand in each health band, and how many are wanted there by the reference: 60 to 70 % in the best, 5 to 10 % in the worst. With what to do where it is far off.
 *
 * @param {string[][]} bands The band of each customer, such as the answers of HEALTHSTATUS.
 * @return {unknown[][]} A row for each band.
 * @example =HEALTHDISTRIBUTION(C2:C251)
 * @customfunction
 */
export function HEALTHDISTRIBUTION(bands: Argument): Answer {
  const name = 'HEALTHDISTRIBUTION';
  const words = readCells(name, { label: 'bands', argument: bands }, readText);
  const known = words.filter(isBand) as string[];
  const order = orderOf(name, known);
  const found = words.flatMap((word, row) =>
    isBand(word) ? [bandIn(name, order, word!, 'bands', row)] : [],
  );
  const without = words.filter((word) => word !== undefined).length - found.length;
  return [
    ['Band', 'Customers', 'Share %', 'Wanted % (reference)', 'What to do'],
    ...distribution(found, order).map(({ band, customers, share, wanted, alarm }) => [
      band,
      customers,
      figureCell(share),
      wanted.join(' to '),
      alarm ?? '',
    ]),
    ...(without === 0 ? [] : [['Without a band', without, '', '', '']]),
  ];
}

/** @throws A sentence for a word that is none of the bands. */
function bandIn(name: string, order: readonly string[], word: string, label: string, row: number): string {
  const band = order.find((each) => wordKey(each) === wordKey(word));
  if (band !== undefined) return band;
  throw new Error(`${name}: cell ${row + 1} of ${label} is "${word}". Use one of: ${order.join(', ')}.`);
}

/** Whether a cell says how a customer is, and not why nobody can say so. */
function isBand(word: string | undefined): boolean {
  return word !== undefined && !isChurned(word) && !noBand().includes(wordKey(word));
}

function isChurned(word: string | undefined): boolean {
  return word !== undefined && ['churned', 'churn', 'lost'].includes(wordKey(word));
}

/** The bands of the published model that has all these words, from best to worst. */
function orderOf(name: string, words: readonly string[]): string[] {
  const orders = healthModelNames().map((model) => labelsOf(healthModel(model)));
  const missing = (order: readonly string[]) =>
    words.filter((word) => order.every((band) => wordKey(band) !== wordKey(word))).length;
  const [best] = [...orders].sort((a, b) => missing(a) - missing(b));
  if (missing(best!) < Math.max(1, words.length)) return best!;
  throw new Error(`${name}: the bands are of no published model. Give them from best to worst as bands.`);
}

function readBands(name: string, bands: Argument): string[] {
  const order = readCells(name, { label: 'bands', argument: bands }, readText).filter(
    (band) => band !== undefined,
  );
  if (order.length < 2) throw new Error(`${name}: bands is a range with every band, from best to worst.`);
  return order;
}
