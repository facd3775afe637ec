/**
 * The health score as formulas that a sheet has by itself, in HyperFormula: four helper columns and a score for each row, and
 * the benchmarks in a sheet of their own. Native ROUND is half away from zero, so that some scores differ by a tenth.
 */
import { columnLetter } from '../src/base/a1';
import { SEGMENT_MODEL } from '../src/models/segment';
import type { Table } from './data';
import { time } from './measure';

/** What of HyperFormula is used here. */
interface Engine {
  getCellValue(at: { sheet: number; row: number; col: number }): unknown;
  setCellContents(at: { sheet: number; row: number; col: number }, value: unknown): unknown;
  destroy(): void;
}

export interface NativeFigures {
  /** Milliseconds until all formulas have an answer for the first time, and after a benchmark has changed. */
  readonly first: number;
  readonly recalculation: number;
  /** Scores that differ from ours by the rounding of a tenth. */
  readonly byRounding: number;
}

const SEGMENTS = ['Enterprise', 'Mid-market', 'SMB', 'Parameter'];
const [CUSTOMERS, MODEL] = [0, 1];

/** Calculates the table with native formulas, and holds them to `scores`. */
export async function measureNative(table: Table, scores: readonly unknown[]): Promise<NativeFigures> {
  // A variable, so that types of the engine are not asked for: it is only for this comparison.
  const name = 'hyperformula';
  const { HyperFormula } = (await import(name)) as {
    HyperFormula: { buildFromSheets(sheets: object, options: object): Engine };
  };
  const { model, rowOf } = modelSheet();
  const customers = table.rows.map((cells, i) => [
    ...cells.map((cell) => (cell === '' ? null : cell)),
    ...formulasOf(table.headers, i + 1, rowOf),
  ]);
  let engine: Engine | undefined;
  const first = time(() => {
    const sheets = { Customers: customers, Model: model };
    engine = HyperFormula.buildFromSheets(sheets, { licenseKey: 'gpl-v3', useColumnIndex: false });
  });
  const scoreAt = customers[0]!.length - 1;
  const answers = customers.map((_, row) => engine!.getCellValue({ sheet: CUSTOMERS, row, col: scoreAt }));
  const differ = answers.filter((answer, i) => answer !== scores[i]);
  const worst = answers.findIndex((answer, i) => !(Math.abs(Number(answer) - Number(scores[i])) < 0.11));
  if (worst >= 0)
    throw new Error(`Native formulas differ in row ${worst + 1}: ${answers[worst]}, ${scores[worst]}.`);
  const at = { sheet: MODEL, row: 0, col: 0 };
  const recalculation = time(() => engine!.setCellContents(at, 91));
  engine!.destroy();
  return { first, recalculation, byRounding: differ.length };
}

/** A row for each metric, with its benchmark in each segment. */
function modelSheet() {
  const [headers, ...lines] = SEGMENT_MODEL;
  const metrics = lines.filter(([kind, , , curve]) => kind === 'metric' && curve !== 'map');
  const model = metrics.map((line) => SEGMENTS.map((segment) => line[headers!.indexOf(segment)] || line[4]!));
  const rowOf = new Map(metrics.map(([, metric], i) => [String(metric), i + 1]));
  return { model, rowOf };
}

function formulasOf(headers: readonly string[], row: number, rowOf: ReadonlyMap<string, number>): string[] {
  const cell = (header: string) => `${columnLetter(headers.indexOf(header) + 1)}${row}`;
  const [segment, arr] = [cell('segment'), cell('arr')];
  const segmentAt = columnLetter(headers.length + 1);
  const place = `=IF(${segment}="enterprise",1,IF(${segment}="mid-market",2,IF(${segment}="smb",3,IF(ISBLANK(${arr}),2,IF(${arr}>100000,1,IF(${arr}>=25000,2,3))))))`;
  const dimensions: { weight: number; parts: string[]; found: string[] }[] = [];
  for (const [kind, name, weight, curve] of SEGMENT_MODEL) {
    if (kind === 'dimension') dimensions.push({ weight: Number(weight) / 100, parts: [], found: [] });
    if (kind !== 'metric') continue;
    const value = cell(String(name));
    const share = Number(weight) / 100;
    const target = `INDEX(Model!A${rowOf.get(String(name))}:D${rowOf.get(String(name))},1,${segmentAt}${row})`;
    const points =
      curve === 'map'
        ? `IF(${value}="positive",100,IF(${value}="neutral",60,IF(${value}="negative",20,50)))`
        : `MAX(0,MIN(100,${curve === 'target' ? `${value}/${target}` : `(1-${value}/${target})`}*100))`;
    dimensions.at(-1)!.parts.push(`IF(ISBLANK(${value}),0,${share}*${points})`);
    dimensions.at(-1)!.found.push(`IF(ISBLANK(${value}),0,${share})`);
  }
  const columns = dimensions.flatMap(({ parts, found }, d) => {
    const foundAt = `${columnLetter(headers.length + 2 + 2 * d)}${row}`;
    return [`=ROUND(${found.join('+')},9)`, `=IF(${foundAt}=0,0,ROUND((${parts.join('+')})/${foundAt},1))`];
  });
  const at = (column: number) => `${columnLetter(headers.length + 2 + column)}${row}`;
  const coverage = dimensions.map(({ weight }, d) => `${weight}*${at(2 * d)}`).join('+');
  const sum = dimensions.map(({ weight }, d) => `${weight}*${at(2 * d + 1)}`).join('+');
  const present = dimensions.map(({ weight }, d) => `IF(${at(2 * d)}>0,${weight},0)`).join('+');
  return [place, ...columns, `=IF(ROUND(${coverage},9)<0.6,"",ROUND((${sum})/(${present}),1))`];
}
