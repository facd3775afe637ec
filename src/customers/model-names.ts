import { type Metric, metricOf } from '../reading/catalog';
import { wordKey } from '../reading/normalize';
import { levelNames, levelWords } from '../reading/words';
import { type CompiledModel, compile } from '../scoring/compile';
import type { NamedMetric, Names } from '../scoring/names';
import { readModel } from '../scoring/table';
import type { ModelTable, TableProblem } from '../scoring/table-cells';
import { DAYS_TO_RENEWAL } from './inputs';

/** The names that a model table may use: those that a header may, in any spelling, and the days to the renewal. */
export const CATALOG_NAMES: Names = {
  metric(name): NamedMetric | undefined {
    if (name === DAYS_TO_RENEWAL) return { name, holds: 'numbers' };
    const metric = metricOf(name);
    return metric && { name: metric.header, holds: holdsOf(metric) };
  },
  segment: (header) => levelWords('segment').get(wordKey(header)),
};

/** A table of the user's as a model ready to score with, or every problem in it. */
export function ownModel(table: ModelTable): { model: CompiledModel } | { problems: TableProblem[] } {
  const read = readModel(table, CATALOG_NAMES);
  return 'problems' in read ? read : { model: compile(read.model) };
}

function holdsOf({ header, kind }: Metric): NamedMetric['holds'] {
  // An outcome: a score that reads it would only say what is known already.
  if (header === 'churned') return [];
  if (kind === 'yes/no') return ['yes', 'no'];
  if (kind === 'level') return levelNames(header);
  return kind === 'key' || kind === 'text' || kind === 'list' || kind === 'day' ? [] : 'numbers';
}
