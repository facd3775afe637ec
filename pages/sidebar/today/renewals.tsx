import type { LastRun, ScoredAccount } from '../../../src/addon/run/last-run';
import { dayAfter, daysIn, money, moneyIn } from '../../../src/base/for-people';
import { isAtRisk, isNear } from '../../../src/customers/at-risk';
import { figuresOf } from '../../../src/customers/figures';
import { Figure } from '../../parts/figure';
import { riskTone } from '../../parts/tone';
import { nameOf } from '../../portfolio/filter';

const SMALLEST = 6;
const LARGEST = 24;
/** In pixels: what a sidebar of 300 has for the line. Where there is less, dots touch. */
const WIDTH = 250;
const HEIGHT = 38;

/** The renewals that are near, each a dot on its day: its size is the ARR, its color the risk, and a press selects its row. */
export function Renewals({
  run,
  accounts,
  currency,
  showCustomer,
  list,
}: {
  readonly run: LastRun;
  readonly accounts: readonly ScoredAccount[];
  readonly currency: string;
  readonly showCustomer: (id: string) => void;
  readonly list: () => void;
}) {
  const near = accounts.filter((account) => isNear(account, run));
  const { 'arr-near-renewal': arr } = figuresOf(accounts, run);
  const most = Math.max(1, ...near.map((account) => account.arr ?? 0));
  const risky = near.filter((account) => isAtRisk(account, run)).length;
  return (
    <section>
      <h2 class="apart">
        <span data-words="definition">Renewals, {run.nearDays} days</span>
        <button type="button" class="link" onClick={list}>
          <span class="unseen">List </span>
          <Figure id="near-renewal" value={near.length} />
          {arr !== undefined && (
            <>
              {' · '}
              <span data-figure="arr-near-renewal">{money(arr)}</span>
            </>
          )}
        </button>
      </h2>
      {near.length === 0 ? (
        <p class="quiet" data-words="definition">
          {accounts.some(({ daysToRenewal }) => daysToRenewal !== null)
            ? `None in ${run.nearDays} days.`
            : 'No contract end is known.'}
        </p>
      ) : (
        <>
          <p class="unseen">
            <Figure id="near-renewal" value={near.length} /> renewals until{' '}
            {dayAfter(run.scoredOn, run.nearDays)}, <Figure id="near-renewal-at-risk" value={risky} /> of them
            at risk.
          </p>
          <div class="renewals" aria-hidden="true">
            {placed(near, run, most).map(({ account, size, bottom }) => (
              <button
                key={account.id}
                type="button"
                tabIndex={-1}
                class={riskTone(account.tier, run)}
                title={`${nameOf(account)}, ${account.arr === null ? 'ARR unknown' : moneyIn(currency, account.arr)}, ${daysIn(account.daysToRenewal)}, ${account.tier}`}
                style={{
                  left: `${(100 * account.daysToRenewal!) / run.nearDays}%`,
                  bottom: `${bottom}px`,
                  width: `${size}px`,
                  height: `${size}px`,
                }}
                onClick={() => showCustomer(account.id)}
              />
            ))}
          </div>
          <p class="axis" aria-hidden="true">
            <span>{dayAfter(run.scoredOn, 0)}</span>
            <span>{dayAfter(run.scoredOn, Math.round(run.nearDays / 2))}</span>
            <span>{dayAfter(run.scoredOn, run.nearDays)}</span>
          </p>
        </>
      )}
    </section>
  );
}

interface Dot {
  readonly account: ScoredAccount;
  readonly x: number;
  readonly size: number;
  readonly bottom: number;
}

/** The largest lie on the line; the others rest on them, as low as they can. */
function placed(near: readonly ScoredAccount[], { nearDays }: LastRun, most: number): Dot[] {
  const dots: Dot[] = [];
  for (const account of [...near].sort((a, b) => (b.arr ?? 0) - (a.arr ?? 0))) {
    const size = SMALLEST + (LARGEST - SMALLEST) * Math.sqrt((account.arr ?? 0) / most);
    const x = (WIDTH * account.daysToRenewal!) / nearDays;
    const isFree = (bottom: number) =>
      dots.every(
        (dot) =>
          Math.hypot(dot.x - x, dot.bottom + dot.size / 2 - bottom - size / 2) >= (dot.size + size) / 2 - 1,
      );
    const heights = Array.from({ length: HEIGHT - Math.ceil(size) }, (_, bottom) => bottom + 1);
    dots.push({ account, x, size, bottom: heights.find(isFree) ?? 1 });
  }
  return dots;
}
