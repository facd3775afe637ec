import { SEGMENTS } from '../../metrics/benchmarks';
import { figureOf } from '../../metrics/figures';
import { type Change, type ListedCard, listedCards } from './card-list';
import {
  areaName,
  block,
  type ColumnReference,
  cellAt,
  counting,
  type DashboardBlock,
  type DashboardCell,
  formula,
  fraction,
  GENERAL,
  label,
  note,
  quoted,
  shows,
} from './cells';
import { CARDS, type DashboardSource, MONTHS_ROW, MORE_CARDS_ROW, type PlacedDashboard } from './source';

/** The cards, each with its change, its target, how others stand, and what to do. */
export function cards(source: PlacedDashboard, of: ColumnReference): DashboardBlock[] {
  return listedCards(source, of).map((card, i) => {
    const { row, column } = placeOf(i);
    const about = formula(
      `=${card.about}${card.target === undefined ? '' : `&${toReach(cellAt(row + 1, column), card.target)}`}`,
      GENERAL,
      'note',
    );
    const next = formula(`=HYPERLINK(${quoted(card.at)};${card.next})`, GENERAL, 'link');
    return block(row, column, [
      [label(nameOf(card))],
      [shows(formula(`=${card.value}`, card.numberFormat, 'figure'), card.figure)],
      changeOf(card),
      [card.told ? shows(about, card.told) : about],
      [benchmarkOf(card, source, of)],
      [card.counted ? shows(next, card.counted) : next],
    ]);
  });
}

/** The ground on which the cards stand. */
export function cardGrounds(source: PlacedDashboard, of: ColumnReference): string[] {
  return listedCards(source, of).map((_, i) => {
    const { row, column } = placeOf(i);
    return areaName({ row, column, rows: CARDS.rows, columns: CARDS.columns });
  });
}

/** Where the changes of the cards stand, by which way is better: for the colors behind them. */
export function changeCells(
  source: PlacedDashboard,
  of: ColumnReference,
): Record<Change['better'], string[]> {
  const cells = { up: [] as string[], down: [] as string[] };
  listedCards(source, of).forEach(({ change }, i) => {
    const { row, column } = placeOf(i);
    if (change) cells[change.better].push(cellAt(row + 2, column).replace(/\$/g, ''));
  });
  return cells;
}

function nameOf({ name, figure }: ListedCard): string {
  return name ?? figureOf(figure.id).name;
}

/** The first line of cards is on top, the others further down. */
function placeOf(card: number): { readonly row: number; readonly column: number } {
  return {
    row: card < CARDS.perLine ? CARDS.row : MORE_CARDS_ROW,
    column: 1 + (card % CARDS.perLine) * CARDS.columns,
  };
}

/** What changed since the month before. */
function changeOf({ change, numberFormat, figure }: ListedCard): DashboardCell[] {
  if (!change) return [note('')];
  const { now, before } = change;
  const isKnown = `AND(ISNUMBER(${now});ISNUMBER(${before}))`;
  const month = cellAt(MONTHS_ROW + 3, 1);
  return [
    shows(
      formula(`=IF(${isKnown};${now}-${before};"")`, `"▲ "${numberFormat};"▼ "${numberFormat};"="`, 'change'),
      { ...figure, of: 'change' },
    ),
    formula(`=IF(${isKnown};"since "&${month};"")`, GENERAL, 'note'),
  ];
}

/** The target of a figure, and whether it is reached, as formula text. */
function toReach(figure: string, target: number): string {
  return `", target ${target}"&IF(${figure}="";"";IF(${figure}>=${fraction(target)};": reached";": not reached"))`;
}

/** How others stand, for a portfolio of these segments: of surveys that nobody names, so a reference. */
function benchmarkOf(
  { benchmark }: ListedCard,
  { benchmarks }: DashboardSource,
  of: ColumnReference,
): DashboardCell {
  if (!benchmark) return note('');
  const [measure, weight] = benchmark;
  const all = benchmarks.get(`${measure}, all`);
  if (all !== undefined) return note(`Median of all: ${all}`);
  const known = SEGMENTS.filter((segment) => benchmarks.has(`${measure}, ${segment}`));
  const weightOf = (segment: string) =>
    weight === 'ARR'
      ? `SUMIFS(${of('ARR')};${of('Segment')};${quoted(segment)};${counting(of)})`
      : `COUNTIFS(${of('Segment')};${quoted(segment)};${counting(of)})`;
  const weighed = known.map(
    (segment) => `${weightOf(segment)}*${fraction(benchmarks.get(`${measure}, ${segment}`)!)}`,
  );
  const mean = `ROUND((${weighed.join('+')})/(${known.map(weightOf).join('+')});1)`;
  return formula(`=IFERROR("Median for your segments: "&${mean};"")`, GENERAL, 'note');
}
