import type { LastRun, ScoredAccount } from '../../../src/addon/run/last-run';
import { dateName } from '../../../src/base/for-people';
import { groupsOf } from '../../../src/customers/figures';
import { type FigureId, partOf } from '../../../src/metrics/figures';
import { Button } from '../../parts/button';
import { Figure } from '../../parts/figure';
import { Groups } from '../../parts/groups';
import { HeadcountLine } from '../../parts/headcount';
import { WithLastRun } from '../../parts/last-run';
import { LongList } from '../../parts/long-list';
import { Hint } from '../../parts/notice';
import { nameOf } from '../../portfolio/filter';
import {
  cardsOf,
  disagreements,
  isNearLimits,
  TRENDS,
  trending,
  withPotential,
} from '../../portfolio/overview';
import { counted } from '../../words';
import type { Dialog } from '../state/sheet';
import type { Sidebar } from '../state/sidebar';
import { WindowButtons } from '../window-buttons';
import { DownloadScores } from './download-scores';
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
        {run.model} model, {dateName(run.scoredOn)}
      </p>
      <HeadcountLine of={run.headcount} />
      {isNearLimits(run) && (
        <Hint>
          A sheet is soon too small for so many customers. BigQuery scores them with the same model:{' '}
          <button type="button" class="link" onClick={() => sidebar.go('settings')}>
            Open Settings
          </button>
        </Hint>
      )}
      <dl class="cards">
        {cardsOf(run).map(({ id, name, value, note }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>
              <strong>
                <Figure id={id} value={value} />
              </strong>
              <span class="quiet" data-words="definition">
                {note}
              </span>
            </dd>
          </div>
        ))}
      </dl>
      <Windows {...sidebar} />
      <DownloadScores />
      <h2>Churn risk</h2>
      <Groups
        kind="tier"
        groups={groupsOf(run.accounts, run.tiers, ({ tier }) => tier)}
        bestToWorst={calmFirst}
        onOpen={(tier) => list({ tier })}
      />
      <h2>Health ({run.model} model)</h2>
      <Groups
        kind="band"
        groups={groupsOf(run.accounts, run.bands, ({ status }) => status)}
        bestToWorst={run.bands}
        onOpen={(band) => list({ band })}
      />
      <h2>Where health is going</h2>
      {TRENDS.map(({ level, words }) => (
        <Accounts key={level} id="trend-priority" title={words} accounts={trending(run, level)} open={open} />
      ))}
      {TRENDS.every(({ level }) => trending(run, level).length === 0) && (
        <p>No account needs attention yet.</p>
      )}
      <h2>How health moved</h2>
      <HealthMoves />
      <ExpansionSummary run={run} open={open} showSettings={sidebar.showSettings} />
      <h2>Health and churn disagree</h2>
      <Accounts
        id="disagreements"
        title="At risk, though health is not the worst"
        accounts={healthyAtRisk}
        open={open}
      />
      <Accounts
        id="disagreements"
        title="Unhealthy, but low risk"
        accounts={unhealthyUnalarmed}
        open={open}
      />
      {healthyAtRisk.length + unhealthyUnalarmed.length === 0 && (
        <p>Health and churn agree for every customer.</p>
      )}
    </>
  );
}

const WINDOWS: readonly Dialog[] = ['Dashboard', 'Change model', 'Account review', 'Does it predict churn?'];

/** What needs more room than the sidebar has. */
function Windows({ openDialog, makeDashboard }: Sidebar) {
  return (
    <section>
      <h2>Windows</h2>
      <WindowButtons windows={WINDOWS} openDialog={openDialog} />
      <p class="quiet">In the sheet, for people without the add-on as well:</p>
      <Button onClick={makeDashboard}>Make or open “Vitals”</Button>
    </section>
  );
}

function Accounts({
  id,
  title,
  accounts,
  open,
}: {
  readonly id: FigureId;
  readonly title: string;
  readonly accounts: readonly ScoredAccount[];
  readonly open: (id: string) => void;
}) {
  if (accounts.length === 0) return null;
  return (
    <details>
      <summary>
        {title}{' '}
        <span class="count">
          <Figure id={id} of={title} value={accounts.length} />
        </span>
      </summary>
      <LongList entries={accounts}>
        {(account) => (
          <>
            <button type="button" class="link" onClick={() => open(account.id)}>
              {nameOf(account)}
            </button>
            <p class="quiet">
              Health {account.status}, risk {account.tier}
              {account.arr !== null && (
                <>
                  , ARR <Figure id="arr" of={partOf('customer', account.id)} value={account.arr} />
                </>
              )}
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
  const { figures } = run;
  const accounts = withPotential(run);
  return (
    <section>
      <h2>Expansion</h2>
      {figures['expansion-potential'] === undefined ? (
        <p>Add columns such as active_seats and licensed_seats to see what customers could buy.</p>
      ) : (
        <>
          <p>
            Ready to grow:{' '}
            <strong>
              <Figure id="ready-amount" value={figures['ready-amount']} />
            </strong>{' '}
            a year with <Figure id="ready">{counted(figures.ready ?? 0, 'customer')}</Figure>, the top
            opportunity of each. All opportunities at list price:{' '}
            <Figure id="expansion-potential" value={figures['expansion-potential']} /> with{' '}
            <Figure id="with-potential">{counted(figures['with-potential'] ?? 0, 'customer')}</Figure>.
          </p>
          <LongList entries={accounts}>
            {(account) => (
              <>
                <button type="button" class="link" onClick={() => open(account.id)}>
                  {nameOf(account)}
                </button>
                :{' '}
                <Figure
                  id="expansion-potential"
                  of={partOf('customer', account.id)}
                  value={account.potential}
                />{' '}
                a year. {account.readiness}
                <p class="quiet" data-words="reasons">
                  {account.topOpportunity}
                </p>
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
