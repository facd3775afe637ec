import type { Portfolio } from '../reading/portfolio';
import type { CompiledModel } from '../scoring/compile';
import type { Value } from '../scoring/value';
import { assessor, MINIMUM_COVERAGE, type Question, yearly } from './assess';
import { departure } from './departure';
import { asPlain, type MeasuredPortfolio } from './measured';
import { rosterOf } from './roster';
import { CHURNED, DUPLICATE_ID } from './scored-portfolio';

/** Whose numbers are wanted, beside what the models read. */
const ABOUT = ['name', 'csm', 'arr', 'mrr'];

/**
 * Reads once what these models want of every customer.
 * @throws A sentence where the table has no column of customer ids.
 */
export function measure(
  portfolio: Portfolio,
  models: readonly CompiledModel[],
  {
    today,
    pulseDays,
    minimumCoverage = MINIMUM_COVERAGE,
  }: Pick<Question, 'pulseDays' | 'minimumCoverage'> & { readonly today: number },
): MeasuredPortfolio {
  const { rows, keys, unclear } = rosterOf(portfolio);
  const metrics = [...new Set(models.flatMap(({ inputs }) => inputs))];
  const assess = assessor(portfolio, {
    today,
    ...(pulseDays === undefined ? {} : { pulseDays }),
    also: [...ABOUT, ...metrics],
  });
  const departed = departure(portfolio);
  const customers = rows.map((row) => {
    const { segment, also } = assess(row);
    const [name, csm, arr, mrr, ...values] = also as [Value, Value, Value, Value, ...Value[]];
    const unscored = unclear.has(row) ? DUPLICATE_ID : departed(row, today).lost ? CHURNED : '';
    const revenue = unscored === CHURNED ? 0 : asPlain(yearly(arr, mrr));
    return {
      id: keys[row]!,
      name: String(asPlain(name) ?? ''),
      segment,
      csm: String(asPlain(csm) ?? ''),
      arr: typeof revenue === 'number' ? revenue : null,
      unscored,
      values: values.map(asPlain),
    };
  });
  return { metrics, customers, minimumCoverage };
}
