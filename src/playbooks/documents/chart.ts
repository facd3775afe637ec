/** Charts of a document, as shapes: a page draws them, HTML prints them, and where none can go a table has their numbers. */

/** What a bar stands for: its figure now, and where it stood and is to stand, each as a share of the bar's length. */
export interface Bar {
  readonly label: string;
  readonly now: number;
  readonly before: number | null;
  readonly target: number | null;
  /** The figures in words. */
  readonly text: string;
}

export interface Chart {
  readonly title: string;
  readonly bars: readonly Bar[];
}

/** Something to draw; texts are plain. */
export type Shape =
  | {
      readonly kind: 'rect';
      readonly x: number;
      readonly y: number;
      readonly width: number;
      readonly height: number;
      readonly fill: string;
    }
  | {
      readonly kind: 'text';
      readonly x: number;
      readonly y: number;
      readonly fill: string;
      readonly text: string;
    };

export interface Drawing {
  readonly width: number;
  readonly height: number;
  readonly shapes: readonly Shape[];
}

const WIDTH = 640;
const ROW = 30;
const LABELS = 170;
const TRACK = 250;
const LONGEST_LABEL = 26;

const INK = '#202124';
const QUIET = '#5f6368';
const NOW = '#1a73e8';
const BEFORE = '#aecbfa';
const GROUND = '#eceff1';
const TARGET = '#202124';

/** A bar for each figure: blue now, pale below it what it was, a mark where it is to stand. */
export function drawingOf({ bars }: Chart): Drawing {
  const shapes = bars.flatMap(({ label, now, before, target, text }, i): Shape[] => {
    const top = i * ROW;
    const bar = (share: number, y: number, height: number, fill: string): Shape => ({
      kind: 'rect',
      x: LABELS,
      y: top + y,
      width: round(TRACK * within(share)),
      height,
      fill,
    });
    const words = (x: number, fill: string, said: string): Shape => ({
      kind: 'text',
      x,
      y: top + 17,
      fill,
      text: said,
    });
    return [
      words(0, INK, shortened(label)),
      bar(1, 6, 12, GROUND),
      bar(now, 6, 12, NOW),
      ...(before === null ? [] : [bar(before, 19, 4, BEFORE)]),
      ...(target === null
        ? []
        : [
            {
              kind: 'rect' as const,
              x: round(LABELS + TRACK * within(target)) - 1,
              y: top + 3,
              width: 2,
              height: 18,
              fill: TARGET,
            },
          ]),
      words(LABELS + TRACK + 12, QUIET, text),
    ];
  });
  return { width: WIDTH, height: bars.length * ROW, shapes };
}

function within(share: number): number {
  return Math.min(1, Math.max(0, share));
}

function round(length: number): number {
  return Math.round(length * 10) / 10;
}

function shortened(label: string): string {
  return label.length > LONGEST_LABEL ? `${label.slice(0, LONGEST_LABEL - 1)}…` : label;
}
