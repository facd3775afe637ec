import type { ComponentChildren } from 'preact';
import { knownOf, type Remote } from '../remote';
import { Notice } from './notice';
import { Working } from './working';

/**
 * What was asked for, once it is here. While it is asked for again or if that fails, what was known stays, under a word
 * about it. Without children, only that word.
 */
export function Answer<T>({
  to,
  children,
}: {
  readonly to: Remote<T>;
  readonly children?: (value: T) => ComponentChildren;
}): ComponentChildren {
  const known = knownOf(to);
  return (
    <>
      {to.at === 'waiting' && <Working doing={to.doing} />}
      <Failed to={to} />
      {known !== undefined && children?.(known)}
    </>
  );
}

/** That it failed and how to ask again, where something else shows that it is on its way. */
export function Failed<T>({
  to,
  calm = false,
}: {
  readonly to: Remote<T>;
  /** Whether a sentence of our own is no alarm: something is only lacking. */
  readonly calm?: boolean;
}): ComponentChildren {
  if (to.at !== 'failed') return null;
  return <Notice failure={to.failure} onRetry={to.again} calm={calm && to.failure.isOurs} />;
}
