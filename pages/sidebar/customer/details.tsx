import type { ComponentChildren } from 'preact';
import type { OpenedCustomer } from '../../../src/addon/customer/customer';
import { dateName } from '../../../src/base/for-people';
import type { ExpansionPage, ScorePage, ScorePart } from '../../../src/customers/customer-page';
import type { Headroom } from '../../../src/customers/lifts';
import { Bar } from '../../parts/bar';
import { Figure } from '../../parts/figure';
import { LongList } from '../../parts/long-list';
import { OwnFigure } from '../../parts/own-figure';
import { CapHint, ScoreBasis } from '../../parts/score-basis';
import { counted } from '../../words';
import { LEAST_SHOWN } from './losses';

export function HealthDetails({ id, score, trend }: { id: string; score: ScorePage; trend: string }) {
  return (
    <section>
      <h2>Health, point by point</h2>
      <p class="quiet">
        <ScoreBasis customer={id} of="health" score={score} />
        {trend !== 'No data' && `, ${trend.toLowerCase()}`}
      </p>
      <CapHint score={score} />
      <Parts
        id={id}
        of="health"
        parts={score.parts}
        words={(part) => (
          <>
            <OwnFigure id="points-won" customer={id} more={`health ${part.label}`} value={part.won} /> won,{' '}
            <OwnFigure id="points-lost" customer={id} more={`health ${part.label}`} value={part.lost} /> lost
          </>
        )}
      />
    </section>
  );
}

export function ChurnDetails({ id, score }: { id: string; score: ScorePage }) {
  return (
    <section>
      <h2>Churn risk, point by point</h2>
      <p class="quiet">
        <OwnFigure id="coverage" customer={id} more="churn risk" value={score.coverage} /> of its data
      </p>
      <Parts
        id={id}
        of="churn risk"
        parts={score.parts.filter(({ won }) => won !== 0).map((part) => ({ ...part, lost: 0 }))}
        words={(part) => (
          <>
            <OwnFigure id="points-won" customer={id} more={`churn risk ${part.label}`} value={part.won} />{' '}
            points
          </>
        )}
      />
    </section>
  );
}

function Parts({
  id,
  of,
  parts: all,
  words,
}: {
  readonly id: string;
  readonly of: string;
  readonly parts: readonly ScorePart[];
  readonly words: (part: ScorePart) => ComponentChildren;
}) {
  const parts = all.filter(({ won, lost }) => Math.abs(won) >= LEAST_SHOWN || lost >= LEAST_SHOWN);
  if (parts.length === 0) return null;
  const most = Math.max(...parts.map(({ won, lost }) => Math.abs(won) + lost));
  return (
    <details>
      <summary>Point by point</summary>
      <ul>
        {parts.map((part) => (
          <li key={part.label}>
            <p>
              {part.label}
              {part.value !== '' && (
                <>
                  :{' '}
                  <OwnFigure id="metric" customer={id} more={`${of} ${part.label}`}>
                    {part.value}
                  </OwnFigure>
                </>
              )}
            </p>
            <p class="quiet">{words(part)}</p>
            <span class="bars">
              <Bar share={Math.abs(part.won) / most} tone="won" />
              {part.lost > 0 && <Bar share={part.lost / most} tone="lost" />}
            </span>
          </li>
        ))}
      </ul>
    </details>
  );
}

export function Lifting({ id, room, band }: { id: string; room: Headroom; band: string }) {
  if (band === room.band) return null;
  return (
    <section>
      <h2>What would lift it to {room.band}</h2>
      {room.lifts.length > 0 && <p class="quiet">Any one of these alone:</p>}
      <ul>
        {room.lifts.map(({ label, from, to, health }) => (
          <li key={label} data-words="advice">
            {label} from {from} to <strong>{to}</strong> (health {health})
          </li>
        ))}
      </ul>
      {room.lifts.length === 0 && (
        <p>
          No single metric alone.
          {room.most && (
            <>
              {' '}
              The most would come from {room.most.label}: up to{' '}
              <OwnFigure
                id="points-lost"
                customer={id}
                more={`health ${room.most.label}`}
                value={room.most.points}
              />{' '}
              points.
            </>
          )}
        </p>
      )}
    </section>
  );
}

export function Expansion({ id, page }: { id: string; page: ExpansionPage | null }) {
  if (!page) return null;
  const { readiness, potential, opportunities, signals, use } = page;
  return (
    <details>
      <summary>
        Expansion <OwnFigure id="expansion-potential" customer={id} value={potential} /> a year: {readiness}
      </summary>
      {use.length > 0 && (
        <p class="quiet" data-words="reasons">
          {use.join(' · ')}
        </p>
      )}
      {signals.length > 0 && (
        <p data-words="reasons">
          <strong>Reasons:</strong> {signals.join('; ')}
        </p>
      )}
      {opportunities.length === 0 && (
        <p>{readiness.startsWith('Hold') ? 'Nothing is proposed for now.' : 'Nothing more to propose.'}</p>
      )}
      <LongList entries={opportunities}>
        {({ category, what, revenue, effort, priority, urgency, why }) => (
          <>
            <p>
              {category}: <strong data-words="name">{what}</strong>,{' '}
              <OwnFigure id="opportunity" customer={id} more={`${category} ${what}`} value={revenue} /> a year
            </p>
            <p class="quiet">
              <span data-words="reasons">{why}</span>. Effort {effort}, priority{' '}
              <OwnFigure
                id="opportunity-priority"
                customer={id}
                more={`${category} ${what}`}
                value={priority}
              />{' '}
              <span data-words="definition">of 300</span>
              {urgency && `, ${urgency.toLowerCase()} readiness priority`}.
            </p>
          </>
        )}
      </LongList>
    </details>
  );
}

/** A customer of the same parent account. */
function Member({
  id,
  name,
  open,
}: {
  readonly id: string;
  readonly name: string;
  readonly open: (id: string) => void;
}) {
  return (
    <button type="button" class="link" dir="auto" data-words="name" onClick={() => open(id)}>
      {name}
    </button>
  );
}

/** The parent account, with all customers that belong to it. */
export function FamilyRolledUp({
  family,
  open,
}: {
  readonly family: OpenedCustomer['family'];
  readonly open: (id: string) => void;
}) {
  if (!family) return null;
  const { parent, customers, arr, withoutArr, health, worst, renewals } = family;
  const [next] = renewals;
  const of = `parent ${parent}`;
  return (
    <section>
      <h2>
        Parent account: <span data-words="name">{parent}</span>
      </h2>
      <p>
        <Figure id="customers" of={of}>
          {counted(customers, 'customer')}
        </Figure>
        , ARR <Figure id="arr" of={of} value={arr} />
        {withoutArr > 0 && (
          <>
            {' '}
            (<Figure id="without-arr" of={of} value={withoutArr} /> without ARR)
          </>
        )}
      </p>
      {health !== null && (
        <p>
          Health by ARR <Figure id="average-health" of={`${of}, by ARR`} value={health} />
        </p>
      )}
      {worst && (
        <p>
          Worst: <Member {...worst} open={open} />,{' '}
          <Figure id="health-score" of={`${of}, worst`} value={worst.health} />
        </p>
      )}
      {next && (
        <p>
          Next renewal: <Member {...next} open={open} />, {dateName(next.day)}
          {renewals.length > 1 && <span data-words="pages">; {renewals.length - 1} more</span>}
        </p>
      )}
    </section>
  );
}
