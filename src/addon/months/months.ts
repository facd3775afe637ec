import { dayToIso, monthName, monthOf } from '../../base/calendar';
import { withoutRow } from '../../customers/gone';
import { closingOf, customMeans, lastDayBefore, monthRow, npsAnswers, openingOf } from '../../past/month-row';
import { readDay } from '../../reading/cells/day';
import { type Book, openBook } from '../../sheets/grid/book';
import { withDocumentLock } from '../../sheets/grid/lock';
import { HistoryTab } from '../../sheets/tabs/history-tab';
import { closeMonthRow, keepMonth, readMonths } from '../../sheets/tabs/months-tab';
import type { RunPlan, ScoredPortfolio } from '../run/portfolio';
import { keepTeamFigures } from './team-months';

/** What a run keeps of its month, each part by itself: the run of the last day is what the month ends with. */
export interface MonthFigures {
  /** Brings the month's row of `Vitals months` up to date. */
  keepMonth(): void;
  /** The same of `Vitals team months`, a row for each CSM. */
  keepTeam(): void;
}

/** The figures of the month of a run. */
export function monthFigures(book: Book, scored: ScoredPortfolio, plan: RunPlan): MonthFigures {
  const { portfolio, customers } = scored;
  const source = { ...scored, fates: withoutRow(plan.fates, customers) };
  const history = HistoryTab.open(book);
  const [monthBefore, yearBefore] = [1, 12].map((months) => history.at(lastDayBefore(plan.today, months)));
  const name = monthName(monthOf(plan.today));
  const counted = customers.filter(({ absence }) => absence === undefined);
  return {
    keepMonth() {
      const row = monthRow({ ...source, monthBefore, yearBefore, today: plan.today });
      keepMonth(book, name, row, plan.today, customMeans(portfolio, counted));
    },
    keepTeam() {
      keepTeamFigures(book, history, name, plan, {
        portfolio,
        customers: counted,
        closing: closingOf(source),
        opening: [yearBefore, monthBefore].find((snapshot) => openingOf(snapshot, source) !== undefined),
        answers: npsAnswers(portfolio, counted),
      });
    },
  };
}

/**
 * Freezes the figures of a month, such as "2026-10": later changes are noted next to them.
 * @throws A sentence where there are none, or the month is closed.
 */
export function closeMonth(month: string): string {
  return withDocumentLock((book) => {
    closeMonthRow(book, month, book.today);
    return `${month} is closed. Later changes are noted next to its figures in "Vitals months".`;
  });
}

/** The figures of a month as `Vitals months` keeps them; null where unknown. Days are ISO days, empty for none. */
export interface MonthEntry {
  readonly month: string;
  readonly computedOn: string;
  readonly closedOn: string;
  readonly restatedOn: string;
  /** The day that the rates of the month are compared with. */
  readonly comparedWith: string;
  readonly figures: Readonly<Record<string, number | null>>;
}

const SHOWN = ['Customers', 'ARR', 'NRR', 'GRR', 'Restated ARR', 'Restated NRR', 'Restated GRR'];

/** The figures of the last twelve months as a board sees them, the newest first. */
export function listMonths(): MonthEntry[] {
  const book = openBook();
  const { dayOfDate } = book.reading;
  const dayIn = (cell: unknown) => {
    const day = readDay(cell, undefined, dayOfDate);
    return typeof day === 'number' ? dayToIso(day) : '';
  };
  return readMonths(book)
    .map(({ cell }) => ({
      month: String(cell('Month')),
      computedOn: dayIn(cell('Computed on')),
      closedOn: dayIn(cell('Closed on')),
      restatedOn: dayIn(cell('Restated on')),
      comparedWith: dayIn(cell('Compared with')),
      figures: Object.fromEntries(SHOWN.map((name) => [name, numberOf(cell(name))])),
    }))
    .sort((a, b) => (a.month < b.month ? 1 : -1))
    .slice(0, 12);
}

function numberOf(cell: unknown): number | null {
  return typeof cell === 'number' ? cell : null;
}
