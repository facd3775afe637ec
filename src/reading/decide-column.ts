import { once } from '../base/once';
import { readKey } from './cells/key';
import { readList } from './cells/list';
import { readOtherNotes } from './cells/noted-flags';
import { readChurned, readStatus } from './cells/status';
import { readYesNo } from './cells/yes-no';
import type { Column, Reader, ReadingSettings } from './column';
import type { ColumnCells } from './column-cells';
import { dayColumn, flagColumn, isDay, sinceColumn } from './day-column';
import { figureColumn } from './figure-column';
import type { Input } from './headers';
import { levelColumn, notedColumn, textColumn, wordsOf } from './word-column';

/** Decides once what a column means, from all its cells below the header. */
export function decideColumn(input: Input, cells: ColumnCells, settings: ReadingSettings = {}): Column {
  const { index, header, metric, noted = false } = input;
  const { asIs, ...reader } = readerOf(input, cells, settings);
  return {
    index,
    header,
    metric,
    noted,
    decision: '',
    clamped: [],
    readings: [],
    ...reader,
    readIn: (row) => reader.read(row[index]),
    inRows: once(() => numbersAsTheyStand(cells, asIs) ?? cells.coded(reader.read)),
  };
}

function numbersAsTheyStand(
  { numbers, figures }: ColumnCells,
  asIs: Reader['asIs'],
): Float64Array | undefined {
  if (!asIs || !figures) return undefined;
  const isInside = figures.least >= asIs.min && figures.most <= asIs.max && figures.smallest >= asIs.size;
  return isInside ? numbers : undefined;
}

function readerOf(input: Input, cells: ColumnCells, settings: ReadingSettings): Reader {
  const { metric } = input;
  if (input.noted) return notedColumn(metric);
  switch (metric.kind) {
    case 'key':
      return { read: readKey };
    case 'text':
      return metric.header === 'red_flags' ? { read: readOtherNotes } : textColumn(cells.list, settings);
    case 'yes/no':
      if (metric.direction === 'down') return flagColumn(input, cells, settings);
      return {
        read: metric.header === 'churned' ? (cell) => readChurned(cell, settings.statuses) : readYesNo,
      };
    case 'level':
      return metric.header === 'status'
        ? { read: (cell) => readStatus(cell, settings.statuses) }
        : levelColumn(metric, settings);
    case 'list':
      return { read: (cell) => readList(cell, wordsOf(metric, settings)) };
    case 'day':
      return dayColumn(metric, cells.list, settings);
    default:
      return metric.since && cells.list.some(isDay)
        ? sinceColumn(input, cells, settings)
        : figureColumn(input, cells, settings);
  }
}
