import { useState } from 'preact/hooks';
import type { BacktestOptions, SheetBacktest } from '../../../src/addon/prediction/backtest';
import type { Learned } from '../../../src/addon/prediction/learn';
import { Answer } from '../../parts/answer';
import { Button } from '../../parts/button';
import { Tick } from '../../parts/tick';
import { useRemote } from '../../remote';
import { server } from '../../server';

/** Puts a probability that was found good into use. */
export function Keep({
  report,
  options,
  next,
}: {
  readonly report: SheetBacktest;
  readonly options: BacktestOptions;
  /** The version that it would be. */
  readonly next: number;
}) {
  const hasDays = report.outcome.dayColumn !== '';
  const [isFromBefore, setFromBefore] = useState(hasDays);
  const [learned, ask] = useRemote<Learned>();
  return (
    <section>
      <h2>Use it</h2>
      <p>
        Each run then writes the probability beside its results, with what pushes it up and down, and proposes
        to the next action. It tells who leaves within {report.horizon} days; whose contract ends later reads
        “Not up for renewal”.
      </p>
      {!hasDays && (
        <Tick
          label="The values in this tab are from before the customers decided"
          ticked={isFromBefore}
          busy={false}
          onTick={setFromBefore}
        />
      )}
      <p class="row">
        <Button
          busy={!isFromBefore || learned.at === 'waiting'}
          onClick={() =>
            void ask('Learning', () => server.learnProbability({ ...options, fromBefore: isFromBefore }))
          }
        >
          Keep as version {next}
        </Button>
      </p>
      <Answer to={learned}>{({ sentence }) => <p role="status">{sentence}</p>}</Answer>
    </section>
  );
}
