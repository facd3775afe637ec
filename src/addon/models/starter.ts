import { Starter, type StarterAnswer } from '../../customers/starter';
import { STARTER, type StarterColumn, starterTable } from '../../customers/starter-table';
import { CUSTOM } from '../../reading/catalog';
import { COLUMN_CORRECTIONS } from '../../reading/corrections';
import { understand } from '../../reading/understanding';
import { type Book, openBook } from '../../sheets/grid/book';
import { openToMap } from '../run/portfolio';
import { type ColumnSaid, correctColumns } from '../settings/settings';
import { saveModelAs, type VersionEntry } from './models';

/** A column that is taken for what is proposed of it. */
export interface TakenProposal extends ColumnSaid {
  /** The metric's name for people. */
  readonly label: string;
}

/** A score that can be made of the columns there are. */
export interface StarterProposal {
  readonly proposals: readonly TakenProposal[];
  readonly columns: readonly StarterColumn[];
}

/** Says of which columns a score can be made, once the proposals for columns are taken; writes nothing. */
export function proposeStarter(): StarterProposal {
  const { proposals, starter } = starterOf(openBook());
  return { proposals, columns: starter.columns };
}

/**
 * Makes the model `starter` of the columns there are: remembers what they are taken for, and writes its table into the tab
 * `Vitals model`, where it can be edited.
 * @throws A sentence where no column says anything of health.
 */
export function buildStarter(answers: readonly StarterAnswer[]): VersionEntry {
  const { proposals, starter } = starterOf(openBook());
  const columns = starter.answered(answers);
  if (columns.length === 0) {
    throw new Error(
      'No column of numbers says how customers do: add one, such as logins, open tickets or NPS.',
    );
  }
  const own = columns.filter(({ header, metric }) => metric.startsWith(CUSTOM) && !starter.isSaid(header));
  correctColumns([
    ...proposals.map(({ header, metric, unit }) => ({ header, metric, unit })),
    ...own.map(({ header, direction }) => ({
      header,
      metric: CUSTOM + header,
      unit: `number, ${direction === 'up' ? 'higher' : 'lower'} is better`,
    })),
  ]);
  const table = starterTable(columns, (column) => starter.thresholdsOf(column));
  return saveModelAs(table, STARTER, 'made of my columns');
}

function starterOf(book: Book): { readonly proposals: readonly TakenProposal[]; readonly starter: Starter } {
  const { portfolio } = openToMap(book);
  const { columns, unread } = understand(portfolio, book.today);
  const proposals = [...columns, ...unread].flatMap(({ header, proposed }) =>
    proposed ? [{ header, metric: proposed.metric, unit: proposed.unit, label: proposed.label }] : [],
  );
  const { area } = COLUMN_CORRECTIONS;
  const rows = proposals.map(({ header, metric, unit }) => ({
    area,
    name: header,
    value: metric,
    unit,
    row: 0,
  }));
  const taken = portfolio.withCorrections(COLUMN_CORRECTIONS.read(rows, () => {}));
  return { proposals, starter: new Starter(taken, understand(taken, book.today).unread, book.today) };
}
