import { useId } from 'preact/hooks';
import type { RunProgress } from '../../src/addon/run/run';
import { Button } from './button';
import { Working } from './working';

/** A run that goes on, of this sidebar or of another: how far it is, and the button that cancels it. */
export function RunGoingOn({
  progress,
  cancelling,
  cancel,
}: {
  readonly progress: RunProgress;
  readonly cancelling: boolean;
  readonly cancel: () => void;
}) {
  const id = useId();
  const { doing, done, cancellable } = progress;
  return (
    <>
      <Working doing={doing} done={done} />
      <p class="row">
        <Button busy={!cancellable || cancelling} describedBy={id} onClick={cancel}>
          Cancel
        </Button>
        <span id={id} class="quiet">
          {!cancellable
            ? 'It is writing now and will finish. Undo last run takes it back.'
            : cancelling
              ? 'It ends at its next step, with nothing written.'
              : 'Nothing is written yet.'}
        </span>
      </p>
    </>
  );
}
