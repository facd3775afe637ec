import { counted } from '../../base/numbers';
import { deliver } from '../alerts/send';
import type { RunOptions } from '../run/options';
import { scorePortfolio } from '../run/score';

/** What a run came to. */
export interface RunOutcome {
  readonly came: string;
  /** False where the next hour is to go on with it. */
  readonly complete: boolean;
  /** Whether a person has to look. */
  readonly failed: boolean;
  /** Whether a person has to answer, so that its owner is told at once. */
  readonly isHeld: boolean;
}

/** What is done every day: what the button does, then whatever is to be sent. */
export function dailyRun(options: RunOptions): RunOutcome {
  const report = scorePortfolio({ ...options, data: { is: 'held' } });
  const { sent, notConfirmed, unfinished } = deliver(true);
  if ('asks' in report) {
    const came = `${report.asks} To answer, open the sidebar and press "Score portfolio".`;
    return { came, complete: false, failed: true, isHeld: true };
  }
  const isLate = report.unfinished || unfinished;
  const isKept = report.unkept.length === 0;
  const sentences = [
    `${report.sentence}.`,
    ...(sent === 0 ? [] : [`${counted(sent, 'alert')} sent.`]),
    ...(notConfirmed === 0
      ? []
      : [`${counted(notConfirmed, 'alert')} not confirmed: look in the sidebar, under Alerts.`]),
    ...(isLate ? ['Time ran out: it goes on in an hour.'] : []),
    ...(isKept ? [] : [`Not kept, and tried again in an hour: ${report.unkept.join(' ')}`]),
  ];
  return {
    came: sentences.join(' '),
    complete: !isLate && isKept,
    failed: notConfirmed > 0 || !isKept,
    isHeld: false,
  };
}
