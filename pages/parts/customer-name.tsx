import { nameOf } from '../portfolio/filter';
import { useRemote } from '../remote';
import { closeDialog, server } from '../server';
import { Notice } from './notice';

/** A customer's name in a window: it closes the window, and opens the customer in the sidebar. */
export function CustomerName({
  customer,
}: {
  readonly customer: { readonly id: string; readonly name: string };
}) {
  const [opened, ask] = useRemote<void>();
  return (
    <>
      <button
        type="button"
        class="link name"
        dir="auto"
        data-words="name"
        onClick={() =>
          ask('Opening the customer', async () => {
            await server.showCustomerPage(customer.id);
            closeDialog();
          })
        }
      >
        {nameOf(customer)}
      </button>
      {opened.at === 'failed' && <Notice failure={opened.failure} onRetry={opened.again} />}
    </>
  );
}
