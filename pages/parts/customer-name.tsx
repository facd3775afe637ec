import { nameOf } from '../portfolio/filter';
import { useRemote } from '../remote';
import { closeDialog, server } from '../server';
import { Failed } from './answer';

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
      <Failed to={opened} />
    </>
  );
}
