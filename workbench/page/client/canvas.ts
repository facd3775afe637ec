/** Small steps of drawing on Univer's canvas, which everything drawn over cells is made of. */
import type { UniverRenderingContext } from '@univerjs/preset-sheets-core';

export type Canvas = UniverRenderingContext;

/** A rectangle of the canvas, in pixels. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export function inside({ x, y, width, height }: Box, edge: number): Box {
  return { x: x + edge, y: y + edge, width: width - 2 * edge, height: height - 2 * edge };
}

export function fill(canvas: Canvas, { x, y, width, height }: Box, color: string): void {
  canvas.fillStyle = color;
  canvas.fillRect(x, y, width, height);
}

export function line(
  canvas: Canvas,
  points: readonly (readonly [x: number, y: number])[],
  color: string,
  width = 1,
): void {
  canvas.strokeStyle = color;
  canvas.lineWidth = width;
  canvas.beginPath();
  points.forEach(([x, y], i) => {
    if (i === 0) canvas.moveTo(x, y);
    else canvas.lineTo(x, y);
  });
  canvas.stroke();
}

export function shape(
  canvas: Canvas,
  points: readonly (readonly [x: number, y: number])[],
  color: string,
): void {
  canvas.fillStyle = color;
  canvas.beginPath();
  points.forEach(([x, y], i) => {
    if (i === 0) canvas.moveTo(x, y);
    else canvas.lineTo(x, y);
  });
  canvas.closePath();
  canvas.fill();
}

export interface TextLook {
  readonly size?: number;
  readonly color?: string;
  readonly align?: 'left' | 'center' | 'right';
  readonly bold?: boolean;
  /** Text that is longer ends in dots. */
  readonly width?: number;
}

export function write(
  canvas: Canvas,
  text: string,
  x: number,
  y: number,
  { size = 12, color = '#5f6368', align = 'left', bold, width }: TextLook = {},
): void {
  canvas.font = `${bold ? 'bold ' : ''}${size}px Roboto, Arial, sans-serif`;
  canvas.fillStyle = color;
  canvas.textAlign = align;
  canvas.textBaseline = 'middle';
  let shown = text;
  while (width !== undefined && shown.length > 1 && canvas.measureText(shown).width > width)
    shown = `${shown.replace(/…$/, '').slice(0, -1)}…`;
  canvas.fillText(shown, x, y);
}
