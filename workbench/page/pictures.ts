/** What is drawn over the cells of a sheet: charts, sparklines, and the marks that Sheets puts into cells. */
import { displayTexts } from '../contents';
import type { GridChart } from '../grid';
import type { Area } from '../shift';
import type { UniverGrid } from '../univer/univer-grid';
import type { UniverSheet } from '../univer/univer-sheet';
import type { ChartPicture, Picture } from './wire';

/** How large a chart of Sheets is where nobody says otherwise. */
const CHART_SIZE = { width: 600, height: 371 };

export function pictures(grid: UniverGrid, sheet: UniverSheet): Picture[] {
  const { filter, validations } = sheet;
  const lists = validations.filter(
    ({ rule: { criteria, values } }) => /^VALUE_IN_/.test(criteria) && values[1] !== false,
  );
  return [
    ...lists.flatMap(({ areas }) => areas.map((area) => ({ kind: 'dropdown' as const, area }))),
    ...(filter ? [{ kind: 'filter' as const, area: { ...filter.area, rows: 1 } }] : []),
    ...notes(sheet),
    ...grid.sparklines(sheet).map((placed) => ({ kind: 'sparkline' as const, ...placed })),
    ...sheet.charts.map((chart) => ({ kind: 'chart' as const, ...chartPicture(grid, chart) })),
  ];
}

function notes(sheet: UniverSheet): Picture[] {
  const { rows, columns } = sheet.extent();
  return sheet
    .notes({ row: 0, column: 0, rows, columns })
    .flatMap((line, row) =>
      line.flatMap((note, column) =>
        note ? [{ kind: 'note' as const, area: { row, column, rows: 1, columns: 1 } }] : [],
      ),
    );
}

function chartPicture(grid: UniverGrid, chart: GridChart): ChartPicture {
  const { type, sources, headers, options, anchor = { row: 0, column: 0 } } = chart;
  const columns = sources.flatMap(({ sheet: id, area }) => {
    const sheet = grid.sheets.find((one) => one.id === id);
    return sheet ? columnsOf(area).map((column) => readColumn(grid, sheet, column, headers)) : [];
  });
  const [labels, ...series] = columns;
  // Time that is listed from the newest on runs to the right all the same.
  const inOrder = <T>(list: readonly T[]) => (options['hAxis.direction'] === -1 ? [...list].reverse() : list);
  return {
    ...anchor,
    width: Number(options.width ?? CHART_SIZE.width),
    height: Number(options.height ?? CHART_SIZE.height),
    type,
    title: String(options.title ?? ''),
    legend: series.length > 0 && options['legend.position'] !== 'none',
    labels: inOrder(labels?.texts ?? []),
    ...(type === 'SCATTER' ? { across: labels?.numbers ?? [] } : {}),
    ...(options.isStacked === true ? { stacked: true as const } : {}),
    ...(Array.isArray(options.colors) ? { colors: options.colors.map(String) } : {}),
    ...limit('least', options['vAxis.viewWindow.min'] ?? options['vAxis.minValue']),
    ...limit('most', options['vAxis.viewWindow.max']),
    series: series.map(({ name, numbers }) => ({ name, numbers: inOrder(numbers) })),
  };
}

function limit(name: 'least' | 'most', value: unknown) {
  return typeof value === 'number' ? { [name]: value } : {};
}

function columnsOf({ column, columns, ...rows }: Area): Area[] {
  return Array.from({ length: columns }, (_, j) => ({ ...rows, column: column + j, columns: 1 }));
}

function readColumn(grid: UniverGrid, sheet: UniverSheet, area: Area, headers: number) {
  const texts = displayTexts(grid, sheet, area).map(([text]) => text!);
  const numbers = sheet.values(area).map(([value]) => (typeof value === 'number' ? value : null));
  return {
    name: texts.slice(0, headers).join(' '),
    texts: texts.slice(headers),
    numbers: numbers.slice(headers),
  };
}
