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

/** Reads and scores the customer tab as a run does, and writes nothing. */
export function checkCustomers({ model }: CheckOptions): DataCheck {
  const book = SpreadsheetApp.getActive();
  const scored = openAndScore(book, scoringPlan(book, model));
  return { ...attentionOf(scored), tab: scored.table.sheet.getName() };
}
