import { readKey } from './cells/key';
import { readList } from './cells/list';
import { readOtherNotes } from './cells/noted-flags';
import { readChurned, readStatus } from './cells/status';
import { readYesNo } from './cells/yes-no';
import type { Column, Reader, ReadingSettings } from './column';
import { dayColumn, flagColumn, isDay, sinceColumn } from './day-column';
import { figureColumn } from './figure-column';
import type { Input } from './headers';
import { levelColumn, notedColumn, textColumn, wordsOf } from './word-column';

/** Decides once what a column means, from all its cells below the header. */
export function decideColumn(
  input: Input,
  cells: readonly unknown[],
  settings: ReadingSettings = {},
): Column {
  const { index, header, metric, noted = false } = input;
  const { asIs, ...reader } = readerOf(input, cells, settings);
  const readIn = (row: readonly unknown[]) => reader.read(row[index]);
  const numbers = asIs && numbersAsTheyStand(cells, asIs);
  return {
    index,
    header,
    metric,
    noted,
    decision: '',
    clamped: [],
    readings: [],
    ...reader,
    numbers,
    readIn,
  };
}

function numbersAsTheyStand(
  cells: readonly unknown[],
  { min, max, size }: NonNullable<Reader['asIs']>,
): Float64Array | undefined {
  const numbers = new Float64Array(cells.length);
  for (let i = 0; i < cells.length; i++) {
    const cell = cells[i];
    if (cell === '') numbers[i] = Number.NaN;
    else if (typeof cell !== 'number' || !(cell >= min && cell <= max)) return undefined;
    else if (cell !== 0 && Math.abs(cell) < size) return undefined;
    // No sheet knows minus zero.
    else numbers[i] = cell + 0;
  }
  return numbers;
}

function readerOf(input: Input, cells: readonly unknown[], settings: ReadingSettings): Reader {
  const { metric } = input;
  if (input.noted) return notedColumn(metric);
  switch (metric.kind) {
    case 'key':
      return { read: readKey };
    case 'text':
      return metric.header === 'red_flags' ? { read: readOtherNotes } : textColumn(cells, settings);
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
      return dayColumn(metric, cells, settings);
    default:
      return metric.since && cells.some(isDay)
        ? sinceColumn(input, cells, settings)
        : figureColumn(input, cells, settings);
  }
}
