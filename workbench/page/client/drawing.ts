/** Draws what lies over cells into Univer's canvas, in which it scrolls with them. */

import type { IRange, IScale } from '@univerjs/core';
import {
  SheetExtension,
  SpreadsheetExtensionRegistry,
  type SpreadsheetSkeleton,
} from '@univerjs/preset-sheets-core';
import type { Picture } from '../wire';
import { type Box, type Canvas, fill, shape } from './canvas';
import { drawChart } from './charts';
import { drawSparkline } from './sparklines';

/** Above everything that Univer draws into a cell. */
const ABOVE_CELLS = 90;
const MARK = '#80868b';
const NOTE = '#f9ab00';

/** By the id of their sheet. */
const pictures = new Map<string, readonly Picture[]>();

/** What lies over the cells of a sheet from now on. */
export function setPictures(sheet: number, now: readonly Picture[]): void {
  pictures.set(String(sheet), now);
}

class PicturesOverCells extends SheetExtension {
  override uKey = 'PicturesOverCells';
  override Z_INDEX = ABOVE_CELLS;

  override draw(canvas: Canvas, _: IScale, skeleton: SpreadsheetSkeleton, __?: IRange[]): void {
    canvas.save();
    for (const picture of pictures.get(skeleton.worksheet.getSheetId()) ?? [])
      drawPicture(canvas, skeleton, picture);
    canvas.restore();
  }
}

/** Lets Univer draw them; call it before Univer starts. */
export function drawPictures(): void {
  SpreadsheetExtensionRegistry.add(PicturesOverCells);
}

function drawPicture(canvas: Canvas, skeleton: SpreadsheetSkeleton, picture: Picture): void {
  if (picture.kind === 'chart') {
    const { x, y } = boxOf(skeleton, picture.row, picture.column);
    drawChart(canvas, picture, { x, y, width: picture.width, height: picture.height });
  } else if (picture.kind === 'sparkline')
    drawSparkline(canvas, picture.picture, boxOf(skeleton, picture.row, picture.column));
  else {
    const { row, column, rows, columns } = picture.area;
    for (let i = row; i < Math.min(row + rows, skeleton.worksheet.getRowCount()); i++)
      for (let j = column; j < column + columns; j++) MARKS[picture.kind](canvas, boxOf(skeleton, i, j));
  }
}

const MARKS: Readonly<Record<'note' | 'dropdown' | 'filter', (canvas: Canvas, cell: Box) => void>> = {
  note: (canvas, { x, y, width }) => {
    const right = x + width;
    shape(
      canvas,
      [
        [right - 7, y],
        [right, y],
        [right, y + 7],
      ],
      NOTE,
    );
  },
  dropdown: (canvas, { x, y, width, height }) => {
    const [right, middle] = [x + width - 6, y + height / 2];
    shape(
      canvas,
      [
        [right - 8, middle - 2],
        [right, middle - 2],
        [right - 4, middle + 3],
      ],
      MARK,
    );
  },
  filter: (canvas, { x, y, width, height }) => {
    const [left, middle] = [x + width - 15, y + height / 2];
    [10, 6, 2].forEach((length, i) => {
      const bar = { x: left + (10 - length) / 2, y: middle - 4 + i * 3, width: length, height: 1.5 };
      fill(canvas, bar, '#188038');
    });
  },
};

function boxOf(skeleton: SpreadsheetSkeleton, row: number, column: number): Box {
  const { startX, startY, endX, endY } = skeleton.getCellWithCoordByIndex(row, column, false);
  return { x: startX, y: startY, width: endX - startX, height: endY - startY };
}
