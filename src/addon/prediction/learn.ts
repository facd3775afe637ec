import { dayToIso } from '../../base/calendar';
import { counted, percent } from '../../base/numbers';
import { THRESHOLDS } from '../../prediction/forecast';
import type { BacktestReport } from '../../prediction/report';
import { withDocumentLock } from '../../sheets/grid/lock';
import {
  clearProbability,
  nextVersion,
  readableProbability,
  writeProbability,
} from '../../sheets/tabs/probability-tab';
import { type BacktestOptions, type SheetBacktest, tested } from './backtest';

/** What is to be learned, and the answers without which nothing is. */
export interface LearnOptions extends BacktestOptions {
  /** That the values are from before the customers decided, where rows have no day of their own. */
  readonly fromBefore?: boolean;
}

/** What a probability was learned from, and what it is worth. */
export interface Learned extends SheetBacktest {
  readonly version: number;
  readonly sentence: string;
}

/**
 * Learns the probability to leave from the outcomes in a tab and keeps it in `Vitals probability`: from then on a run writes it
 * beside its results, and `CHURNPROBABILITY` takes the tab.
 * @throws A sentence, and nothing is kept, where it predicts no better than chance, or there are too few outcomes.
 */
export function learnProbability(options: LearnOptions): Learned {
  return withDocumentLock((book) => {
    const { report, predictor } = tested(book, options);
    if (!report.learned)
      throw new Error('Only a learned probability can be kept: leave the health model out.');
    if (!report.accepted || !predictor) throw new Error(`Nothing was kept. ${report.verdict}`);
    if (report.outcome.dayColumn === '' && options.fromBefore !== true) {
      throw new Error(
        'Nothing was kept: tick that the values are from before the customers decided. A sheet of today describes who has left and predicts nobody.',
      );
    }
    const before = readableProbability(book);
    const version = nextVersion(book);
    writeProbability(book, {
      version,
      learnedOn: dayToIso(book.today),
      learnedFrom: `${report.tab}: ${counted(report.rows, 'customer')}, ${report.events} of them left`,
      outcome: options.outcome,
      horizon: report.horizon,
      // People may have set others: they stay.
      thresholds: before?.thresholds ?? THRESHOLDS,
      predictor,
      worth: worthOf(report),
    });
    return {
      ...report,
      version,
      sentence: `Kept as version ${version}. Press Score to see it beside your customers.`,
    };
  });
}

/** Takes the learned probability out of the spreadsheet; the next run leaves its columns out. */
export function forgetProbability(): void {
  withDocumentLock(clearProbability);
}

function worthOf({ auc, aucInterval, lift, learned, testedOn }: BacktestReport): [string, string][] {
  const { calibration, alerts, drivers } = learned!;
  return [
    ['Tested on', testedOn],
    ['AUC', `${auc!.toFixed(3)} (${aucInterval!.map((end) => end.toFixed(3)).join(' to ')})`],
    ['Lift of the worst tenth', lift!.toFixed(2)],
    ['Log-loss', `${calibration.logLoss.toFixed(4)} (${learned!.baseLogLoss.toFixed(4)} by the base rate)`],
    ...alerts.map(({ over, customers, left }): [string, string] => [
      `Of those over ${percent(over)}`,
      left === null ? 'nobody was over it' : `${percent(left)} left (${counted(customers, 'customer')})`,
    ]),
    ...calibration.steps.map(({ from, to, said, left, customers }): [string, string] => [
      `Calibration ${percent(from)} to ${percent(to)}`,
      `said ${percent(said)}, ${percent(left)} left (${counted(customers, 'customer')})`,
    ]),
    [
      'What moves it most',
      drivers.map(({ column, of }) => (of === '' ? column : `${column}: ${of}`)).join(', '),
    ],
  ];
}
