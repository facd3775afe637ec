/**
 * The segment health score written as the machine likes it best: what is possible, and no model of style. A cell is looked at
 * once: a number in the metric's range, a known word, or nothing. Text numbers, units and findings are what the core adds.
 */

import { tenth } from '../src/base/numbers';
import { SEGMENT_MODEL } from '../src/models/segment';

const MOST: Readonly<Record<string, number>> = {
  dau_mau_ratio: 1,
  nps_score: 10,
  csat_score: 5,
  escalation_rate: 1,
};
const WORDS: Readonly<Record<string, number>> = { positive: 100, neutral: 60, negative: 20, unknown: 50 };
const SEGMENTS = ['enterprise', 'mid-market', 'smb'];
const HEADERS = ['Enterprise', 'Mid-market', 'SMB', 'Parameter'];
const ENOUGH = 0.6;

/** The health score of each row; `''` where there is not enough data. */
export function boundHealth(headers: readonly string[], rows: readonly (readonly unknown[])[]): unknown[][] {
  const [names, ...lines] = SEGMENT_MODEL;
  const cell = (line: readonly unknown[], header: string) => line[names!.indexOf(header)];
  const dimensions = lines.filter(([kind]) => kind === 'dimension');
  const metrics = lines.filter(([kind]) => kind === 'metric');
  const shares = Float64Array.from(dimensions, (line) => Number(cell(line, 'Weight')) / 100);
  const weights = Float64Array.from(metrics, (line) => Number(cell(line, 'Weight')) / 100);
  const most = Float64Array.from(metrics, ([, name]) => MOST[String(name)] ?? 40_000);
  const falls = metrics.map((line) => cell(line, 'Curve') === 'limit');
  const isMap = metrics.map((line) => cell(line, 'Curve') === 'map');
  const targets = HEADERS.map((header) => Float64Array.from(metrics, (line) => Number(cell(line, header))));
  const places = metrics.map(([, name]) => headers.indexOf(String(name)));
  const ends = dimensions.map((_, i) => {
    const next = dimensions[i + 1];
    return next === undefined
      ? metrics.length
      : metrics.filter((one) => lines.indexOf(one) < lines.indexOf(next)).length;
  });
  const [segmentAt, arrAt] = [headers.indexOf('segment'), headers.indexOf('arr')];

  return rows.map((row) => {
    const said = SEGMENTS.indexOf(row[segmentAt] as string);
    const arr = row[arrAt];
    const guessed = typeof arr !== 'number' ? 3 : arr > 100_000 ? 0 : arr >= 25_000 ? 1 : 2;
    const target = targets[said < 0 ? guessed : said]!;
    let [total, present, coverage, at] = [0, 0, 0, 0];
    let isWhole = true;
    for (let d = 0; d < ends.length; d++) {
      let [sum, found, missing] = [0, 0, 0];
      for (; at < ends[d]!; at++) {
        const value = row[places[at]!];
        const weight = weights[at]!;
        let points = -1;
        if (isMap[at]) points = WORDS[value as string] ?? -1;
        else if (typeof value === 'number' && value >= 0 && value <= most[at]!) {
          const share = value / target[at]!;
          points = falls[at] ? (1 - share) * 100 : share * 100;
          points = points > 100 ? 100 : points < 0 ? 0 : points;
        }
        if (points < 0) missing += 1;
        else {
          sum += points * weight;
          found += weight;
        }
      }
      const share = shares[d]!;
      coverage += share * (missing === 0 ? 1 : found);
      if (found === 0) isWhole = false;
      else {
        total += tenth(missing === 0 ? sum : sum / found) * share;
        present += share;
      }
    }
    return [coverage < ENOUGH ? '' : tenth(isWhole ? total : total / present)];
  });
}
