import type { Portfolio } from '../reading/portfolio';
import type { CompiledModel } from '../scoring/compile';
import { MINIMUM_COVERAGE, type Question } from './assess';
import { inputReader } from './inputs';
import { asPlain, type MeasuredPortfolio } from './measured';
import { memberReader, segmentReader } from './member';
import { populationOf } from './population';

/**
 * Reads once what these models want of every customer.
 * @throws A sentence where the table has no column of customer ids.
 */
export function measure(
  portfolio: Portfolio,
  models: readonly CompiledModel[],
  {
    minimumCoverage = MINIMUM_COVERAGE,
    ...day
  }: Pick<Question, 'pulseDays' | 'minimumCoverage'> & { readonly today: number },
): MeasuredPortfolio {
  const { named, keys, absenceOf } = populationOf(portfolio, day.today);
  const metrics = [...new Set(models.flatMap(({ inputs }) => inputs))];
  const read = inputReader(portfolio, metrics, day);
  const [memberOf, segmentOf] = [memberReader(portfolio, day.today), segmentReader(portfolio)];
  const customers = named
    .filter((row) => absenceOf(row) === undefined)
    .map((row) => {
      const { name, csm, revenue } = memberOf(row);
      return {
        id: keys[row]!,
        name,
        segment: segmentOf(row),
        csm,
        arr: Number.isNaN(revenue) ? null : revenue,
        values: read(row).map(asPlain),
      };
    });
  return { metrics, customers, minimumCoverage };
}
