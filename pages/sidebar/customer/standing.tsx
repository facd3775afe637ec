import type { CustomerTimeline } from '../../../src/addon/customer/timeline';
import type { LastRun, ScoredAccount } from '../../../src/addon/run/last-run';
import { moneyIn } from '../../../src/base/for-people';
import { scoreInWhole } from '../../../src/scoring/shown';
import { OwnFigure } from '../../parts/own-figure';
import { ScoreRing } from '../../parts/score-ring';
import { healthTone, riskTone } from '../../parts/tone';

/** A score as far as a ring shows it. */
interface Ringed {
  readonly value: number;
  readonly band: string;
  /** In the scale of its model. */
  readonly shown?: string;
  readonly bands?: readonly { readonly label: string }[];
}

/** Who it is: segment, CSM, id and ARR. */
export function Facts({
  customer: { id, segment, csm, arr },
  currency,
}: {
  readonly customer: Pick<ScoredAccount, 'id' | 'segment' | 'csm' | 'arr'>;
  readonly currency: string;
}) {
  return (
    <p class="key facts" dir="auto">
      {arr !== null && (
        <>
          ARR{' '}
          <OwnFigure id="arr" customer={id}>
            {moneyIn(currency, arr)}
          </OwnFigure>
          {' · '}
        </>
      )}
      <span data-words="name">{[segment, csm, id].filter((fact) => fact !== '').join(' · ')}</span>
    </p>
  );
}

/** Health, churn risk and the days to the renewal, side by side. */
export function Standing({
  customer: { id, daysToRenewal },
  run,
  health,
  churn,
  until,
  past,
}: {
  readonly customer: Pick<ScoredAccount, 'id' | 'daysToRenewal'>;
  readonly run: LastRun | undefined;
  readonly health: Ringed | null;
  readonly churn: Ringed | null;
  /** What the days lead to. */
  readonly until: string;
  readonly past?: CustomerTimeline | undefined;
}) {
  const change = health && past ? changeOf(past) : undefined;
  const labels = (score: Ringed | null) => score?.bands?.map(({ label }) => label);
  return (
    <div class="standing">
      <div>
        <OwnFigure id="health-score" customer={id}>
          <ScoreRing
            size={72}
            value={health?.value ?? null}
            shown={health ? scoreInWhole(health.value, run?.scales.health) : '–'}
            tone={health ? healthTone(health.band, { bands: labels(health) ?? run?.bands ?? [] }) : ''}
            aloud={health ? `Health ${health.shown ?? health.value} ${health.band}` : 'No health score'}
          />
        </OwnFigure>
        <p>
          {health ? health.band : 'Health'}
          {change !== undefined && change !== 0 && (
            <b data-words="change" class={change < 0 ? 'down' : 'up'} title="Points in 30 days">
              {change < 0 ? ' ▼ ' : ' ▲ '}
              {Math.abs(change)}
            </b>
          )}
        </p>
      </div>
      <div>
        <OwnFigure id="churn-risk" customer={id}>
          <ScoreRing
            size={72}
            value={churn?.value ?? null}
            shown={churn ? scoreInWhole(churn.value, run?.scales.churn) : '–'}
            tone={churn ? riskTone(churn.band, { tiers: labels(churn) ?? run?.tiers ?? [] }) : ''}
            aloud={churn ? `Churn risk ${churn.shown ?? churn.value} ${churn.band}` : 'No churn risk'}
          />
        </OwnFigure>
        <p>{churn ? `${churn.band} risk` : 'Churn risk'}</p>
      </div>
      <div>
        <p class="days">
          <strong>
            {daysToRenewal === null ? (
              '–'
            ) : (
              <OwnFigure id="days-to-renewal" customer={id}>
                {Math.abs(daysToRenewal)}
              </OwnFigure>
            )}
          </strong>
          {daysToRenewal !== null && (daysToRenewal < 0 ? 'days ago' : 'days')}
        </p>
        <p>{daysToRenewal === null ? 'No contract end' : until || 'to renewal'}</p>
      </div>
    </div>
  );
}

/** Points of health since the day nearest to 30 days ago, under one model. */
function changeOf({ health }: CustomerTimeline): number | undefined {
  const points = health[health.length - 1]?.points ?? [];
  const last = points[points.length - 1];
  if (!last || points.length < 2) return undefined;
  const before = [...points].reverse().find(({ day }) => day <= last.day - 30) ?? points[0]!;
  return Math.round(last.value - before.value);
}
