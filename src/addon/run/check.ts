import { openBook } from '../../sheets/grid/book';
import { type Attention, attentionOf } from './attention';
import { openAndScore, scoringPlan } from './portfolio';

/** What a check of the data is to look at. */
export interface CheckOptions {
  /** The health model to check for; the first published one where it is left out. */
  readonly model?: string;
}

/** What was found in the customer tab, before anything is written. */
export interface DataCheck extends Attention {
  /** The tab that was looked at. */
  readonly tab: string;
}

/** Says what was found in the cells of the customer tab; writes nothing. */
export function checkData(options?: CheckOptions): DataCheck {
  const book = openBook();
  const scored = openAndScore(book, scoringPlan(book, options?.model));
  return { ...attentionOf(scored), tab: scored.table.sheet.getName() };
}
