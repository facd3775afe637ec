import type { ScorePage } from '../../src/customers/customer-page';
import { Hint } from './notice';
import { OwnFigure } from './own-figure';

/** The model of a customer's score, and how much of its data was there. */
export function ScoreBasis({
  customer,
  of,
  score,
}: {
  readonly customer: string;
  readonly of: string;
  readonly score: ScorePage;
}) {
  return (
    <>
      {score.model} model, <OwnFigure id="coverage" customer={customer} more={of} value={score.coverage} /> of
      its data
    </>
  );
}

/** That a cap has left it a worse band than its score says. */
export function CapHint({ score }: { readonly score: ScorePage }) {
  return (
    score.cap !== '' && (
      <Hint>
        <p data-words="reasons">
          {score.computedBand} by its score, but capped at {score.cap}.
        </p>
      </Hint>
    )
  );
}
