import type { Review, ReviewedAccount } from '../../../src/addon/models/review';
import { ColumnChart } from '../../parts/column-chart';

/** From which day a span of renewals counts, the next one's beginning being its end. */
const SPANS = [
  { label: 'Ended', from: Number.NEGATIVE_INFINITY },
  { label: '0–30', from: 0 },
  { label: '31–60', from: 31 },
  { label: '61–90', from: 61 },
  { label: '91–180', from: 91 },
  { label: 'Later', from: 181 },
] as const;

/** How bad it is, and how soon it is decided: what a reader sees before the list. */
export function Charts({ review, shown }: { review: Review; shown: readonly ReviewedAccount[] }) {
  const days = shown.flatMap(({ daysToRenewal }) => (daysToRenewal === null ? [] : [daysToRenewal]));
  const until = (i: number) => SPANS[i + 1]?.from ?? Number.POSITIVE_INFINITY;
  return (
    <div class="side-by-side">
      <figure>
        <figcaption>By churn risk</figcaption>
        <ColumnChart
          name="Accounts by tier of churn risk"
          of="accounts to review"
          columns={review.tiers.map((tier) => ({
            label: tier,
            value: shown.filter((account) => account.tier === tier).length,
            tone: tier,
          }))}
          bestToWorst={[...review.tiers].reverse()}
        />
      </figure>
      <figure>
        <figcaption>By days to renewal</figcaption>
        <ColumnChart
          name="Accounts by days to renewal"
          of="accounts to review, days to renewal"
          columns={SPANS.map(({ label, from }, i) => ({
            label,
            value: days.filter((day) => day >= from && day < until(i)).length,
            tone: '',
          }))}
          bestToWorst={[]}
        />
      </figure>
    </div>
  );
}
