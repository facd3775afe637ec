import type { ComponentChildren } from 'preact';
import type { LastRun, ScoredAccount } from '../../../src/addon/run/last-run';
import { money, moneyIn } from '../../../src/base/for-people';
import { figuresOf, groupsOf } from '../../../src/customers/figures';
import { partOf } from '../../../src/metrics/figures';
import { Figure } from '../../parts/figure';
import { riskTone } from '../../parts/tone';
import { counted, whole } from '../../words';

/** The ARR at risk, and the ARR of each tier as a part of one bar. */
export function AtRisk({
  run,
  accounts,
  currency,
  openTier,
  children,
}: {
  readonly run: LastRun;
  readonly accounts: readonly ScoredAccount[];
  readonly currency: string;
  readonly openTier: (tier: string) => void;
  /** Whose customers these are. */
  readonly children: ComponentChildren;
}) {
  const figures = figuresOf(accounts, run);
  const { arr, 'arr-at-risk': arrAtRisk = 0, 'at-risk': atRisk } = figures;
  const isMoney = figures['arr-at-risk'] !== undefined;
  const tiers = groupsOf(accounts, run.tiers, ({ tier }) => tier).filter(({ label }) =>
    run.tiers.includes(label),
  );
  const weight = (tier: { arr: number; customers: number }) =>
    arr === undefined ? tier.customers : tier.arr;
  return (
    <section aria-label="At risk now">
      <div class="apart">
        <p class="headline">
          <strong
            data-figure={isMoney ? 'arr-at-risk' : 'at-risk'}
            title={isMoney ? whole(arrAtRisk) : undefined}
          >
            {isMoney ? moneyIn(currency, arrAtRisk) : whole(atRisk ?? 0)}
          </strong>
        </p>
        {children}
      </div>
      <p class="of">
        at risk{' '}
        {isMoney && (
          <>
            of <span data-figure="arr">{money(arr ?? 0)}</span> ARR · <Figure
              id="at-risk"
              value={atRisk}
            />{' '}
          </>
        )}
        of <span data-figure="customers">{counted(accounts.length, 'customer')}</span>
      </p>
      <div class="stack" aria-hidden="true">
        {tiers.map((tier) => (
          <i key={tier.label} class={riskTone(tier.label, run)} style={{ flexGrow: weight(tier) }} />
        ))}
      </div>
      <ul class="legend" aria-label="Customers by risk tier">
        {tiers.map(({ label, customers }) => (
          <li key={label}>
            <button type="button" class="plain" onClick={() => openTier(label)}>
              <i class={`dot ${riskTone(label, run)}`} />
              <strong>
                <Figure id="customers" of={partOf('tier', label)} value={customers} />
              </strong>{' '}
              {label}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
