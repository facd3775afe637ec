import type { LastRun, ScoredAccount } from '../../../src/addon/run/last-run';
import type { CallFirst } from '../../../src/customers/call-first';
import { CustomerCard } from '../../parts/customer-card';
import { Figure } from '../../parts/figure';
import { counted, whole } from '../../words';

const SHOWN = 5;

/** Whom to call first, and why. */
export function CallFirstPart({
  lists,
  run,
  open,
  listAll,
}: {
  readonly lists: CallFirst<ScoredAccount>;
  readonly run: LastRun;
  readonly open: (id: string) => void;
  readonly listAll: () => void;
}) {
  const { calls, contacted, toConfirm, unpaid } = lists;
  const aside = [
    { of: 'in hand', count: contacted.length, words: whole(contacted.length) },
    { of: 'to confirm', count: toConfirm.length, words: counted(toConfirm.length, 'status', 'statuses') },
    { of: 'without ARR', count: unpaid.length, words: whole(unpaid.length) },
  ].filter(({ count }) => count > 0);
  return (
    <section>
      <h2 class="apart">
        Call first
        {aside.length > 0 && (
          <span class="key">
            {aside.map(({ of, words }, i) => (
              <span key={of}>
                {i > 0 && ' · '}
                <Figure id="listed" of={of}>
                  {words}
                </Figure>{' '}
                {of}
              </span>
            ))}
          </span>
        )}
        <button type="button" class="link" onClick={listAll}>
          All <Figure id="listed" of="to call" value={calls.length} />
          <span class="unseen"> to call</span>
        </button>
      </h2>
      {calls.length === 0 && <p class="quiet">Nobody needs a call today.</p>}
      <ol class="cards-list">
        {calls.slice(0, SHOWN).map((account) => (
          <li key={account.id}>
            <CustomerCard account={account} run={run} open={open} />
          </li>
        ))}
      </ol>
    </section>
  );
}
