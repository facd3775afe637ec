import type { SourcesView } from '../../../src/addon/sources/sources';
import { dateName } from '../../../src/base/for-people';
import { groupBy } from '../../../src/base/group-by';
import { labelOf } from '../../../src/base/label';
import { Answer } from '../../parts/answer';
import { Button } from '../../parts/button';
import { Figure } from '../../parts/figure';
import { Hint } from '../../parts/notice';
import { Tick } from '../../parts/tick';
import { counted } from '../../words';
import type { Sidebar } from '../state/sidebar';
import { LastOutcome } from './run';

/** How the tabs make one portfolio: what each is taken for, what is taken of it, and what is wrong with the data. */
export function SourcesScreen(sidebar: Sidebar) {
  const { state, lookAtSources } = sidebar;
  return (
    <>
      <h1>Sources</h1>
      {state.sources.at === 'nothing' && (
        <>
          <p class="quiet">
            Several exports, such as customers, usage, tickets and invoices, each pasted into a tab of its
            own, become one portfolio.
          </p>
          <Button primary onClick={lookAtSources}>
            Look at my tabs
          </Button>
        </>
      )}
      <Answer to={state.sources}>{(view) => <Joined {...sidebar} view={view} />}</Answer>
      <LastOutcome {...sidebar} />
    </>
  );
}

function Joined(sidebar: Sidebar & { readonly view: SourcesView }) {
  const { view, state, joinTabs, lookAtSources } = sidebar;
  const byTab = [...groupBy(view.lines, ({ tab }) => tab)].filter(([tab]) => tab !== '');
  return (
    <>
      <p class="row">
        <Button primary={!view.isKept} busy={state.outcome.at === 'waiting'} onClick={joinTabs}>
          {view.isKept ? 'Read the tabs again' : 'Join tabs'}
        </Button>
        <button type="button" class="link" onClick={lookAtSources}>
          Refresh
        </button>
      </p>
      <p>
        <Figure id="customers" of="joined">
          {counted(view.customers, 'customer')}
        </Figure>
        ,{' '}
        <Figure id="columns" of="joined">
          {counted(view.columns, 'column')}
        </Figure>
        , counted from <span data-words="day">{dateName(view.countedFrom)}</span>.{' '}
        {view.isKept ? 'Change it in “Vitals sources”.' : 'Proposed from your tabs; nothing is written yet.'}
      </p>
      {view.problems.map((problem) => (
        <Hint key={problem}>
          <span data-words="reasons">{problem}</span>
        </Hint>
      ))}
      {view.isKept && <Trace {...sidebar} />}
      <Findings {...sidebar} view={view} />
      {byTab.map(([tab, lines]) => (
        <Tab key={tab} tab={tab} lines={lines} coverage={view.coverage.find((each) => each.tab === tab)} />
      ))}
    </>
  );
}

/** One tab: whose its rows are, and what each column of the portfolio is taken from. */
function Tab({
  tab,
  lines,
  coverage,
}: {
  readonly tab: string;
  readonly lines: SourcesView['lines'];
  readonly coverage: SourcesView['coverage'][number] | undefined;
}) {
  const { key = '', through = '' } = lines[0] ?? {};
  const taken = lines.filter(({ column }) => column !== '');
  return (
    <section>
      <h2 data-words="name">{tab}</h2>
      <p class="quiet" data-words="cells">
        {[
          coverage
            ? `${counted(coverage.rows, 'row')}, ${coverage.customers} of ${counted(coverage.of, 'customer')}`
            : 'One row for each customer',
          `by ${key}${through === '' ? '' : `, through ${through}`}`,
          coverage && coverage.notTaken.length > 0 ? `not taken: ${coverage.notTaken.join(', ')}` : '',
          coverage && coverage.newest !== '' ? `newest ${dateName(coverage.newest)}` : '',
        ]
          .filter((part) => part !== '')
          .join(', ')}
        .
      </p>
      {taken.length > 0 && (
        <ul class="columns" data-words="cells">
          {taken.map(({ column, take, of, where, days }) => (
            <li key={column} class="column">
              <strong>{labelOf(column)}</strong>{' '}
              <span class="quiet">
                {[
                  take,
                  of && (take.endsWith(' to') ? of : `of ${of}`),
                  where && `where ${where}`,
                  days && `in the last ${counted(days, 'day')}`,
                ]
                  .filter(Boolean)
                  .join(' ')}
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

/** What is wrong with the data, with its cells; what is left out can be accepted as it stands. */
function Findings({ view, state, show, acceptFinding }: Sidebar & { readonly view: SourcesView }) {
  if (view.findings.length === 0) return <p>Nothing is wrong with the data.</p>;
  return (
    <>
      <h2>Data quality</h2>
      <ul class="columns">
        {view.findings.map(({ key, tab, message, cells, held }) => (
          <li key={key} class="column">
            <span data-words="reasons">
              <strong>{tab}</strong>: {message}
            </span>{' '}
            {cells.map((place) => {
              const at = place.lastIndexOf('!');
              return (
                <button
                  key={place}
                  type="button"
                  class="link"
                  data-words="cells"
                  onClick={() => show(place.slice(0, at), place.slice(at + 1))}
                >
                  {place.slice(at + 1)}
                </button>
              );
            })}
            {held && view.isKept && (
              <Tick
                label="Accept as it stands"
                ticked={view.accepted.includes(key)}
                busy={state.sources.at === 'waiting'}
                onTick={(on) => acceptFinding(key, on)}
              />
            )}
          </li>
        ))}
      </ul>
    </>
  );
}

/** Which rows the value that is selected in the portfolio comes from. */
function Trace({ state, trace, show }: Sidebar) {
  return (
    <>
      <p class="row">
        <Button busy={state.trace.at === 'waiting'} onClick={trace}>
          Where is it from?
        </Button>
        <span class="quiet">Of the value selected in “Vitals portfolio”.</span>
      </p>
      <Answer to={state.trace}>
        {({ customer, column, tab, how, rows, cells }) => (
          <p data-words="cells">
            <strong>{`${labelOf(column)} of ${customer}`}</strong>: {how}, {counted(rows, 'row')} in “{tab}”:{' '}
            {cells.map((cell) => (
              <button key={cell} type="button" class="link" onClick={() => show(tab, cell)}>
                {cell}
              </button>
            ))}
          </p>
        )}
      </Answer>
    </>
  );
}
