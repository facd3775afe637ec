import type { SheetBacktest } from '../../../src/addon/prediction/backtest';
import { Hint } from '../../parts/notice';
import { counted, percent, whole } from '../../words';
import { Columns } from './columns';
import { Curve } from './curve';
import { Suggestion } from './suggestion';
import { Alerts, Bands, Calibration, Segments, Tenths } from './tables';

/** What was found: a sentence that anybody understands, then what it rests on. */
export function Found({
  report,
  picked,
  pick,
}: {
  readonly report: SheetBacktest;
  readonly picked: readonly string[];
  readonly pick: (picked: string[]) => void;
}) {
  const { verdict, verdictKind, notes, tenths, curve } = report;
  return (
    <>
      <p role="status" class={verdictKind === 'predicts' ? 'notice' : 'notice bad'}>
        <strong>{verdict}</strong>
      </p>
      <InPlainWords report={report} />
      {notes.map((note) => (
        <Hint key={note}>{note}</Hint>
      ))}
      {tenths.length > 0 && (
        <div class="side-by-side">
          {curve.length > 0 && <Curve curve={curve} />}
          <Tenths tenths={tenths} baseRate={report.baseRate} />
        </div>
      )}
      {report.score && <Bands score={report.score} />}
      {report.suggestion && <Suggestion model={report.tested} suggestion={report.suggestion} />}
      {report.learned && tenths.length > 0 && (
        <div class="side-by-side">
          <Calibration steps={report.learned.calibration.steps} />
          <Alerts alerts={report.learned.alerts} baseRate={report.baseRate} />
        </div>
      )}
      <Segments segments={report.bySegment} />
      <Columns report={report} picked={picked} pick={pick} />
    </>
  );
}

function InPlainWords({ report }: { report: SheetBacktest }) {
  const { rows, events, baseRate, tenths, capacity, outcome, learned, bestSingle, auc } = report;
  const [worst] = tenths;
  const [single] = bestSingle;
  return (
    <ul>
      <li>
        {counted(rows, 'customer')} with a known outcome, {whole(events)} of them left ({percent(baseRate)}).
        {outcome.left.length > 0 &&
          ` Left means ${outcome.left.map((word) => `“${word}”`).join(', ')} in “${outcome.column}”.`}
        {outcome.leftOut.map(({ reason, rows: many }) => ` ${counted(many, 'row')} left out: ${reason}.`)}
      </li>
      {worst && (
        <li>
          Of 100 calls to the tenth with the highest risk, {Math.round(worst.rate * 100)} reach somebody who
          leaves; of 100 calls to anybody, {Math.round(baseRate * 100)}.
        </li>
      )}
      {report.arrCaughtInWorstTenth !== null && (
        <li>That tenth held {percent(report.arrCaughtInWorstTenth)} of the revenue that left.</li>
      )}
      {capacity && capacity.customers > 0 && (
        <li>
          Your team can look after {counted(capacity.customers, 'customer')}: of those with the highest risk{' '}
          {percent(capacity.precision ?? 0)} left, and that is {percent(capacity.recall ?? 0)} of all who
          left.
        </li>
      )}
      {single && auc !== null && (
        <li>
          {single.auc >= auc
            ? `The column “${single.column}” alone tells it as well: look at that first.`
            : `It tells more than the best single column, “${single.column}” (AUC ${single.auc.toFixed(2)} against ${auc.toFixed(2)}).`}
        </li>
      )}
      {learned && <li>{learnerWords(report)}</li>}
    </ul>
  );
}

function learnerWords({ learned, tested, testedOn, accepted }: SheetBacktest): string {
  const { learners, gain, gainError } = learned!;
  const where =
    testedOn === 'holdout' ? 'on customers set apart' : 'in five parts, each judged by the other four';
  if (learners.length < 2) return `Learned by ${tested}, tested ${where}.`;
  const others = learners.map(({ learner, logLoss }) => `${learner} ${logLoss.toFixed(3)}`).join(', ');
  return `Learned by ${tested}, ${accepted ? 'the simplest of those about as good as the best' : 'not good enough to use'}, tested ${where}. Mistakes (log-loss, less is better): ${others}; ${(learned!.baseLogLoss).toFixed(3)} for quoting the average. Gain ${gain.toFixed(3)}, give or take ${gainError.toFixed(3)}.`;
}
