import { dayToIso } from '../customers/cells/day';
import { keyText } from '../customers/identity';
import { type FormerScores, type Moves, movesSince } from '../customers/moves';
import { allResults, BESIDE_THE_ROWS } from '../customers/results';
import type { ScoringPlan } from '../customers/scored-portfolio';
import { type Summary, summarise } from '../customers/summary';
import { type UnderstoodColumn, understoodColumns } from '../customers/understanding';
import { healthModel, healthModelNames } from '../models';
import type { CompiledModel } from '../scoring/compile';
import { type Colour, coloursOf } from '../sheets/colours';
import { readCustomerTable } from '../sheets/customer-table';
import { refreshDashboard } from '../sheets/dashboard-tab';
import { withDocumentLock } from '../sheets/lock';
import { type BlockedColumn, clearResultColumns, recover } from '../sheets/result-columns';
import { clearScores, readScores, writeScores } from '../sheets/scores-tab';
import type { ChosenWay, Way } from '../sheets/way';
import { type Attention, attentionOf } from './attention';
import { dashboardSource } from './dashboard';
import { keepScored } from './models';
import { openAndScore, type RunPlan, type ScoredPortfolio, scoringPlan } from './portfolio';
import { type Shown, showResults } from './show-results';

/** What the user chose for a run; what is left out takes its default. */
export interface RunOptions {
  readonly model?: string;
  /** How results stand beside the rows; the add-on chooses where it is left out. */
  readonly way?: Way;
}

/** What a run found and did, as it goes to the sidebar. */
export interface RunReport extends Attention {
  /** The tab that was scored. */
  readonly tab: string;
  readonly model: string;
  readonly scoredOn: string;
  readonly summary: Summary;
  /** Ids that the run before had and this one has not, and the other way round. */
  readonly gone: readonly string[];
  readonly added: readonly string[];
  /** "31 customers left, 40 new: churned, merged or re-keyed?"; empty where nothing changed. */
  readonly changes: string;
  /** Who stands elsewhere since the run before; null where there was none under this model. */
  readonly moves: Moves | null;
  /** How the results stand beside the rows, and why. */
  readonly way: ChosenWay;
  /** Live columns that cannot show themselves, and the cells in their way. */
  readonly blocked: readonly BlockedColumn[];
  /** Row of the headers, from 1. */
  readonly headerRow: number;
  /** How each column was understood. */
  readonly columns: readonly UnderstoodColumn[];
  /** Settings that cannot be used as they stand, with their cells. */
  readonly settingProblems: readonly string[];
}

/** Somebody may change the sheet while we write; then the rows are read and scored again, so many times. */
const MOST_ATTEMPTS = 3;

/** Scores the customer tab of the spreadsheet: the whole job behind the button. */
export function runScoring(options: RunOptions): RunReport {
  const book = SpreadsheetApp.getActive();
  const plan = scoringPlan(book, options.model);
  const colours = resultColours(plan);
  return withDocumentLock(() => {
    recover(book);
    keepScored(book, plan.own);
    const before = readScores(book);
    for (let attempt = 1; attempt <= MOST_ATTEMPTS; attempt++) {
      const scored = openAndScore(book, plan);
      const { table, customers } = scored;
      const results = allResults(plan);
      const rows = customers.map((customer) => results.map(({ of }) => of(customer)));
      const scores = writeScores(book, results, rows, colours);
      const beside = BESIDE_THE_ROWS.map((name) => results.findIndex((result) => result.name === name));
      const byRow = new Map(customers.map(({ row }, i) => [row, rows[i]!]));
      const columns = beside.map((at) => ({
        name: results[at]!.name,
        format: results[at]!,
        colours: scores.colours(results[at]!.name),
        values: table.rows.map((_, row) => byRow.get(row)?.[at] ?? ''),
        resultColumn: at + 1,
      }));
      const outcome = showResults(book, table, scores.name, columns, options.way);
      if (!outcome) continue;
      refreshDashboard(
        book,
        dashboardSource(
          plan,
          scores.name,
          results.map(({ name }) => name),
        ),
      );
      return report(scored, plan, before, outcome);
    }
    throw new Error(
      'The tab kept changing while the results were written. "Vitals scores" is complete; run again for the columns ' +
        'beside your rows. None of your cells were changed.',
    );
  });
}

/** Takes back what the runs wrote: the results beside the rows and those in `Vitals scores`. */
export function undoScoring(): string {
  const book = SpreadsheetApp.getActive();
  return withDocumentLock(() => {
    recover(book);
    const table = readCustomerTable(book);
    if (!clearResultColumns(book, table)) {
      throw new Error(
        'The tab changed while the results were taken back. Undo again: none of your cells were changed.',
      );
    }
    clearScores(book);
    return `The results beside the rows of "${table.sheet.getName()}" and in "Vitals scores" are cleared.`;
  });
}

/** Colours for the bands of every published model, not only of this run's: a tab keeps them when its model changes. */
function resultColours({ health, churn }: ScoringPlan): Map<string, Colour[]> {
  const labels = (model: CompiledModel) => model.model.bands.map(({ label }) => label);
  const models = [health, ...healthModelNames().map(healthModel)];
  const bands = new Map(
    models.flatMap((model) => coloursOf(labels(model))).map((colour) => [colour.word, colour]),
  );
  return new Map([
    ['Health status', [...bands.values()]],
    ['Risk tier', coloursOf(labels(churn).reverse())],
  ]);
}

function report(
  scored: ScoredPortfolio,
  plan: RunPlan,
  former: readonly FormerScores[],
  { way, blocked }: Shown,
): RunReport {
  const { table, portfolio, customers } = scored;
  const ids = new Set(customers.map(({ id }) => keyText(id)));
  const earlier = new Set(former.map((cell) => keyText(cell('Customer id'))));
  const gone = [...earlier].filter((id) => !ids.has(id));
  const added = earlier.size === 0 ? [] : [...ids].filter((id) => !earlier.has(id));
  return {
    ...attentionOf(scored),
    tab: table.sheet.getName(),
    model: plan.health.model.name,
    scoredOn: dayToIso(plan.today),
    summary: summarise(customers, plan),
    gone,
    added,
    changes: changes(gone.length, added.length),
    moves: movesSince(former, customers, plan),
    way,
    blocked,
    headerRow: table.headerRow,
    columns: understoodColumns(portfolio),
    settingProblems: plan.settingProblems,
  };
}

function changes(gone: number, added: number): string {
  const left = `${gone} ${gone === 1 ? 'customer' : 'customers'} left`;
  if (gone > 0 && added > 0) return `${left}, ${added} new: churned, merged or re-keyed?`;
  if (gone > 0) return `${left}: churned or merged?`;
  return added > 0 ? `${added} new ${added === 1 ? 'customer' : 'customers'}` : '';
}
