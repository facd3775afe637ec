import type { LackingMetric } from '../../src/customers/model-fit';
import { percent } from '../words';

/** So many columns are worth asking somebody for. */
const MOST = 3;

/** The weightiest columns that a model reads and the sheet has not, each with the share of data it would add. */
export function Lacking({ metrics }: { readonly metrics: readonly LackingMetric[] }) {
  return (
    <ul class="rows">
      {metrics.slice(0, MOST).map(({ label, columns, share }) => (
        <li key={label} class="row-line" data-words="advice" title={columns.join(', ')}>
          <span>{label}</span>
          <span class="two-tone" aria-hidden="true">
            <i class="won" style={{ width: percent(share).replace(' ', '') }} />
          </span>
          <b>+{percent(share)}</b>
        </li>
      ))}
    </ul>
  );
}
