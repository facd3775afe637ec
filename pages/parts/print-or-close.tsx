import type { ComponentChildren } from 'preact';
import { closeDialog } from '../server';
import { Button } from './button';

/** What can be done with the whole page; between the two, what this page has besides. */
export function PrintOrClose({ children }: { readonly children?: ComponentChildren }) {
  return (
    <p class="row screen-only">
      <Button primary onClick={() => window.print()}>
        Print
      </Button>
      {children}
      <Button onClick={closeDialog}>Close</Button>
    </p>
  );
}
