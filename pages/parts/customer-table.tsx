import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { whole } from '../words';
import { CustomerName } from './customer-name';
import { OwnFigure } from './own-figure';

const ROWS_AT_A_TIME = 25;

/** What a table says of each customer, besides who it is. */
export interface CustomerColumn<T> {
  readonly name: string;
  readonly isNumber?: boolean;
  readonly cell: (customer: T) => ComponentChildren;
}

/** Customers with their ARR and what else is asked; the first of them, and more for the asking. */
export function CustomerTable<
  T extends { readonly id: string; readonly name: string; readonly arr: number | null },
>({
  caption,
  customers,
  below,
  columns,
}: {
  readonly caption?: string;
  readonly customers: readonly T[];
  /** What stands below a customer's name. */
  readonly below?: (customer: T) => ComponentChildren;
  readonly columns: readonly CustomerColumn<T>[];
}) {
  const [shown, setShown] = useState(ROWS_AT_A_TIME);
  const arr: CustomerColumn<T> = { name: 'ARR', isNumber: true, cell: amountOf };
  const all = [arr, ...columns];
  const classOf = ({ isNumber }: CustomerColumn<T>) => (isNumber ? 'number' : undefined);
  return (
    <>
      <table>
        {caption !== undefined && <caption data-words="pages">{caption}</caption>}
        <thead>
          <tr>
            <th scope="col">Customer</th>
            {all.map((column) => (
              <th key={column.name} scope="col" class={classOf(column)}>
                {column.name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {customers.slice(0, shown).map((customer, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: ids may occur twice, and rows hold no state.
            <tr key={i}>
              <th scope="row">
                <CustomerName customer={customer} />
                {below && (
                  <span class="quiet below" data-words="name">
                    {below(customer)}
                  </span>
                )}
              </th>
              {all.map((column) => (
                <td key={column.name} class={classOf(column)}>
                  {column.cell(customer)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {customers.length > shown && (
        <button
          type="button"
          class="link screen-only"
          data-words="pages"
          onClick={() => setShown(shown + ROWS_AT_A_TIME)}
        >
          {`Show more (${whole(customers.length - shown)} left)`}
        </button>
      )}
    </>
  );
}

function amountOf({ id, arr }: { readonly id: string; readonly arr: number | null }): ComponentChildren {
  return arr === null ? 'not known' : <OwnFigure id="arr" customer={id} value={arr} />;
}
