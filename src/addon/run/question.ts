import type { Book } from '../../sheets/grid/book';
import { registerOf } from '../../sheets/grid/register';
import type { CustomerTable } from '../../sheets/tabs/customer-table';
import { tabScoredLast } from '../../sheets/tabs/customer-tabs';
import type { RunOptions } from './options';

/** What a run asks before it writes anything: nothing is kept, closed, opened or told until a person has answered. */
export interface RunQuestion {
  /** What was found, and what is to be known, in sentences. */
  readonly asks: string;
  readonly answers: readonly RunAnswer[];
}

/** An answer, and what it adds to the options of the next run. */
export interface RunAnswer {
  readonly label: string;
  readonly options: RunOptions;
  /** True where it goes with a day: `data.on`. */
  readonly asksDay?: boolean;
}

/** Asks which tab is meant where the one that would be scored is not the one that was scored last. */
export function whichTab(book: Book, { sheet }: CustomerTable): RunQuestion | undefined {
  const { scored } = registerOf(book).noted;
  const id = book.idOf(sheet);
  if (!scored || scored.id === id) return undefined;
  const name = sheet.getName();
  const isOpen = book.idOf(book.activeSheet) === id;
  const last = tabScoredLast(book);
  // Who has replaced the tab by another and stands in it means that one.
  if (!last && isOpen) return undefined;
  const scoreIt = { label: `Score "${name}"`, options: { tab: id } };
  if (!last) {
    return {
      asks: `The tab "${scored.name}", which was scored last, is gone. Score "${name}" from now on?`,
      answers: [scoreIt],
    };
  }
  return {
    asks: `The last run scored "${last.getName()}", and "${name}" has customers too. Which of them is to be scored? Scores, tasks and history go on with that one.`,
    answers: [{ label: `Score "${last.getName()}"`, options: { tab: scored.id } }, scoreIt],
  };
}
