import type { LastRun, ScoredAccount } from '../../../src/addon/run/last-run';
import { Button } from '../../parts/button';
import { Groups } from '../../parts/groups';
import { HeadcountLine } from '../../parts/headcount';
import { WithLastRun } from '../../parts/last-run';
import { LongList } from '../../parts/long-list';
import { nameOf } from '../../portfolio/filter';
import {
  cardsOf,
  disagreements,
  expansionOf,
  groupsOf,
  TREND_LEVELS,
  trending,
} from '../../portfolio/overview';
import { counted, points, signed, whole } from '../../words';
import type { Dialog } from '../state/sheet';
import type { Sidebar } from '../state/sidebar';
import { HealthMoves } from './health-moves';

/** The portfolio at a glance. */
export function OverviewScreen(sidebar: Sidebar) {
  return (
    <>
      <h1>Overview</h1>
      <WithLastRun {...sidebar}>{(run) => <Portfolio {...sidebar} run={run} />}</WithLastRun>
    </>
  );
}

function Portfolio(sidebar: Sidebar & { run: LastRun }) {
  const { run, list, open } = sidebar;
  const calmFirst = [...run.tiers].reverse();
  const { healthyAtRisk, unhealthyUnalarmed } = disagreements(run);
  return (
    <>
      <p class="quiet">
        {counted(run.accounts.length, 'customer')}, {run.model} model, {run.scoredOn}
      </p>
      <HeadcountLine of={run.headcount} />
      <dl class="cards">
        {cardsOf(run, null).map(({ id, name, value, shown, note, change }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>
              <strong data-figure={id}>
                {value === undefined ? 'No data' : shown === 'points' ? points(value) : whole(value)}
              </strong>
              {change !== undefined && <span>{`${signed(change)} since the last run`}</span>}
              <span class="quiet">{note}</span>
            </dd>
          </div>
        ))}
      </dl>
      <Windows {...sidebar} />
      <h2>Churn risk</h2>
      <Groups
        groups={groupsOf(run.accounts, run.tiers, ({ tier }) => tier)}
        bestToWorst={calmFirst}
        onOpen={(tier) => list({ tier })}
      />
      <h2>Health ({run.model} model)</h2>
      <Groups
        groups={groupsOf(run.accounts, run.bands, ({ status }) => status)}
        bestToWorst={run.bands}
        onOpen={(band) => list({ band })}
      />
      <h2>Where health is going</h2>
      {TREND_LEVELS.map((level) => (
        <Accounts key={level} title={`${level} priority`} accounts={trending(run, level)} open={open} />
      ))}
      {TREND_LEVELS.every((level) => trending(run, level).length === 0) && (
        <p>Nowhere in a hurry, or nothing to compare with yet.</p>
      )}
      <h2>How health moved</h2>
      <HealthMoves />
      <ExpansionSummary run={run} open={open} showSettings={sidebar.showSettings} />
      <h2>Health and churn disagree</h2>
      <Accounts title="Healthy, but at risk" accounts={healthyAtRisk} open={open} />
      <Accounts title="Unhealthy, but low risk" accounts={unhealthyUnalarmed} open={open} />
      {healthyAtRisk.length + unhealthyUnalarmed.length === 0 && (
        <p>Nowhere: both say the same of every customer.</p>
      )}
    </>
  );
}

const WINDOWS: readonly Dialog[] = ['Dashboard', 'What if', 'Models', 'Account review'];

/** What needs more room than the sidebar has. */
function Windows({ openDialog, makeDashboard }: Sidebar) {
  return (
    <section>
      <h2>With more room</h2>
      <p class="row">
        {WINDOWS.map((dialog) => (
          <Button key={dialog} onClick={() => openDialog(dialog)}>
            {dialog}
          </Button>
        ))}
      </p>
      <p class="quiet">In the sheet, for people without the add-on as well:</p>
      <Button onClick={makeDashboard}>Make or open “Vitals dashboard”</Button>
    </section>
  );
}

function Accounts({
  title,
  accounts,
  open,
}: {
  readonly title: string;
  readonly accounts: readonly ScoredAccount[];
  readonly open: (id: string) => void;
}) {
  if (accounts.length === 0) return null;
  return (
    <details>
      <summary>
        {title} <span class="count">{accounts.length}</span>
      </summary>
      <LongList entries={accounts}>
        {(account) => (
          <>
            <button type="button" class="link" onClick={() => open(account.id)}>
              {nameOf(account)}
            </button>
            <p class="quiet">
              Health {account.status}, risk {account.tier}
              {account.arr !== null && `, ARR ${whole(account.arr)}`}
            </p>
          </>
        )}
      </LongList>
    </details>
  );
}

function ExpansionSummary({
  run,
  open,
  showSettings,
}: {
  readonly run: LastRun;
  readonly open: (id: string) => void;
  readonly showSettings: () => void;
}) {
  const { potential, told, ready, accounts } = expansionOf(run);
  return (
    <section>
      <h2>Expansion</h2>
      {told === 0 ? (
        <p>
          Nothing is known of seats, plans, modules or departments. Columns such as active_seats and
          licensed_seats tell what customers could buy.
        </p>
      ) : (
        <>
          <p>
            <strong>{whole(potential)}</strong> a year with {counted(accounts.length, 'customer')};{' '}
            {whole(ready.potential)} with the {counted(ready.customers, 'customer')} ready for a proposal.
          </p>
          <LongList entries={accounts}>
            {(account) => (
              <>
                <button type="button" class="link" onClick={() => open(account.id)}>
                  {nameOf(account)}
                </button>
                {`: ${whole(account.potential ?? 0)} a year. ${account.readiness}`}
                <p class="quiet">{account.topOpportunity}</p>
              </>
            )}
          </LongList>
        </>
      )}
      <p>
        <button type="button" class="link" onClick={showSettings}>
          Prices and thresholds
        </button>
      </p>
    </section>
  );
}
