import { counted } from '../../base/numbers';
import type { Book } from '../../sheets/grid/book';
import { openBookOf } from '../../sheets/grid/book';
import { withDocumentLock } from '../../sheets/grid/lock';
import { deliver } from '../alerts/send';
import { messageOf } from '../message';
import { noticeFlags } from '../notice';
import { dailyRun } from './daily-run';
import { isDue, NIGHTS_TO_TELL, wallTime, weekAfter } from './due';
import { keepSchedule, publish, type Schedule, scheduleOf } from './kept';
import { tellOwner, tellWeek } from './tell-owner';
import { whoIsThis } from './who';

/** What a trigger tells its function, as far as it matters. */
export interface TriggerEvent {
  readonly triggerUid?: string;
}

/**
 * What the schedule's trigger calls every hour: it does nothing unless a run is due. An attempt is counted before it
 * begins, so that one which dies is counted as well; whatever comes of it is kept where its owner and others see it.
 */
export function hourlySweep(event?: TriggerEvent): void {
  // Every function can be called from the page: only a trigger has an id that its owner's properties know.
  const trigger = event?.triggerUid;
  const found = typeof trigger === 'string' ? scheduleOf(trigger) : undefined;
  if (!found) return;
  const { file, schedule } = found;
  const book = attempt(() => openBookOf(file));
  if ('error' in book) {
    const came = `The spreadsheet could not be opened: ${book.error}`;
    if (schedule.came !== came) keep(file, schedule, came, true);
    return;
  }
  const now = wallTime(new Date(), book.value.zone);
  if (!isDue(schedule.hour, schedule, now)) {
    lookAtFlags(file, schedule, book.value);
    return;
  }
  const attempts = now.day === schedule.tried ? schedule.attempts + 1 : 1;
  const begun = { ...schedule, tried: now.day, attempts, at: book.value.now() };
  keep(file, begun, 'A run began, and has not said how it ended.', true);
  // Its tab or none: another that can be read does not take its place.
  const outcome = attempt(() => dailyRun({ ...schedule.options, tab: schedule.tab }));
  const { came, complete, failed, isHeld } =
    'error' in outcome
      ? { came: `The run failed: ${outcome.error}`, complete: false, failed: true, isHeld: false }
      : outcome.value;
  const failingSince = complete || !failed ? '' : schedule.failingSince || now.day;
  const isNews = failingSince !== '' && (isHeld || failingSince < now.day) && schedule.isTold !== true;
  const week = complete ? weekAfter(schedule.week, now.day) : schedule.week;
  const isWeekTold = complete && week!.nights >= NIGHTS_TO_TELL && tellWeek(book.value, week!, came);
  const after = {
    ...begun,
    week: isWeekTold ? { ...week!, nights: 0, scored: 0 } : week,
    done: complete ? now.day : schedule.done,
    at: book.value.now(),
    failingSince,
    isTold:
      failingSince !== '' &&
      (schedule.isTold === true || (isNews && tellOwner(book.value, came, failingSince))),
  };
  keep(file, after, came, failed);
}

/** Between two runs only what cannot wait for the next one is looked at, and told at once. */
function lookAtFlags(file: string, schedule: Schedule, book: Book): void {
  const looked = attempt(() => {
    const { options, tab } = schedule;
    const news = withDocumentLock((locked) => noticeFlags(locked, { ...options, tab }));
    if (news > 0) deliver(false);
    return news;
  });
  const came =
    'error' in looked
      ? `The hourly look at red flags failed: ${looked.error}`
      : `${counted(looked.value, 'red flag')} sent between two runs.`;
  // That the day's run failed says more than that a look between two runs fails too.
  const isNews = 'error' in looked ? !schedule.failingSince && schedule.came !== came : looked.value > 0;
  if (isNews) {
    keep(file, { ...schedule, at: book.now() }, came, 'error' in looked);
  }
}

function keep(file: string, schedule: Schedule, came: string, failed: boolean): void {
  keepSchedule(file, { ...schedule, came, failed });
  const { hour, at, failingSince } = schedule;
  publish(schedule.trigger, { who: whoIsThis(), hour, at, came, failed, failingSince });
}

function attempt<T>(work: () => T): { readonly value: T } | { readonly error: string } {
  try {
    return { value: work() };
  } catch (error) {
    return { error: messageOf(error) };
  }
}
