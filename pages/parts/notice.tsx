import type { ComponentChildren } from 'preact';
import type { Failure } from '../failure';

/** A failed call, with a retry. */
export function Notice({ failure, onRetry }: { failure: Failure; onRetry: () => void }) {
  return (
    <div class="notice bad" role="alert">
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
