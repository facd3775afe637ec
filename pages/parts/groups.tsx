import type { CustomerGroup } from '../../src/customers/figures';
import { partOf } from '../../src/metrics/figures';
import { Bar } from './bar';
import { Chip } from './chip';
import { Figure } from './figure';

/** How many customers each tier or band has, and their revenue; a label opens its customers. */
export function Groups({
  kind,
  groups,
  bestToWorst,
  onOpen,
}: {
  readonly kind: 'tier' | 'band';
  readonly groups: readonly CustomerGroup[];
  readonly bestToWorst: readonly string[];
  readonly onOpen: (label: string) => void;
}) {
  const most = Math.max(1, ...groups.map(({ customers }) => customers));
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{kind === 'tier' ? 'Tier' : 'Band'}</th>
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
              <Figure id="customers" of={partOf(kind, label)} value={customers} />
              <Bar share={customers / most} tone="won" />
            </td>
            <td class="number">
              <Figure id="arr" of={partOf(kind, label)} value={arr} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
