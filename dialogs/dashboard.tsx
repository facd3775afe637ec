import { render } from 'preact';
import { useState } from 'preact/hooks';
import { Button } from '../sidebar/parts/button';
import { Chip } from '../sidebar/parts/chip';
import { Groups } from '../sidebar/parts/groups';
import { Notice } from '../sidebar/parts/notice';
import { Working } from '../sidebar/parts/working';
import { type Filter, filtered, NO_FILTER, nameOf } from '../sidebar/portfolio/filter';
import { cardsOf, groupsOf } from '../sidebar/portfolio/overview';
import { useAnswer } from '../sidebar/remote';
import { closeDialog, server } from '../sidebar/server';
import { counted, points, renewal, whole } from '../sidebar/words';
import type { LastRun } from '../src/addon/last-run';
import { AccountFilters, chosen } from './account-filters';
import { ColumnChart } from './column-chart';
import { Months } from './months';
import { healthBins } from './portfolio/health-bins';
import { teamOf } from './portfolio/team';

const EVERYBODY: Filter = { ...NO_FILTER, order: 'arr' };
const ROWS_AT_A_TIME = 25;

/** The portfolio for people who would rather look than read: figures, charts, the team, and who is behind each number. */
function DashboardDialog() {
  const run = useAnswer('Reading the last run', () => server.lastRun());
  return (
    <main>
      <h1>Dashboard</h1>
      {run.at === 'waiting' && <Working doing={run.doing} />}
      {run.at === 'failed' && <Notice failure={run.failure} onRetry={run.again} />}
      {run.at === 'ready' && <Portfolio run={run.value} />}
    </main>
  );
}

function Portfolio({ run }: { run: LastRun }) {
  const [filter, setFilter] = useState(EVERYBODY);
  if (run.accounts.length === 0) {
    return (
      <>
        <p>Nothing is scored yet. Press “Score portfolio” in the sidebar, then open this again.</p>
        <Button onClick={closeDialog}>Close</Button>
      </>
    );
  }
  // The splits keep all their bars while one of them is looked into.
  const population = filtered(run.accounts, { ...filter, tier: '', band: '' });
  const shown = filtered(run.accounts, filter);
  return (
    <>
      <div class="apart">
        <p class="quiet">
          Computed on {run.scoredOn} with the {run.model} model{chosen(filter)}.
        </p>
        <p class="row screen-only">
          <Button primary onClick={() => window.print()}>
            Print
          </Button>
          <Button onClick={closeDialog}>Close</Button>
        </p>
      </div>
      <AccountFilters accounts={run.accounts} filter={filter} setFilter={setFilter} />
      <Cards run={{ ...run, accounts: population }} />
      <div class="side-by-side">
        <section>
          <h2>Churn risk</h2>
          <Groups
            groups={groupsOf(population, run.tiers, ({ tier }) => tier)}
            bestToWorst={[...run.tiers].reverse()}
            onOpen={(tier) => setFilter({ ...filter, tier, band: '' })}
          />
        </section>
        <section>
          <h2>Health</h2>
          <Groups
            groups={groupsOf(population, run.bands, ({ status }) => status)}
            bestToWorst={run.bands}
            onOpen={(band) => setFilter({ ...filter, band, tier: '' })}
          />
        </section>
        <section>
          <h2>Customers by health score</h2>
          <ColumnChart
            name="Customers by health score, 100 is best"
            columns={healthBins(population, run.bands)}
            bestToWorst={run.bands}
          />
        </section>
      </div>
      <Team run={{ ...run, accounts: population }} onOpen={(csm) => setFilter({ ...filter, csm })} />
      <Months />
      <Customers run={run} shown={shown} filter={filter} clear={() => setFilter(EVERYBODY)} />
    </>
  );
}

function Cards({ run }: { run: LastRun }) {
  return (
    <dl class="cards wide-cards">
      {cardsOf(run, null).map(({ name, value, shown, note }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>
            <strong>
              {value === undefined ? 'No data' : shown === 'points' ? points(value) : whole(value)}
            </strong>
            <span class="quiet">{note}</span>
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Team({ run, onOpen }: { run: LastRun; onOpen: (csm: string) => void }) {
  const team = teamOf(run);
  if (team.length === 0) return null;
  return (
    <section>
      <h2>Team</h2>
      <table>
        <thead>
          <tr>
            <th scope="col">CSM</th>
            {['Customers', 'ARR', 'ARR at risk', 'Average health'].map((name) => (
              <th key={name} scope="col" class="number">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {team.map(({ csm, customers, arr, arrAtRisk, averageHealth }) => (
            <tr key={csm}>
              <th scope="row">
                {csm === '' ? (
                  'No CSM'
                ) : (
                  <button type="button" class="link" onClick={() => onOpen(csm)}>
                    {csm}
                  </button>
                )}
              </th>
              <td class="number">{whole(customers)}</td>
              <td class="number">{whole(arr)}</td>
              <td class="number">{whole(arrAtRisk)}</td>
              <td class="number">{averageHealth === undefined ? 'No data' : points(averageHealth)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Customers({
  run,
  shown,
  filter,
  clear,
}: {
  readonly run: LastRun;
  readonly shown: LastRun['accounts'];
  readonly filter: Filter;
  readonly clear: () => void;
}) {
  const [rows, setRows] = useState(ROWS_AT_A_TIME);
  const label = [filter.tier, filter.band].filter((word) => word !== '').join(', ');
  return (
    // The whole portfolio would not fit the one page that the figures are printed on.
    <section class={filter === EVERYBODY ? 'screen-only' : ''}>
      <h2>Customers</h2>
      <div class="apart">
        <p role="status">
          <strong>{counted(shown.length, 'customer')}</strong>
          {label !== '' && `: ${label}`}
        </p>
        {filter !== EVERYBODY && (
          <p class="screen-only">
            <Button onClick={clear}>Show all</Button>
          </p>
        )}
      </div>
      <table>
        <thead>
          <tr>
            <th scope="col">Customer</th>
            <th scope="col" class="number">
              ARR
            </th>
            <th scope="col">Health</th>
            <th scope="col">Churn risk</th>
            <th scope="col">Renewal</th>
          </tr>
        </thead>
        <tbody>
          {shown.slice(0, rows).map((account, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: ids may occur twice, and rows hold no state.
            <tr key={i}>
              <th scope="row">
                {nameOf(account)}
                <span class="quiet below">{account.csm === '' ? 'no CSM' : account.csm}</span>
              </th>
              <td class="number">{account.arr === null ? 'not known' : whole(account.arr)}</td>
              <td>
                {account.health !== null && points(account.health)}{' '}
                <Chip label={account.status} bestToWorst={run.bands} />
              </td>
              <td>
                {account.risk !== null && points(account.risk)}{' '}
                <Chip label={account.tier} bestToWorst={[...run.tiers].reverse()} />
              </td>
              <td>{renewal(account.daysToRenewal) || 'not known'}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {shown.length > rows && (
        <button type="button" class="link screen-only" onClick={() => setRows(rows + ROWS_AT_A_TIME)}>
          {`Show more (${whole(shown.length - rows)} left)`}
        </button>
      )}
    </section>
  );
}

render(<DashboardDialog />, document.getElementById('dialog')!);
