/** A figure that has a target or a level, and the way it is read. */
export interface Measure {
  readonly name: string;
  readonly unit: '%' | 'points' | 'days' | 'of 5' | 'money' | 'entries';
  readonly better: 'higher' | 'lower';
  /** The edges between its levels, from the best on. */
  readonly levels?: readonly number[];
}

/** The levels of a measure, from the best. One with five begins at a target: nothing below it is acceptable. */
const LEVELS = ['best in class', 'excellent', 'good', 'acceptable', 'below', 'concerning'];
const WITH_TARGET = ['best in class', 'excellent', 'good', 'below target', 'concerning'];

export const MEASURES: readonly Measure[] = [
  { name: 'NRR', unit: '%', better: 'higher', levels: [130, 120, 110, 100, 90] },
  { name: 'GRR', unit: '%', better: 'higher', levels: [95, 92, 90, 85, 80] },
  { name: 'Logo churn', unit: '%', better: 'lower', levels: [5, 8, 12, 15, 20] },
  { name: 'Expansion rate', unit: '%', better: 'higher', levels: [30, 25, 20, 10] },
  { name: 'Expansion rate of a CSM', unit: '%', better: 'higher' },
  { name: 'Share of expansion', unit: '%', better: 'higher' },
  { name: 'Expansion of the contract', unit: '%', better: 'higher' },
  { name: 'Renewals on time', unit: '%', better: 'higher' },
  { name: 'Average health', unit: 'points', better: 'higher' },
  { name: 'Health gained in a quarter', unit: 'points', better: 'higher' },
  { name: 'Usage score', unit: 'points', better: 'higher' },
  { name: 'Engagement score', unit: 'points', better: 'higher' },
  { name: 'Support score', unit: 'points', better: 'higher' },
  { name: 'Relationship score', unit: 'points', better: 'higher' },
  { name: 'NPS', unit: 'points', better: 'higher' },
  { name: 'CSAT', unit: 'of 5', better: 'higher' },
  { name: 'Time to value', unit: 'days', better: 'lower' },
  { name: 'Response time', unit: 'days', better: 'lower' },
  { name: 'Meeting attendance', unit: '%', better: 'higher' },
  { name: 'QBR completion', unit: '%', better: 'higher' },
  { name: 'CLV', unit: 'money', better: 'higher' },
  { name: 'Support tickets', unit: 'entries', better: 'lower' },
];

/** The level that a value stands in; an edge belongs to the greater values. Undefined where the measure has none. */
export function levelOf({ better, levels }: Measure, value: number): string | undefined {
  if (levels === undefined) return undefined;
  const at = levels.findIndex((edge) => (better === 'higher' ? value >= edge : value < edge));
  const words = levels.length === LEVELS.length - 1 ? LEVELS : WITH_TARGET;
  return words[at < 0 ? words.length - 1 : at];
}

/** Whether a value is as good as a line, or better. */
export function reaches({ better }: Measure, value: number, line: number): boolean {
  return better === 'higher' ? value >= line : value <= line;
}
