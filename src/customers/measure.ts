import type { Portfolio } from '../reading/portfolio';
import type { CompiledModel } from '../scoring/compile';
import { type AssessmentQuestion, MINIMUM_COVERAGE } from './assess';
import { inputReader } from './inputs';
import { asPlain, type MeasuredPortfolio } from './measured';
import { memberReader, segmentReader } from './member';
import type { Population } from './population';

/** Reads once what these models want of every customer. */
export function measure(
  portfolio: Portfolio,
  { named, keys, absenceOf }: Population,
  models: readonly CompiledModel[],
  {
    minimumCoverage = MINIMUM_COVERAGE,
    ...day
  }: Pick<AssessmentQuestion, 'pulseDays' | 'minimumCoverage'> & { readonly today: number },
): MeasuredPortfolio {
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
