import type { Group } from '../portfolio/overview';
import { whole } from '../words';
import { Bar } from './bar';
import { Chip } from './chip';

/** How many customers each tier or band has, and their revenue; a label opens its customers. */
export function Groups({
  groups,
  bestToWorst,
  onOpen,
}: {
  readonly groups: readonly Group[];
  readonly bestToWorst: readonly string[];
  readonly onOpen: (label: string) => void;
}) {
  const most = Math.max(1, ...groups.map(({ customers }) => customers));
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{bestToWorst.length > 3 ? 'Tier' : 'Band'}</th>
          <th scope="col" class="number">
            Customers
          </th>
          <th scope="col" class="number">
            ARR
          </th>
        </tr>
      </thead>
      <tbody>
        {groups.map(({ label, customers, arr }) => (
          <tr key={label}>
            <th scope="row">
              <button type="button" class="link" onClick={() => onOpen(label)}>
                <Chip label={label} bestToWorst={bestToWorst} />
              </button>
            </th>
            <td class="number">
              {whole(customers)}
              <Bar share={customers / most} tone="won" />
            </td>
            <td class="number">{whole(arr)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
