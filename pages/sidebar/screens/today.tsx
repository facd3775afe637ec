import type { PortfolioMatch } from '../../../src/addon/run/match';
import { HeadcountLine } from '../../parts/headcount';
import { Hint, Notice } from '../../parts/notice';
import { knownOf } from '../../remote';
import { counted } from '../../words';
import type { Sidebar } from '../state/sidebar';
import { ContractsQuestion } from './contracts';
import { RunControls, reportOf } from './run';

/** What to do today; before the first run, what was found in the sheet and the button that scores it. */
export function TodayScreen(sidebar: Sidebar) {
  return (
    <>
      <h1>Today</h1>
      <Found {...sidebar} />
      <RunControls {...sidebar} />
      {reportOf(sidebar) && (
        <p>
          <button type="button" class="link" onClick={() => sidebar.go('fix')}>
            What the run found
          </button>
        </p>
      )}
    </>
  );
}

/** What was found in the sheet. */
function Found(sidebar: Sidebar) {
  const { match } = sidebar.state;
  const found = knownOf(match);
  if (found) return <FoundTab {...sidebar} found={found} />;
  if (match.at === 'failed') return <Notice failure={match.failure} onRetry={match.again} />;
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
        <strong>{counted(found.headcount.customers, 'customer')}</strong> in “{found.tab}”.{' '}
        <button type="button" class="link" onClick={() => go('columns')}>
          {`${found.columns.length} of ${counted(all, 'column')} understood`}
        </button>
      </p>
      <HeadcountLine of={found.headcount} />
      <ContractsQuestion explainContracts={explainContracts} of={found.contracts} />
      {found.way.way === 'scores tab' && <p class="quiet">{found.way.reason}</p>}
      {!found.hasIds && (
        <Hint>
          <p>No column tells one customer from another, so nothing can be scored yet.</p>
          <button type="button" onClick={() => go('columns')}>
            Say what your columns are
          </button>
        </Hint>
      )}
    </>
  );
}
