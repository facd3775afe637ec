import type { ComponentChildren } from 'preact';
import type { LastRun, ScoredAccount } from '../../src/addon/run/last-run';
import { daysIn, money } from '../../src/base/for-people';
import { partOf } from '../../src/metrics/figures';
import { scoreInWhole } from '../../src/scoring/shown';
import { nameOf } from '../portfolio/filter';
import { OwnFigure } from './own-figure';
import { ScoreRing } from './score-ring';
import { healthTone } from './tone';

/** A customer in two lines: health, name, why, money and days. */
export function CustomerCard({
  account,
  run,
  open,
  children,
}: {
  readonly account: ScoredAccount;
  readonly run: LastRun;
  readonly open: (id: string) => void;
  /** Below the name, in place of the reasons. */
  readonly children?: ComponentChildren;
}) {
  const { id, arr, daysToRenewal, why, tier, status } = account;
  return (
    <div class="card">
      <HealthRing account={account} run={run} />
      <div>
        <button type="button" class="name" dir="auto" onClick={() => open(id)}>
          {nameOf(account)}
        </button>
        <p class="why" data-words="reasons" title={why.join(' · ')}>
          {children ??
            (why.length > 0 ? <Reasons why={why} /> : run.tiers.includes(tier) ? `${tier} risk` : status)}
        </p>
      </div>
      <p class="money">
        <strong>
          {arr === null ? (
            run.figures.arr !== undefined && 'ARR unknown'
          ) : (
            <OwnFigure id="arr" customer={id}>
              {money(arr)}
            </OwnFigure>
          )}
        </strong>
        {daysToRenewal !== null && (
          <OwnFigure id="days-to-renewal" customer={id}>
            {daysIn(daysToRenewal)}
          </OwnFigure>
        )}
      </p>
    </div>
  );
}

function Reasons({ why: [first, second] }: { readonly why: readonly string[] }) {
  return (
    <>
      <b>{first && short(first)}</b>
      {second !== undefined && ` · ${short(second)}`}
    </>
  );
}

/** "Logins down 33 %" as a card has room for it: "Logins −33 %". */
function short(reason: string): string {
  return reason.replace(/ (down|up) (?=\d)/, (_, way) => (way === 'down' ? ' −' : ' +'));
}

/** A customer's health as a ring. */
function HealthRing({
  account: { id, health, status },
  run,
}: {
  readonly account: ScoredAccount;
  readonly run: LastRun;
}) {
  const shown = health === null ? '–' : scoreInWhole(health, run.scales.health);
  return (
    <span data-figure="health-score" data-of={partOf('customer', id)}>
      <ScoreRing
        value={health}
        shown={shown}
        tone={healthTone(status, run)}
        aloud={health === null ? `Health: ${status}` : `Health ${shown} ${status}`}
      />
    </span>
  );
}
