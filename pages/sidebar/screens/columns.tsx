import type { PortfolioMatch } from '../../../src/addon/run/match';
import type { LackingMetric, ModelFit } from '../../../src/customers/model-fit';
import type { ColumnReading, UnreadColumn } from '../../../src/reading/understanding';
import { Answer } from '../../parts/answer';
import { Select } from '../../parts/select';
import { counted, percent } from '../../words';
import type { Sidebar } from '../state/sidebar';
import { chosenModel } from '../state/store';

const NOT_AN_INPUT = 'not an input';

const UNIT_WORDS: Readonly<Record<string, string>> = {
  percent: '85 is 85 %',
  fraction: '0.85 is 85 %',
  '1 to 5': '4 is 4 of 5',
  'day first': 'Day first, 31/12/2026',
  'month first': 'Month first, 12/31/2026',
  'year first': 'Year first, 2026/12/31',
};

/** How each column was understood, what lacks, and what adding it would bring. */
export function ColumnsScreen(sidebar: Sidebar) {
  const { match } = sidebar.state;
  return (
    <>
      <h1>Your columns</h1>
      <Answer to={match}>{(found) => <Understood {...sidebar} found={found} />}</Answer>
    </>
  );
}

function Understood({ state, match, correct, found }: Sidebar & { found: PortfolioMatch }) {
  const health = found.models.find(({ model }) => model === chosenModel(state)) ?? found.models[0]!;
  return (
    <>
      <p>
        “{found.tab}”, headers in row {found.headerRow}, {counted(found.headcount.customers, 'customer')}.{' '}
        <button type="button" class="link" onClick={match}>
          Look again
        </button>
      </p>
      <Fit fit={health} title={`Health, ${health.model} model`} needed={found.minimumCoverage} />
      <Fit fit={found.churn} title="Churn risk" needed={found.minimumCoverage} />
      <Unlocks unlocks={found.unlocks} />
      <h2>{counted(found.columns.length, 'column')} understood</h2>
      <ul class="columns">
        {found.columns.map((column) => (
          <li key={column.position}>
            <Column column={column} />
            <Correct column={column} choices={found.choices} correct={correct} />
          </li>
        ))}
      </ul>
      <Unread unread={found.unread} choices={found.choices} correct={correct} />
    </>
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

/** What the add-on took a column for, put right. */
function Correct({
  column,
  choices,
  correct,
}: {
  readonly column: ColumnReading | UnreadColumn;
  readonly choices: PortfolioMatch['choices'];
  readonly correct: Sidebar['correct'];
}) {
  const { header, said } = column;
  const units = 'units' in column ? column.units : [];
  const isCorrected = said.metric !== '' || said.unit !== '';
  return (
    <details>
      <summary>
        {isCorrected ? 'Corrected by you' : 'Correct'}
        <span class="unseen">: {header}</span>
      </summary>
      <Select
        label={`Read ${header} as`}
        value={said.metric}
        choices={[
          { value: '', name: 'What the header says' },
          { value: NOT_AN_INPUT, name: 'Not an input' },
          ...choices.map(({ header: value, label }) => ({ value, name: label })),
        ]}
        onChoose={(metric) => correct(header, { ...said, metric })}
      />
      {units.length > 0 && (
        <Select
          label={`How ${header} is written`}
          value={said.unit}
          choices={[
            { value: '', name: 'As the cells tell' },
            ...units.map((unit) => ({ value: unit, name: UNIT_WORDS[unit] ?? unit })),
          ]}
          onChoose={(unit) => correct(header, { ...said, unit })}
        />
      )}
    </details>
  );
}

function Unread({
  unread,
  choices,
  correct,
}: {
  readonly unread: PortfolioMatch['unread'];
  readonly choices: PortfolioMatch['choices'];
  readonly correct: Sidebar['correct'];
}) {
  if (unread.length === 0) return null;
  return (
    <details>
      <summary>
        Not used <span class="count">{unread.length}</span>
      </summary>
      <ul>
        {unread.map((column) => (
          <li key={column.letter}>
            <p>
              {column.header} <span class="quiet">(column {column.letter})</span>
              {column.instead !== '' && `: ${column.instead} is read instead`}
            </p>
            <Correct column={column} choices={choices} correct={correct} />
          </li>
        ))}
      </ul>
    </details>
  );
}
