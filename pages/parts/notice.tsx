import type { ComponentChildren } from 'preact';
import type { Failure } from '../failure';

/** A failed call, with a retry; calm where nothing went wrong, and something is only lacking. */
export function Notice({
  failure,
  onRetry,
  calm = false,
}: {
  readonly failure: Failure;
  readonly onRetry: () => void;
  readonly calm?: boolean | undefined;
}) {
  return (
    <div class={calm ? 'notice' : 'notice bad'} role="alert">
      <p>
        <strong>{failure.title}.</strong> {failure.advice}
      </p>
      <button type="button" onClick={onRetry}>
        Try again
      </button>
    </div>
  );
}

/** Something to know, or to do. */
export function Hint({ children }: { children: ComponentChildren }) {
  return <div class="notice">{children}</div>;
}
