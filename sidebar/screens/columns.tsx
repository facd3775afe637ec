import type { PortfolioMatch } from '../../src/addon/match';
import type { LackingMetric, ModelFit } from '../../src/customers/model-fit';
import type { ColumnReading } from '../../src/customers/understanding';
import { Notice } from '../parts/notice';
import { Working } from '../parts/working';
import { knownOf } from '../remote';
import { chosenModel, type Sidebar } from '../state';
import { counted, percent } from '../words';

/** How each column was understood, what lacks, and what adding it would bring. */
export function ColumnsScreen(sidebar: Sidebar) {
  const { match } = sidebar.state;
  const found = knownOf(match);
  return (
    <>
      <h1>Your columns</h1>
      {match.at === 'waiting' && <Working doing={match.doing} />}
      {match.at === 'failed' && <Notice failure={match.failure} onRetry={match.again} />}
      {found && <Understood {...sidebar} found={found} />}
    </>
  );
}

function Understood({ state, match, found }: Sidebar & { found: PortfolioMatch }) {
  const health = found.models.find(({ model }) => model === chosenModel(state)) ?? found.models[0]!;
  return (
    <>
      <p>
        “{found.tab}”, headers in row {found.headerRow}, {counted(found.customers, 'customer')}.{' '}
        <button type="button" class="link" onClick={match}>
          Look again
        </button>
      </p>
      <Fit fit={health} title={`Health, ${health.model} model`} />
      <Fit fit={found.churn} title="Churn risk" />
      <Unlocks unlocks={found.unlocks} />
      <h2>{counted(found.columns.length, 'column')} understood</h2>
      <ul class="columns">
        {found.columns.map((column) => (
          <li key={column.position}>
            <Column column={column} />
          </li>
        ))}
      </ul>
      <Unread unread={found.unread} />
    </>
  );
}

function Fit({ fit, title }: { fit: ModelFit; title: string }) {
  const { scored, customers, coverage, lacking } = fit;
  return (
    <section>
      <h2>{title}</h2>
      <p>
        {percent(coverage)} of its weight has data: enough for {scored} of {counted(customers, 'customer')}{' '}
        (60 % is needed).
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

function Column({ column }: { column: ColumnReading }) {
  const { letter, header, label, decision, read, blank, refused } = column;
  return (
    <>
      <p>
        <strong>{header}</strong> <span class="quiet">(column {letter})</span> → {label}
      </p>
      <p class="quiet">
        {read} read
        {blank > 0 && `, ${blank} blank`}
        {refused > 0 && <span class="bad">{`, ${refused} not readable`}</span>}
        {decision !== '' && `. ${decision}`}
      </p>
    </>
  );
}

function Unread({ unread }: { unread: PortfolioMatch['unread'] }) {
  if (unread.length === 0) return null;
  return (
    <details>
      <summary>
        Not used <span class="count">{unread.length}</span>
      </summary>
      <ul>
        {unread.map(({ letter, header, instead }) => (
          <li key={letter}>
            {header} <span class="quiet">(column {letter})</span>
            {instead !== '' && `: ${instead} is read instead`}
          </li>
        ))}
      </ul>
    </details>
  );
}
