import { metric as metricNamed } from '../reading/catalog';
import { headerWords } from '../reading/header-words';
import { METRICS, type MetricName } from '../reading/metrics';
import { unitIn } from '../reading/scales';
import { takeIn } from './line';

/** What heads the column in the portfolio: the metric's name, with the unit that its values are in. */
export function portfolioHeader(column: string, take: string, of: string): string {
  if (!(column in METRICS)) return column;
  const metric = metricNamed(column as MetricName);
  const plain = takeIn(take)!;
  const isPercent =
    plain.against === 'percent' || ['share', 'ratio', 'stickiness', 'distinct share'].includes(plain.of);
  const words = headerWords(of);
  const own = unitIn(metric, words.bracket) ?? unitIn(metric, words.words.slice(-1));
  const unit = isPercent
    ? '%'
    : plain.of === 'active days' || /active days|days active/i.test(of.replace(/_/g, ' '))
      ? 'days a month'
      : plain.of === 'hours to'
        ? ''
        : (own ?? '');
  return unit === '' || plain.against === 'difference' ? column : `${column} (${unit})`;
}
