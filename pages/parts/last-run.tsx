import type { ComponentChildren } from 'preact';
import type { LastRun } from '../../src/addon/run/last-run';
import type { Today } from '../../src/addon/run/today';
import { knownOf } from '../remote';
import type { Sidebar } from '../sidebar/state/sidebar';
import { Failed } from './answer';
import { Button } from './button';
import { Working } from './working';

/** What a screen shows of the last run, or why there is nothing to show. */
export function WithLastRun({
  state,
  score,
  go,
  children,
}: Pick<Sidebar, 'state' | 'score' | 'go'> & {
  readonly children: (run: LastRun, today: Today) => ComponentChildren;
}) {
  const { today } = state;
  if (today.at === 'failed') return <Failed to={today} />;
  const known = knownOf(today);
  if (!known) return <Working doing={today.at === 'waiting' ? today.doing : 'Reading'} />;
  if (known.run.accounts.length > 0) return <>{children(known.run, known)}</>;
  return (
    <>
      <p>Nothing is scored yet.</p>
      <Button
        primary
        onClick={() => {
          go('today');
          score();
        }}
      >
        Score portfolio
      </Button>
    </>
  );
}
