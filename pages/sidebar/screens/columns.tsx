import { useState } from 'preact/hooks';
import type { PortfolioMatch } from '../../../src/addon/run/match';
import type { LackingMetric, ModelFit } from '../../../src/customers/model-fit';
import { partOf } from '../../../src/metrics/figures';
import type { ColumnReading, UnreadColumn } from '../../../src/reading/understanding';
import { Answer } from '../../parts/answer';
import { Button } from '../../parts/button';
import { Figure } from '../../parts/figure';
import { HeadcountLine } from '../../parts/headcount';
import { Hint } from '../../parts/notice';
import { Ring } from '../../parts/ring';
import { counted, percent } from '../../words';
import type { Sidebar } from '../state/sidebar';
import { chosenModel } from '../state/store';
import { ColumnRow } from './column-row';
import { ContractsQuestion } from './contracts';
import { BuildButton } from './run';
import { Statuses } from './statuses';

/** What each column is: how far that gets, those that need a decision, those that are fine, and what lacks. */
export function ColumnsScreen(sidebar: Sidebar) {
  const { match } = sidebar.state;
  return (
    <>
      <h1>Your columns</h1>
      <Answer to={match}>{(found) => <Mapped {...sidebar} found={found} />}</Answer>
    </>
  );
}

/** Columns that a person should say something about, those with a proposal first. */
export function columnsToDecide({ columns, unread }: PortfolioMatch): (ColumnReading | UnreadColumn)[] {
  return [...unread.filter(({ proposed }) => proposed), ...columns.filter(({ ask }) => ask !== '')];
}

function Mapped(sidebar: Sidebar & { found: PortfolioMatch }) {
  const { state, match, found, score, go } = sidebar;
  const health = found.models.find(({ model }) => model === chosenModel(state)) ?? found.models[0]!;
  const published = health.published ? health : found.models.find((each) => each.published)!;
  const decide = columnsToDecide(found);
  const fine = found.columns.filter(({ ask }) => ask === '');
  const unused = found.unread.filter(({ proposed: proposal }) => !proposal);
  const proposed = decide.filter(({ proposed: proposal }) => proposal);
  return (
    <>
      <p class="quiet">
        <span data-words="name">“{found.tab}”</span>, headers in{' '}
        <span data-words="cells">row {found.headerRow}</span>.{' '}
        <button type="button" class="link" onClick={match}>
          Refresh
        </button>
      </p>
      <HeadcountLine of={found.headcount} />
      {found.profile !== '' && <p>{found.profile}.</p>}
      {found.hasIds ? (
        <Enough fit={health} needed={found.minimumCoverage} />
      ) : (
        <Hint>
          <p>
            No column identifies customers. Choose below which one is the <strong>Customer id</strong>: it
            must be different for each customer.
          </p>
        </Hint>
      )}
      <ContractsQuestion {...sidebar} of={found.contracts} />
      <ToDecide {...sidebar} columns={decide} proposed={proposed} />
      <Statuses {...sidebar} />
      <Folded {...sidebar} startsOpen={!found.hasIds} columns={fine} of="read" />
      <Folded {...sidebar} startsOpen={!found.hasIds} columns={unused} of="not used" />
      {found.hasIds && (
        <p class="row">
          <BuildButton {...sidebar} />
          <Button
            primary={proposed.length === 0 && health.scored > 0}
            onClick={() => {
              go('today');
              score();
            }}
          >
            Score <Figure id="customers">{counted(found.headcount.customers, 'customer')}</Figure>
          </Button>
        </p>
      )}
      {!health.published && (
        <p class="quiet">
          Of the published model {published.model} your columns have{' '}
          <Figure id="coverage" of={partOf('model', published.model)} value={published.coverage}>
            {percent(published.coverage)}
          </Figure>
          .
        </p>
      )}
      <Lacking fit={published} title={`Missing for health (${published.model})`} />
      <Lacking fit={found.churn} title="Missing for churn risk" />
      <Unlocks unlocks={found.unlocks} />
    </>
  );
}

/** How much of the model has data, and the one column that would bring most. */
export function Enough({ fit, needed }: { fit: ModelFit; needed: number }) {
  const { scored, customers, coverage, lacking, model } = fit;
  const [most] = lacking;
  return (
    <div class="enough">
      <span data-figure="coverage" data-of={partOf('model', model)}>
        <Ring share={coverage} text={percent(coverage)} />
      </span>
      <div>
        <h2>{scored > 0 ? 'Enough to score' : 'Not enough to score'}</h2>
        <p class="quiet">
          <Figure id="scored" of={partOf('model', model)} value={scored} /> of{' '}
          <Figure id="customers">{counted(customers, 'customer')}</Figure> with the model {model}, which needs{' '}
          <span data-words="target">{percent(needed)}</span> of its data.
          {most && <span data-words="advice">{` ${most.label} would bring ${percent(most.share)}.`}</span>}
        </p>
      </div>
    </div>
  );
}

/** Columns that a person should say something about, with what is proposed. */
function ToDecide(
  sidebar: Sidebar & {
    readonly found: PortfolioMatch;
    readonly columns: readonly (ColumnReading | UnreadColumn)[];
    readonly proposed: readonly (ColumnReading | UnreadColumn)[];
  },
) {
  const { columns, proposed, correctAll } = sidebar;
  if (columns.length === 0) return null;
  const accept = () =>
    correctAll(
      proposed.map(({ header, proposed: proposal, said }) => ({
        header,
        metric: proposal!.metric,
        unit: proposal!.unit || said.unit,
      })),
    );
  return (
    <section>
      <h2>
        <Figure id="columns" of="to decide">
          {counted(columns.length, 'column')}
        </Figure>{' '}
        to decide
      </h2>
      <ul class="columns" data-words="cells">
        {columns.map((column) => (
          <ColumnRow key={column.letter} {...sidebar} column={column} />
        ))}
      </ul>
      {proposed.length > 0 && (
        <p class="row">
          <Button primary onClick={accept}>
            {proposed.length === 1 ? (
              'Use the proposal'
            ) : (
              <>
                Use the <Figure id="columns" of="proposed" value={proposed.length} /> proposals
              </>
            )}
          </Button>
        </p>
      )}
    </section>
  );
}

/** Columns behind one line; they are drawn once somebody opens it, for there may be a hundred. */
function Folded({
  columns,
  of,
  startsOpen,
  ...sidebar
}: Sidebar & {
  readonly found: PortfolioMatch;
  readonly columns: readonly (ColumnReading | UnreadColumn)[];
  /** What they have in common. */
  readonly of: string;
  readonly startsOpen: boolean;
}) {
  const [isOpen, setOpen] = useState(startsOpen);
  if (columns.length === 0) return null;
  return (
    <details open={isOpen} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>
        <Figure id="columns" of={of}>
          {counted(columns.length, 'column')}
        </Figure>{' '}
        {of}
      </summary>
      {isOpen && (
        <ul class="columns" data-words="cells">
          {columns.map((column) => (
            <ColumnRow key={column.letter} {...sidebar} column={column} />
          ))}
        </ul>
      )}
    </details>
  );
}

/** What a model reads and no column holds. */
function Lacking({ fit: { lacking }, title }: { fit: ModelFit; title: string }) {
  if (lacking.length === 0) return null;
  return (
    <details>
      <summary>
        {title}{' '}
        <span class="count">
          <Figure id="columns" of={title} value={lacking.length} />
        </span>
      </summary>
      <ul>
        {lacking.map((metric) => (
          <li key={metric.label} data-words="advice">
            <LackingLine metric={metric} />
          </li>
        ))}
      </ul>
    </details>
  );
}

function LackingLine({ metric: { columns, label, share } }: { metric: LackingMetric }) {
  return (
    <p>
      <strong>{label}</strong>: adding <code>{columns.join(', ')}</code> brings {percent(share)} of the score.
    </p>
  );
}

function Unlocks({ unlocks }: { unlocks: PortfolioMatch['unlocks'] }) {
  if (unlocks.length === 0) return null;
  return (
    <details>
      <summary>
        What one more column would bring{' '}
        <span class="count">
          <Figure id="columns" of="that would bring more" value={unlocks.length} />
        </span>
      </summary>
      <ul>
        {unlocks.map(({ column, brings }) => (
          <li key={column}>
            <code>{column}</code>: {brings}
          </li>
        ))}
      </ul>
    </details>
  );
}
