import type { ComponentChildren } from 'preact';
import type { Remote } from '../remote';
import { Notice } from './notice';
import { Working } from './working';

/** What was asked for, once it is here; until then that it is on its way, or why it did not come. */
export function Answer<T>({
  to,
  children,
}: {
  readonly to: Remote<T>;
  readonly children: (value: T) => ComponentChildren;
}): ComponentChildren {
  if (to.at === 'waiting') return <Working doing={to.doing} />;
  if (to.at === 'failed') return <Notice failure={to.failure} onRetry={to.again} />;
  return to.at === 'ready' ? children(to.value) : null;
}
