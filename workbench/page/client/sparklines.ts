/** Draws the charts of `SPARKLINE` into their cells. */
import type { Sparkline } from '../../sparkline';
import { type Box, type Canvas, fill, inside, line } from './canvas';

const BLUE = '#4285f4';
/** The two colors in which parts of a bar take turns. */
const BAR_COLORS = ['#ff9900', '#36c'];

export function drawSparkline(canvas: Canvas, picture: Sparkline, cell: Box): void {
  const box = inside(cell, 2);
  if (picture.type === 'bar') drawBar(canvas, picture, box);
  else if (picture.type === 'line') drawLine(canvas, picture, box);
  else drawColumns(canvas, picture, box);
}

/** The numbers one after the other in one bar, which `max` makes longer than they are. */
function drawBar(canvas: Canvas, { numbers, options }: Sparkline, { x, y, width, height }: Box): void {
  const shown = numbers.map((number) => Math.max(0, number ?? 0));
  const whole = numberOf(options.max) ?? shown.reduce((sum, number) => sum + number, 0);
  if (whole <= 0) return;
  let left = x;
  shown.forEach((number, i) => {
    const part = Math.min((number / whole) * width, x + width - left);
    const color = options[i % 2 === 0 ? 'color1' : 'color2'] ?? BAR_COLORS[i % 2];
    fill(canvas, { x: left, y, width: part, height }, String(color));
    left += part;
  });
}

function drawLine(canvas: Canvas, { numbers, places, options }: Sparkline, box: Box): void {
  const points = numbers.flatMap((number, i) => {
    const value = number ?? (options.empty === 'zero' ? 0 : null);
    const place = places ? places[i] : i;
    return value === null || place === null || place === undefined ? [] : [[place, value] as const];
  });
  const across = span(
    points.map(([place]) => place),
    options.xmin,
    options.xmax,
  );
  const up = span(
    points.map(([, value]) => value),
    options.ymin,
    options.ymax,
  );
  const shown = points.map(
    ([place, value]) => [box.x + across(place) * box.width, box.y + (1 - up(value)) * box.height] as const,
  );
  line(canvas, inOrder(shown, box, options), String(options.color ?? BLUE), numberOf(options.linewidth) ?? 1);
}

/** From right to left where the options say so. */
function inOrder(
  points: readonly (readonly [number, number])[],
  { x, width }: Box,
  { rtl }: Sparkline['options'],
): readonly (readonly [number, number])[] {
  return rtl === true ? points.map(([at, y]) => [2 * x + width - at, y]) : points;
}

function drawColumns(canvas: Canvas, { type, numbers, options }: Sparkline, box: Box): void {
  const ordered = options.rtl === true ? [...numbers].reverse() : numbers;
  const shown = ordered.map((number) => (type === 'winloss' ? Math.sign(number ?? 0) : (number ?? 0)));
  const low = numberOf(options.ymin) ?? Math.min(0, ...shown);
  const high = numberOf(options.ymax) ?? Math.max(0, ...shown);
  if (high <= low) return;
  const at = (value: number) =>
    box.y + box.height * (1 - (Math.min(high, Math.max(low, value)) - low) / (high - low));
  const each = box.width / shown.length;
  const [least, most] = [Math.min(...shown), Math.max(...shown)];
  shown.forEach((value, i) => {
    const special = [
      i === 0 && options.firstcolor,
      i === shown.length - 1 && options.lastcolor,
      value === most && options.highcolor,
      value === least && options.lowcolor,
      value < 0 && options.negcolor,
    ].find(Boolean);
    const [top, bottom] = [at(Math.max(0, value)), at(Math.min(0, value))];
    const column = { x: box.x + each * i, y: top, width: Math.max(1, each - 1), height: bottom - top };
    fill(canvas, column, String(special || (options.color ?? BLUE)));
  });
  if (options.axis === true)
    line(
      canvas,
      [
        [box.x, at(0)],
        [box.x + box.width, at(0)],
      ],
      String(options.axiscolor ?? '#000000'),
    );
}

/** Where a value stands between the lowest and the highest, from 0 to 1; in the middle where they are one. */
function span(values: readonly number[], least: unknown, most: unknown): (value: number) => number {
  const low = numberOf(least) ?? Math.min(...values);
  const high = numberOf(most) ?? Math.max(...values);
  return (value) => (high > low ? Math.min(1, Math.max(0, (value - low) / (high - low))) : 0.5);
}

function numberOf(option: unknown): number | null {
  return typeof option === 'number' ? option : null;
}
