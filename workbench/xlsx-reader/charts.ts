/** Charts that lie over the cells of a tab in an XLSX file. */
import type { Package, Relationship } from './package';
import { child, type Element } from './xml';

export interface FileSeries {
  /** The cell of its name, the cells of its labels and of its values, as formulas; `null` where there are none. */
  readonly name: string | null;
  readonly labels: string | null;
  readonly values: string | null;
}

export interface FileChart {
  /** The name of its element: `barChart`; of several kinds in one chart each. */
  readonly kinds: readonly string[];
  /** Whether bars stand. */
  readonly upright: boolean;
  readonly stacked: boolean;
  /** Whether the first label stands at the right. */
  readonly reversed: boolean;
  readonly legend: boolean;
  readonly title: string;
  readonly series: readonly FileSeries[];
  /** The cell under its upper left corner. */
  readonly row: number;
  readonly column: number;
}

/** The charts of the drawing to which a tab's relationships lead. */
export function readCharts(file: Package, related: readonly Relationship[]): FileChart[] {
  const charts: FileChart[] = [];
  for (const { kind, part } of related) {
    if (kind !== 'drawing') continue;
    const parts = file.relationships(part);
    const addCharts = (anchor: Element) => {
      const from = child(anchor, 'from');
      const place = (name: string) => Number(child(from, name)?.text ?? 0) || 0;
      for (const { attributes } of descendants(anchor, 'chart')) {
        const target = parts.find(({ id }) => id === attributes.id)?.part;
        if (target !== undefined)
          charts.push(...readChart(file, target, { row: place('row'), column: place('col') }));
      }
    };
    file.read(part, {
      'wsDr/twoCellAnchor': addCharts,
      'wsDr/oneCellAnchor': addCharts,
      'wsDr/absoluteAnchor': addCharts,
    });
  }
  return charts;
}

function readChart(file: Package, part: string, place: { row: number; column: number }): FileChart[] {
  const charts: FileChart[] = [];
  file.read(part, {
    'chartSpace/chart': (chart) => {
      const groups = (child(chart, 'plotArea')?.children ?? []).filter(({ name }) => /Chart$/.test(name));
      const says = (name: string) => groups.flatMap((group) => child(group, name)?.attributes.val ?? []);
      const title = child(chart, 'title');
      charts.push({
        kinds: [...new Set(groups.map(({ name }) => name))],
        upright: !says('barDir').includes('bar'),
        stacked: says('grouping').some((grouping) => /stacked/i.test(grouping)),
        reversed: ['catAx', 'dateAx'].some((axis) =>
          child(child(child(chart, 'plotArea'), axis), 'scaling')?.children.some(
            ({ name, attributes }) => name === 'orientation' && attributes.val === 'maxMin',
          ),
        ),
        legend: child(chart, 'legend') !== undefined,
        title: title
          ? [...descendants(title, 't'), ...descendants(title, 'v')].map(({ text }) => text).join('')
          : '',
        series: groups.flatMap(({ children }) =>
          children.filter(({ name }) => name === 'ser').map(readSeries),
        ),
        ...place,
      });
    },
  });
  return charts;
}

function readSeries(series: Element): FileSeries {
  const cells = (...names: string[]) => {
    const found = names.flatMap((name) => child(series, name) ?? [])[0];
    return (found && descendants(found, 'f')[0]?.text.trim()) || null;
  };
  return { name: cells('tx'), labels: cells('cat', 'xVal'), values: cells('val', 'yVal') };
}

/** The elements of this name at any depth. */
function descendants(element: Element, name: string): Element[] {
  return element.children.flatMap((one) => [...(one.name === name ? [one] : []), ...descendants(one, name)]);
}
