import type { PortfolioMatch } from '../../../src/addon/run/match';
import type { Today } from '../../../src/addon/run/today';
import { Failed } from '../../parts/answer';
import { Figure } from '../../parts/figure';
import { HeadcountLine } from '../../parts/headcount';
import { Hint, Notice } from '../../parts/notice';
import { knownOf } from '../../remote';
import { counted } from '../../words';
import type { Sidebar } from '../state/sidebar';
import { isTheirs } from '../state/whose';
import { AtRisk } from '../today/at-risk';
import { CallFirstPart } from '../today/call-first';
import { callsOf } from '../today/calls';
import { Renewals } from '../today/renewals';
import { knowsRisk, ScoresPart } from '../today/scores';
import { SincePart } from '../today/since';
import { Waiting } from '../today/waiting';
import { WhoseField } from '../whose-field';
import { ContractsQuestion } from './contracts';
import { RunControls } from './run';

/** What to do today; before the first run, what was found in the sheet and the button that scores it. */
export function TodayScreen(sidebar: Sidebar) {
  const { today } = sidebar.state;
  const known = knownOf(today);
  const isScored = known !== undefined && known.run.accounts.length > 0;
  const isComing = !known && today.at === 'waiting';
  return (
    <>
      <h1 class={isScored || isComing ? 'unseen' : ''}>Today</h1>
      {isComing && <div class="skeleton" />}
      {isScored && <Scored {...sidebar} today={known} />}
      {!isScored && !isComing && <Unscored {...sidebar} />}
      <footer>
        <RunControls {...sidebar} />
      </footer>
    </>
  );
}

function Scored(sidebar: Sidebar & { today: Today }) {
  const { state, today, open, list, pick } = sidebar;
  const { run, currency } = today;
  const theirs = isTheirs(state);
  const accounts = run.accounts.filter(({ csm }) => theirs(csm));
  return (
    <div class="today">
      <Failed to={state.today} />
      {knowsRisk(run) ? (
        <AtRisk run={run} accounts={accounts} currency={currency} openTier={(tier) => list({ tier })}>
          <WhoseField {...sidebar} accounts={run.accounts} />
        </AtRisk>
      ) : (
        <ScoresPart
          run={run}
          accounts={accounts}
          churn={knownOf(state.match)?.churn}
          open={open}
          listAll={() => list({ order: 'health' })}
          toColumns={() => sidebar.go('columns')}
        >
          <WhoseField {...sidebar} accounts={run.accounts} />
        </ScoresPart>
      )}
      <Waiting {...sidebar} />
      {knowsRisk(run) && (
        <CallFirstPart
          lists={callsOf(sidebar.state, today)}
          run={run}
          open={open}
          listAll={() => pick('to call')}
        />
      )}
      <Renewals
        run={run}
        accounts={accounts}
        currency={currency}
        showCustomer={sidebar.showCustomer}
        list={() => pick('renewing')}
      />
      <SincePart today={today} days={state.days} compare={sidebar.compare} isTheirs={theirs} open={open} />
    </div>
  );
}

/** Before the first run: what is there, and what a press will show. */
function Unscored(sidebar: Sidebar) {
  const { today } = sidebar.state;
  return (
    <>
      {today.at === 'failed' ? (
        <Notice
          failure={today.failure}
          onRetry={() => {
            today.again();
            sidebar.match();
          }}
        />
      ) : (
        <Found {...sidebar} />
      )}
      {today.at === 'ready' && (
        <p>
          Several exports, each in a tab of its own?{' '}
          <button type="button" class="link" onClick={sidebar.lookAtSources}>
            Join them
          </button>
        </p>
      )}
      {today.at === 'ready' && (
        <ul class="promise">
          <li>How much ARR is at risk</li>
          <li>Whom to call first, and why</li>
          <li>Which renewals are near</li>
          <li>What changed since last week, from the second run on</li>
        </ul>
      )}
    </>
  );
}

/** What was found in the sheet. */
function Found(sidebar: Sidebar) {
  const { match } = sidebar.state;
  const found = knownOf(match);
  if (found) return <FoundTab {...sidebar} found={found} />;
  if (match.at === 'failed') return <Failed to={match} calm />;
  return (
    <p class="quiet">
      {match.at === 'waiting' ? `${match.doing} …` : ''} Scores the customers of this spreadsheet. Your own
      cells stay as they are.
    </p>
  );
}

function FoundTab({ go, explainContracts, found }: Sidebar & { found: PortfolioMatch }) {
  const all = found.columns.length + found.unread.length;
  return (
    <>
      <p>
        <strong>
          <Figure id="customers">{counted(found.headcount.customers, 'customer')}</Figure>
        </strong>{' '}
        in <span data-words="name">“{found.tab}”</span>.{' '}
        <button type="button" class="link" onClick={() => go('columns')}>
          <Figure id="columns" of="understood" value={found.columns.length} /> of{' '}
          <Figure id="columns">{counted(all, 'column')}</Figure> understood
        </button>
      </p>
      <HeadcountLine of={found.headcount} />
      <ContractsQuestion explainContracts={explainContracts} of={found.contracts} />
      {found.way.way === 'scores tab' && (
        <p class="quiet" data-words="help">
          {found.way.reason}
        </p>
      )}
      {!found.hasIds && (
        <Hint>
          <p>No column identifies customers, so nothing can be scored yet.</p>
          <button type="button" onClick={() => go('columns')}>
            Say what your columns are
          </button>
        </Hint>
      )}
    </>
  );
}
