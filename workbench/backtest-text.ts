/** What a backtest found, in words for a terminal. */
import type { SheetBacktest } from '../src/addon/prediction/backtest';

export function backtestText(found: SheetBacktest): string {
  const { rows, events, baseRate, tested, testedOn, holdout, auc, aucInterval, lift } = found;
  const where = holdout
    ? `${holdout.rows} other customers, of whom ${holdout.events} left`
    : testedOn === 'five folds'
      ? 'five folds'
      : 'all of them';
  return [
    found.verdict,
    '',
    `Customers: ${rows}, of whom ${events} left (${percent(baseRate)})`,
    ...(found.outcome.left.length === 0
      ? []
      : [`Left means: ${found.outcome.left.join(', ')} in "${found.outcome.column}"`]),
    ...found.outcome.leftOut.map(({ reason, rows: many }) => `Left out: ${many} rows, ${reason}`),
    `Tested: ${tested}, on ${where}`,
    `AUC: ${auc === null ? 'unknown' : `${auc.toFixed(3)} (${aucInterval!.map((end) => end.toFixed(3)).join(' to ')})`}`,
    `Lift of the worst tenth: ${lift === null ? 'unknown' : lift.toFixed(2)}`,
    ...found.bestSingle
      .slice(0, 1)
      .map(({ column, auc: best }) => `Best single column: ${column} (AUC ${best.toFixed(3)})`),
    ...found.notes,
    ...listed('Refused', found.refused),
    ...listed('Off until picked', found.protectedTraits),
    '',
  ].join('\n');
}

const percent = (share: number) => `${(100 * share).toFixed(1)} %`;

const listed = (title: string, columns: SheetBacktest['refused']) =>
  columns.map(({ column, reason }) => `${title}: ${column}. ${reason}`);
