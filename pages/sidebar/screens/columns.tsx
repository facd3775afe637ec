import type { PortfolioMatch } from '../../../src/addon/run/match';
import type { LackingMetric, ModelFit } from '../../../src/customers/model-fit';
import { Button } from '../../parts/button';
import { HeadcountLine } from '../../parts/headcount';
import { Hint, Notice } from '../../parts/notice';
import { Working } from '../../parts/working';
import { knownOf } from '../../remote';
import { counted, percent } from '../../words';
import type { Sidebar } from '../state/sidebar';
import { chosenModel } from '../state/store';
import { ReadColumn, Statuses, UnusedColumn } from './column-rows';

/** What each column is: those that need a decision first, then what lacks, then those that are fine. */
export function ColumnsScreen(sidebar: Sidebar) {
  const { match } = sidebar.state;
  const found = knownOf(match);
  return (
    <>
      <h1>Your columns</h1>
      {match.at === 'waiting' && <Working doing={match.doing} />}
      {match.at === 'failed' && <Notice failure={match.failure} onRetry={match.again} />}
      {found && <Mapped {...sidebar} found={found} />}
    </>
  );
}

function Mapped(sidebar: Sidebar & { found: PortfolioMatch }) {
  const { state, match, found } = sidebar;
  const health = found.models.find(({ model }) => model === chosenModel(state)) ?? found.models[0]!;
  const fine = found.columns.filter(({ ask }) => ask === '');
  const unused = found.unread.filter(({ proposed }) => !proposed);
  return (
    <>
      <p>
        “{found.tab}”, headers in row {found.headerRow}.{' '}
        <button type="button" class="link" onClick={match}>
          Look again
        </button>
      </p>
      <HeadcountLine of={found.headcount} />
      {found.profile !== '' && <p>{found.profile}.</p>}
      {!found.hasIds && (
        <Hint>
          <p>No column tells one customer from another. Say below which one is the customer id.</p>
        </Hint>
      )}
      <ToDecide {...sidebar} />
      <Statuses {...sidebar} />
      <details>
        <summary>{counted(fine.length, 'column')} read without a question</summary>
        <ul class="columns">
          {fine.map((column) => (
            <li key={column.position}>
              <ReadColumn {...sidebar} column={column} />
            </li>
          ))}
        </ul>
      </details>
      {unused.length > 0 && (
        <details open={!found.hasIds}>
          <summary>
            Not used <span class="count">{unused.length}</span>
          </summary>
          <ul class="columns">
            {unused.map((column) => (
              <li key={column.letter}>
                <UnusedColumn {...sidebar} column={column} />
              </li>
            ))}
          </ul>
        </details>
      )}
      <Fit fit={health} title={`Health, ${health.model} model`} needed={found.minimumCoverage} />
      <Fit fit={found.churn} title="Churn risk" needed={found.minimumCoverage} />
      <Unlocks unlocks={found.unlocks} />
    </>
  );
}

/** Columns that a person should say something about, with what is proposed. */
function ToDecide(sidebar: Sidebar & { found: PortfolioMatch }) {
  const { found, correctAll } = sidebar;
  const asked = found.columns.filter(({ ask }) => ask !== '');
  const proposed = found.unread.filter((column) => column.proposed);
  if (asked.length + proposed.length === 0) return null;
  const accept = () =>
    correctAll(
      proposed.map(({ header, proposed: proposal, said }) => ({
        header,
        metric: proposal!.metric,
        unit: said.unit,
      })),
    );
  return (
    <section>
      <h2>{counted(asked.length + proposed.length, 'column')} to decide</h2>
      {proposed.length > 0 && (
        <p class="row">
          <Button primary onClick={accept}>
            {proposed.length === 1 ? 'Use the proposal' : `Use the ${proposed.length} proposals`}
          </Button>
        </p>
      )}
      <ul class="columns">
        {proposed.map((column) => (
          <li key={column.letter}>
            <UnusedColumn {...sidebar} column={column} />
          </li>
        ))}
        {asked.map((column) => (
          <li key={column.position}>
            <ReadColumn {...sidebar} column={column} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Fit({ fit, title, needed }: { fit: ModelFit; title: string; needed: number }) {
  const { scored, customers, coverage, lacking } = fit;
  return (
    <section>
      <h2>{title}</h2>
      <p>
        {percent(coverage)} of its weight has data: enough for {scored} of {counted(customers, 'customer')} (
        {percent(needed)} is needed).
      </p>
      {lacking.length > 0 && (
        <details>
          <summary>
            No column for <span class="count">{lacking.length}</span>
          </summary>
          <ul>
            {lacking.map((metric) => (
              <li key={metric.label}>
                <Lacking metric={metric} />
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

function Lacking({ metric: { columns, label, share } }: { metric: LackingMetric }) {
  return (
    <p>
      <strong>{label}</strong>: adding <code>{columns.join(', ')}</code> brings {percent(share)} of the score.
    </p>
  );
}

function Unlocks({ unlocks }: { unlocks: PortfolioMatch['unlocks'] }) {
  if (unlocks.length === 0) return null;
  return (
    <section>
      <h2>What one more column would bring</h2>
      <ul>
        {unlocks.map(({ column, brings }) => (
          <li key={column}>
            <code>{column}</code>: {brings}
          </li>
        ))}
      </ul>
    </section>
  );
}
