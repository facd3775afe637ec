import { Button } from '../parts/button';
import type { Dialog } from './state/sheet';

/** Opens windows over the sheet. */
export function WindowButtons({
  windows,
  openDialog,
}: {
  readonly windows: readonly Dialog[];
  readonly openDialog: (dialog: Dialog) => void;
}) {
  return (
    <p class="row">
      {windows.map((dialog) => (
        <Button key={dialog} onClick={() => openDialog(dialog)}>
          {dialog}
        </Button>
      ))}
    </p>
  );
}
