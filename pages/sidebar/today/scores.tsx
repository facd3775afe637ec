import type { ComponentChildren } from 'preact';
import type { LastRun, ScoredAccount } from '../../../src/addon/run/last-run';
import type { ModelFit } from '../../../src/customers/model-fit';
import { CustomerCard } from '../../parts/customer-card';
import { Figure } from '../../parts/figure';
import { counted } from '../../words';

const SHOWN = 5;
/** So many columns are worth asking somebody for. */
const MOST_LACKING = 2;

/** Whether a run knows the risk of anybody. */
export function knowsRisk({ accounts, tiers }: LastRun): boolean {
  return accounts.some(({ tier }) => tiers.includes(tier));
}

/** The scores of a run that knows nobody's risk: the lowest health first, and which columns would tell the risk. */
export function ScoresPart({
  run,
  accounts,
  churn,
  open,
  listAll,
  toColumns,
  children,
}: {
  readonly run: LastRun;
  readonly accounts: readonly ScoredAccount[];
  /** What the churn model lacks; undefined until the sheet has been looked at. */
  readonly churn: ModelFit | undefined;
  readonly open: (id: string) => void;
  readonly listAll: () => void;
  readonly toColumns: () => void;
  /** Whose customers these are. */
  readonly children: ComponentChildren;
}) {
  const lowest = accounts
    .filter(({ health }) => health !== null)
    .sort((a, b) => a.health! - b.health! || (a.id < b.id ? -1 : 1));
  const lacking = (churn?.lacking ?? []).slice(0, MOST_LACKING).map(({ label }) => label);
  return (
    <>
      <section aria-label="Scored">
        <div class="apart">
          <p class="headline">
            <strong>
              <Figure id="scored" value={lowest.length} />
            </strong>
          </p>
          {children}
        </div>
        <p class="of">
          scored of <span data-figure="customers">{counted(accounts.length, 'customer')}</span>
        </p>
        <p class="quiet">
          Nobody’s churn risk is known: too few columns tell of it.{' '}
          {lacking.length > 0 && (
            <span data-words="advice">{`${lacking.join(' and ')} would bring the most. `}</span>
          )}
          <button type="button" class="link" onClick={toColumns}>
            Columns
          </button>
        </p>
      </section>
      <section>
        <h2 class="apart">
          Lowest health
          <button type="button" class="link" onClick={listAll}>
            All <Figure id="scored" value={lowest.length} />
          </button>
        </h2>
        <ol class="cards-list">
          {lowest.slice(0, SHOWN).map((account) => (
            <li key={account.id}>
              <CustomerCard account={account} run={run} open={open} />
            </li>
          ))}
        </ol>
      </section>
    </>
  );
}
