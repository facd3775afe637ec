import type { SeveralContracts } from '../../../src/customers/contracts';
import { Button } from '../../parts/button';
import { Figure } from '../../parts/figure';
import { Hint } from '../../parts/notice';
import { counted } from '../../words';
import type { Sidebar } from '../state/sidebar';

/** Asks what rows of one id are that differ only in their contract; until then they are left out. */
export function ContractsQuestion({
  of,
  explainContracts,
}: Pick<Sidebar, 'explainContracts'> & { of: SeveralContracts | null }) {
  if (!of) return null;
  return (
    <Hint>
      <p>
        <strong>Several contracts?</strong>{' '}
        <Figure id="listed" of="ids with several contracts">
          {counted(of.customers, 'id')}
        </Figure>{' '}
        {of.customers === 1 ? 'stands' : 'stand'} in{' '}
        <Figure id="rows" of="several contracts">
          {counted(of.rows, 'row')}
        </Figure>{' '}
        that differ only in their contract. They are left out for now, with{' '}
        <Figure id="arr" of="several contracts" value={of.arr} /> of ARR.
      </p>
      <p class="row">
        <Button onClick={() => explainContracts('add up')}>Add up ARR, take the earliest renewal</Button>
        <Button onClick={() => explainContracts('leave out')}>Leave them out</Button>
      </p>
    </Hint>
  );
}
