import type { ComponentChildren } from 'preact';
import type { LastRun } from '../../src/addon/run/last-run';
import type { Sidebar } from '../sidebar/state/sidebar';
import { Button } from './button';
import { Notice } from './notice';
import { Working } from './working';

/** What a screen shows of the last run, or why there is nothing to show. */
export function WithLastRun({
  state,
  score,
  go,
  children,
}: Pick<Sidebar, 'state' | 'score' | 'go'> & { readonly children: (run: LastRun) => ComponentChildren }) {
  const { run } = state;
  if (run.at === 'failed') return <Notice failure={run.failure} onRetry={run.again} />;
  if (run.at !== 'ready') return <Working doing={run.at === 'waiting' ? run.doing : 'Reading'} />;
  if (run.value.accounts.length > 0) return <>{children(run.value)}</>;
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
