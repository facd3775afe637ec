import { useState } from 'preact/hooks';
import type { BacktestOptions, SheetBacktest } from '../../../src/addon/prediction/backtest';
import type { PredictionChoices } from '../../../src/addon/prediction/choices';
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
  kept,
}: {
  readonly report: SheetBacktest;
  readonly options: BacktestOptions;
  readonly kept: PredictionChoices['kept'];
}) {
  const hasDays = report.outcome.dayColumn !== '';
  const [isFromBefore, setFromBefore] = useState(hasDays);
  const [learned, ask] = useRemote<Learned>();
  const next = (kept?.version ?? 0) + 1;
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
