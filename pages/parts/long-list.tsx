import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { whole } from '../words';

const STEP = 10;

/** A list of which the first entries are shown, and more for the asking. */
export function LongList<T>({
  entries,
  children,
}: {
  readonly entries: readonly T[];
  readonly children: (entry: T, position: number) => ComponentChildren;
}) {
  const [shown, setShown] = useState(STEP);
  const more = entries.length - shown;
  return (
    <>
      <ul>
        {entries.slice(0, shown).map((entry, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: entries are never reordered.
          <li key={i}>{children(entry, i)}</li>
        ))}
      </ul>
      {more > 0 && (
        <button type="button" class="link" data-words="pages" onClick={() => setShown(shown + 5 * STEP)}>
          {`Show more (${whole(more)} left)`}
        </button>
      )}
    </>
  );
}
