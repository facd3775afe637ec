import type { NearCustomer } from '../../../src/addon/prediction/nearest';
import { Answer } from '../../parts/answer';
import { CustomerName } from '../../parts/customer-name';
import { useAnswer } from '../../remote';
import { server } from '../../server';
import { percent, whole } from '../../words';

/** Who is nearest to leaving by the probability that runs write, the likeliest first. */
export function Nearest() {
  const [found] = useAnswer('Reading the last run', () => server.listNearest());
  return <Answer to={found}>{(customers) => <List customers={customers} />}</Answer>;
}

function List({ customers }: { readonly customers: readonly NearCustomer[] }) {
  if (customers.length === 0) {
    return <p class="quiet">Press “Score portfolio” in the sidebar to see it beside your customers.</p>;
  }
  return (
    <div class="wide">
      <table class="review">
        <caption>Nearest to leaving, by the last run</caption>
        <thead>
          <tr>
            <th scope="col">Customer</th>
            <th scope="col" class="number">
              Probability
            </th>
            <th scope="col">Priority</th>
            <th scope="col" class="number">
              ARR
            </th>
            <th scope="col">What pushes it</th>
            <th scope="col">Next action</th>
          </tr>
        </thead>
        <tbody>
          {customers.map((customer) => (
            <tr key={customer.id}>
              <th scope="row">
                <CustomerName customer={customer} />
              </th>
              <td class="number">{percent(customer.probability)}</td>
              <td>{customer.priority}</td>
              <td class="number">{customer.arr === null ? '' : whole(customer.arr)}</td>
              <td>{customer.pushes}</td>
              <td>{customer.nextAction}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
