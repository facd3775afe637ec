import { render } from 'preact';
import { useState } from 'preact/hooks';
import { Answer } from '../../sidebar/parts/answer';
import { Button } from '../../sidebar/parts/button';
import { Chip } from '../../sidebar/parts/chip';
import { Groups } from '../../sidebar/parts/groups';
import { type Filter, filtered, NO_FILTER } from '../../sidebar/portfolio/filter';
import { cardsOf, groupsOf } from '../../sidebar/portfolio/overview';
import { useAnswer } from '../../sidebar/remote';
import { closeDialog, server } from '../../sidebar/server';
import { counted, points, renewal, whole } from '../../sidebar/words';
import type { LastRun } from '../../src/addon/last-run';
import { AccountFilters, chosen } from '../account-filters';
import { ColumnChart } from '../column-chart';
import { Months } from '../months';
import { CustomerTable } from '../parts/customer-table';
import { healthBins } from '../portfolio/health-bins';
import { teamOf } from '../portfolio/team';

const EVERYBODY: Filter = { ...NO_FILTER, order: 'arr' };

/** The portfolio for people who would rather look than read: figures, charts, the team, and who is behind each number. */
function DashboardDialog() {
  const run = useAnswer('Reading the last run', () => server.lastRun());
  return (
    <main>
      <h1>Dashboard</h1>
      <Answer to={run}>{(known) => <Portfolio run={known} />}</Answer>
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
      <CustomerTable
        customers={shown}
        below={({ csm }) => (csm === '' ? 'no CSM' : csm)}
        columns={[
          {
            name: 'Health',
            cell: ({ health, status }) => (
              <>
                {health !== null && points(health)} <Chip label={status} bestToWorst={run.bands} />
              </>
            ),
          },
          {
            name: 'Churn risk',
            cell: ({ risk, tier }) => (
              <>
                {risk !== null && points(risk)} <Chip label={tier} bestToWorst={[...run.tiers].reverse()} />
              </>
            ),
          },
          { name: 'Renewal', cell: ({ daysToRenewal }) => renewal(daysToRenewal) || 'not known' },
        ]}
      />
    </section>
  );
}

render(<DashboardDialog />, document.getElementById('dialog')!);
