/** Draws charts as Sheets does: a title, a grid, the series in its colors, a legend. */
import type { ChartPicture } from '../wire';
import { type Box, type Canvas, fill, inside, line, shape, write } from './canvas';

/** The colors of series, in their order. */
const COLORS = ['#4285f4', '#ea4335', '#fbbc04', '#34a853', '#ff6d01', '#46bdc6', '#7baaf7', '#f07b72'];
const GRID = '#e0e0e0';
const AXIS = '#333333';
const TITLE_HEIGHT = 48;
const LEGEND_HEIGHT = 28;
const LABEL_HEIGHT = 28;
/** Beside the texts of the values, of which each sign takes 6 more. */
const VALUE_WIDTH = 20;

type Draw = (canvas: Canvas, chart: ChartPicture, box: Box) => void;

const KINDS: Readonly<Record<string, Draw>> = {
  LINE: (canvas, chart, box) => lines(canvas, chart, box, false),
  AREA: (canvas, chart, box) => lines(canvas, chart, box, true),
  COLUMN: columns,
  BAR: bars,
  PIE: pie,
  SCATTER: scatter,
};

export function drawChart(canvas: Canvas, chart: ChartPicture, box: Box): void {
  fill(canvas, box, '#ffffff');
  const { x, y, width, height } = box;
  const frame: [number, number][] = [
    [x, y],
    [x + width, y],
    [x + width, y + height],
    [x, y + height],
    [x, y],
  ];
  line(canvas, frame, GRID);
  write(canvas, chart.title, x + 20, y + 26, { size: 16, color: '#757575', width: width - 40 });
  const below = { x, y: y + TITLE_HEIGHT, width, height: height - TITLE_HEIGHT };
  const draw = KINDS[chart.type];
  if (!draw) {
    write(
      canvas,
      `The workbench draws no ${chart.type.toLowerCase()} charts.`,
      x + 20,
      y + TITLE_HEIGHT + 20,
    );
    return;
  }
  const legend = chart.legend && chart.type !== 'PIE' ? LEGEND_HEIGHT : 0;
  draw(canvas, chart, inside({ ...below, height: below.height - legend }, 12));
  if (legend > 0) drawLegend(canvas, chart, { ...below, y: y + height - legend, height: legend });
}

function drawLegend(canvas: Canvas, { series, colors }: ChartPicture, { x, y, width }: Box): void {
  const each = (width - 40) / series.length;
  series.forEach(({ name }, i) => {
    const left = x + 20 + i * each;
    fill(canvas, { x: left, y: y + 4, width: 12, height: 12 }, colorOf(i, colors));
    write(canvas, name, left + 18, y + 10, { width: each - 24 });
  });
}

/** Steps of 1, 2 or 5 times a power of ten, from the lowest value (0 at most) to the highest. */
export function ticksFor(values: readonly number[]): number[] {
  const low = Math.min(0, ...values);
  const high = Math.max(0, ...values);
  if (high === low) return [0, 1];
  const rough = (high - low) / 4;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = power * ([1, 2, 5, 10].find((factor) => factor * power >= rough) ?? 10);
  const ticks: number[] = [];
  for (let i = Math.floor(low / step); i <= Math.ceil(high / step); i++) ticks.push(i * step);
  return ticks;
}

/** The values that the axis has to show. */
function numbersOf({ series, labels, stacked, least, most }: ChartPicture): number[] {
  const all = series.map(({ numbers }) => numbers.map((number) => number ?? 0));
  const shown = stacked
    ? labels.map((_, i) => all.reduce((sum, numbers) => sum + (numbers[i] ?? 0), 0))
    : series.flatMap(({ numbers }) => numbers.flatMap((number) => number ?? []));
  const within = shown.filter((value) => value <= (most ?? value));
  return [...within, ...[least, most].flatMap((limit) => limit ?? [])];
}

interface Scale {
  readonly plot: Box;
  at(value: number): number;
}

/** Draws the values beside the grid, from below to above. */
function valueAxis(canvas: Canvas, chart: ChartPicture, box: Box): Scale {
  const ticks = ticksFor(numbersOf(chart));
  const [low, high] = [ticks[0]!, ticks[ticks.length - 1]!];
  const values = VALUE_WIDTH + 6 * Math.max(...ticks.map((tick) => tick.toLocaleString('en-US').length));
  const plot = {
    x: box.x + values,
    y: box.y,
    width: box.width - values,
    height: box.height - LABEL_HEIGHT,
  };
  const at = (value: number) => plot.y + plot.height * (1 - (value - low) / (high - low));
  for (const tick of ticks) {
    const y = at(tick);
    line(
      canvas,
      [
        [plot.x, y],
        [plot.x + plot.width, y],
      ],
      tick === 0 ? AXIS : GRID,
    );
    write(canvas, tick.toLocaleString('en-US'), plot.x - 8, y, { align: 'right' });
  }
  return { plot, at };
}

/** Writes the labels below the grid, as many as find room. */
function labelAxis(canvas: Canvas, { labels }: ChartPicture, plot: Box): number {
  const each = plot.width / Math.max(1, labels.length);
  const every = Math.max(1, Math.ceil(72 / each));
  labels.forEach((label, i) => {
    if (i % every === 0)
      write(canvas, label, plot.x + each * (i + 0.5), plot.y + plot.height + 14, {
        align: 'center',
        width: each * every - 4,
      });
  });
  return each;
}

function lines(canvas: Canvas, chart: ChartPicture, box: Box, filled: boolean): void {
  const { plot, at } = valueAxis(canvas, chart, box);
  const each = labelAxis(canvas, chart, plot);
  chart.series.forEach(({ numbers }, s) => {
    // A cell without a number is a gap.
    const color = colorOf(s, chart.colors);
    let run: [number, number][] = [];
    const end = () => {
      if (filled && run.length > 1)
        shape(canvas, [...run, [run[run.length - 1]![0], at(0)], [run[0]![0], at(0)]], `${color}4d`);
      if (run.length > 0) line(canvas, run, color, 2);
      run = [];
    };
    numbers.forEach((number, i) => {
      if (number === null) end();
      else run.push([plot.x + each * (i + 0.5), at(number)]);
    });
    end();
  });
}

function columns(canvas: Canvas, chart: ChartPicture, box: Box): void {
  const { plot, at } = valueAxis(canvas, chart, box);
  const each = labelAxis(canvas, chart, plot);
  const width = (each * 0.62) / (chart.stacked ? 1 : Math.max(1, chart.series.length));
  const below = chart.labels.map(() => 0);
  chart.series.forEach(({ numbers }, s) => {
    numbers.forEach((number, i) => {
      const x = plot.x + each * (i + 0.19) + (chart.stacked ? 0 : width * s);
      const from = chart.stacked ? below[i]! : 0;
      const to = from + (number ?? 0);
      below[i] = to;
      const [top, bottom] = [at(Math.max(from, to)), at(Math.min(from, to))];
      fill(canvas, { x, y: top, width, height: bottom - top }, colorOf(s, chart.colors));
    });
  });
}

function scatter(canvas: Canvas, chart: ChartPicture, box: Box): void {
  const { plot, at } = valueAxis(canvas, chart, box);
  const across = chart.across ?? [];
  const ticks = ticksFor(across.flatMap((value) => value ?? []));
  const [low, high] = [ticks[0]!, ticks[ticks.length - 1]!];
  const place = (value: number) => plot.x + (plot.width * (value - low)) / (high - low);
  for (const tick of ticks)
    write(canvas, tick.toLocaleString('en-US'), place(tick), plot.y + plot.height + 14, { align: 'center' });
  chart.series.forEach(({ numbers }, s) => {
    canvas.fillStyle = colorOf(s, chart.colors);
    numbers.forEach((number, i) => {
      const value = across[i];
      if (number === null || value === null || value === undefined) return;
      canvas.beginPath();
      canvas.arc(place(value), at(number), 3.5, 0, 2 * Math.PI, false);
      canvas.fill();
    });
  });
}

function bars(canvas: Canvas, chart: ChartPicture, box: Box): void {
  const ticks = ticksFor(numbersOf(chart));
  const [low, high] = [ticks[0]!, ticks[ticks.length - 1]!];
  const names = Math.min(160, box.width / 3);
  const plot = { x: box.x + names, y: box.y, width: box.width - names, height: box.height - LABEL_HEIGHT };
  const at = (value: number) => plot.x + (plot.width * (value - low)) / (high - low);
  for (const tick of ticks) {
    line(
      canvas,
      [
        [at(tick), plot.y],
        [at(tick), plot.y + plot.height],
      ],
      tick === 0 ? AXIS : GRID,
    );
    write(canvas, tick.toLocaleString('en-US'), at(tick), plot.y + plot.height + 14, { align: 'center' });
  }
  const each = plot.height / Math.max(1, chart.labels.length);
  const height = (each * 0.62) / Math.max(1, chart.series.length);
  chart.labels.forEach((label, i) => {
    write(canvas, label, plot.x - 8, plot.y + each * (i + 0.5), { align: 'right', width: names - 12 });
    chart.series.forEach(({ numbers }, s) => {
      const value = numbers[i] ?? 0;
      const [left, right] = [at(Math.min(0, value)), at(Math.max(0, value))];
      const y = plot.y + each * (i + 0.19) + height * s;
      fill(canvas, { x: left, y, width: right - left, height }, colorOf(s, chart.colors));
    });
  });
}

function pie(canvas: Canvas, { labels, series }: ChartPicture, box: Box): void {
  const numbers = (series[0]?.numbers ?? []).map((number) => Math.max(0, number ?? 0));
  const total = numbers.reduce((sum, number) => sum + number, 0);
  if (total === 0) return;
  const radius = Math.min(box.width / 2, box.height) / 2;
  const [x, y] = [box.x + radius + 20, box.y + box.height / 2];
  let angle = -Math.PI / 2;
  numbers.forEach((number, i) => {
    const turn = (number / total) * 2 * Math.PI;
    canvas.fillStyle = colorOf(i);
    canvas.beginPath();
    canvas.moveTo(x, y);
    canvas.arc(x, y, radius, angle, angle + turn, false);
    canvas.closePath();
    canvas.fill();
    angle += turn;
    const beside = x + radius + 32;
    fill(canvas, { x: beside, y: box.y + 14 + i * 22, width: 12, height: 12 }, colorOf(i));
    write(
      canvas,
      `${labels[i]} ${Math.round((number / total) * 1000) / 10}%`,
      beside + 18,
      box.y + 20 + i * 22,
    );
  });
}

function colorOf(i: number, chosen: readonly string[] = COLORS): string {
  return chosen[i % chosen.length]!;
}
