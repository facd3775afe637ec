import { cohortRows, cohortWords, membershipAfter } from '../../past/cohort-rows';
import type { Book } from '../../sheets/grid/book';
import { cohortsTab, readCohorts, writeCohorts } from '../../sheets/tabs/cohorts-tab';
import { keepMembers, readMembers } from '../../sheets/tabs/members-tab';
import type { RunPlan, ScoredPortfolio } from '../run/portfolio';

/**
 * Brings `Vitals cohorts` up to date: who stayed follows from the start and the end of every customer that was ever seen,
 * so that one whose row is gone is not forgotten; what a cohort paid is written down in each month.
 */
export function keepCohorts(
  book: Book,
  { portfolio, customers }: ScoredPortfolio,
  { today, fates }: RunPlan,
): void {
  const before = readMembers(book);
  const membership = membershipAfter(before, portfolio, customers, fates, today);
  // A sheet that says nothing of starts gets no tab about them.
  if (membership.members.length === 0 && cohortsTab(book) === undefined) return;
  const rows = cohortRows(membership, portfolio, customers, readCohorts(book), today);
  keepMembers(book, before, membership.members);
  writeCohorts(book, cohortWords(membership, portfolio, customers), rows);
}
