import type { ComponentChildren } from 'preact';
import type { OpenedCustomer } from '../../../src/addon/customer/customer';
import type { ExpansionPage, PageAction, ScorePage, ScorePart } from '../../../src/customers/customer-page';
import type { Room } from '../../../src/customers/lifts';
import { Answer } from '../../parts/answer';
import { Bar } from '../../parts/bar';
import { Button } from '../../parts/button';
import { Figure } from '../../parts/figure';
import { Heading } from '../../parts/heading';
import { LongList } from '../../parts/long-list';
import { Notes } from '../../parts/notes';
import { Hint } from '../../parts/notice';
import { OwnFigure, Renewal } from '../../parts/own-figure';
import { nameOf } from '../../portfolio/filter';
import { knownOf } from '../../remote';
import { counted } from '../../words';
import type { Sidebar } from '../state/sidebar';
import { CustomerPast } from './customer-past';

/** Less than this rounds to nothing here. */
const LEAST_SHOWN = 0.05;

/** One customer: what its scores are made of, and what to do. */
export function CustomerScreen(sidebar: Sidebar) {
  const { customer } = sidebar.state;
  const known = knownOf(customer);
  return (
    <>
      <p class="row">
        <button type="button" class="link" onClick={sidebar.closeCustomer}>
          ‹ All customers
        </button>
        <Button onClick={sidebar.openSelected}>Open selected row</Button>
      </p>
      <Heading key={known?.id}>{known ? nameOf(known) : 'Customer'}</Heading>
      <Answer to={customer}>{(known) => <Page {...sidebar} customer={known} />}</Answer>
    </>
  );
}

function Page({
  customer,
  showCustomer,
  showPoints,
  showDocuments,
  addNote,
}: Sidebar & { customer: OpenedCustomer }) {
  const { id, segment, csm, arr, health, churn, room, unscored, since, warnings, expansion } = customer;
  const facts = [
    <span key="id" data-words="name">
      {id}
    </span>,
    segment,
    csm !== '' && (
      <span key="csm" data-words="name">
        CSM {csm}
      </span>
    ),
    arr !== null && (
      <span key="arr">
        ARR <OwnFigure id="arr" customer={id} value={arr} />
      </span>
    ),
    (customer.renewal !== '' || customer.decision !== '') && (
      <span key="renewal">
        <RenewalFact {...customer} />
      </span>
    ),
  ].filter(Boolean);
  return (
    <>
      <p class="quiet">{facts.flatMap((fact, i) => (i === 0 ? [fact] : [' · ', fact]))}</p>
      <p class="row">
        <Button onClick={() => showCustomer(id)}>Show in sheet</Button>
        {(health || churn) && <Button onClick={() => showPoints(id)}>Points as bars</Button>}
        <Button onClick={() => showDocuments(id)}>Documents</Button>
      </p>
      {since !== '' && <Hint>{since}</Hint>}
      {unscored !== '' && <Hint>No score: {unscored.toLowerCase()}.</Hint>}
      <NextAction {...customer} />
      {health && <Health id={id} score={health} trend={customer.trend} />}
      {room && health && <Lifting id={id} room={room} band={health.band} />}
      {churn && <Churn id={id} score={churn} />}
      <Signals warnings={warnings} />
      <FamilyRolledUp family={customer.family} />
      <Expansion id={id} page={expansion} />
      <CustomerPast key={id} id={id} ends={{ renewal: customer.renewal, churned: customer.churned }} />
      <Notes notes={customer.notes} add={(note) => addNote(id, note)} />
    </>
  );
}

function NextAction({ state, nextAction, also }: OpenedCustomer) {
  return (
    <section data-words="reasons">
      <h2>Next action ({state})</h2>
      {nextAction ? <Action {...nextAction} /> : <p>Nothing is asked for now.</p>}
      {also.length > 0 && (
        <details>
          <summary>Also considered</summary>
          <ul>
            {also.map((action) => (
              <li key={action.what}>
                <Action {...action} />
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

function Action({ what, owner, due, why }: PageAction) {
  return (
    <>
      <p>
        {what}
        {owner !== '' && `: ${owner}`}
        {due !== '' && `, by ${due}`}
      </p>
      {why !== '' && <p class="quiet">Why: {why}</p>}
    </>
  );
}

function Health({ id, score, trend }: { id: string; score: ScorePage; trend: string }) {
  const [worst] = score.parts;
  return (
    <section>
      <h2>
        Health{' '}
        <OwnFigure id="health-score" customer={id}>
          {score.shown}
        </OwnFigure>{' '}
        <span data-words="definition">(100 is best)</span>: {score.band}
      </h2>
      <p class="quiet">
        {score.model} model, <OwnFigure id="coverage" customer={id} more="health" value={score.coverage} /> of
        its data
        {trend !== 'No data' && `, ${trend.toLowerCase()}`}
      </p>
      {score.cap !== '' && (
        <Hint>
          <p data-words="reasons">
            {score.computedBand} by its score, but capped at {score.cap}.
          </p>
        </Hint>
      )}
      {worst && worst.lost > 0 && (
        <p>
          <strong>Biggest drag:</strong> {worst.label},{' '}
          <OwnFigure id="points-lost" customer={id} more={`health ${worst.label}`} value={worst.lost} />{' '}
          points lost.
        </p>
      )}
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

function Churn({ id, score }: { id: string; score: ScorePage }) {
  return (
    <section>
      <h2>
        Churn risk{' '}
        <OwnFigure id="churn-risk" customer={id}>
          {score.shown}
        </OwnFigure>{' '}
        <span data-words="definition">(100 is worst)</span>: {score.band}
      </h2>
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

function Lifting({ id, room, band }: { id: string; room: Room; band: string }) {
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

function Signals({ warnings }: { warnings: OpenedCustomer['warnings'] }) {
  if (warnings.length === 0) return null;
  const severities = [...new Set(warnings.map(({ severity }) => severity))];
  return (
    <section>
      <h2>Signals</h2>
      <ul>
        {severities.map((severity) => (
          <li key={severity} data-words="reasons">
            <strong>{severity}:</strong>{' '}
            {warnings
              .filter((warning) => warning.severity === severity)
              .map(({ message }) => message)
              .join('; ')}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Expansion({ id, page }: { id: string; page: ExpansionPage | null }) {
  if (!page) return null;
  const { readiness, potential, opportunities, signals, use } = page;
  return (
    <section>
      <h2>
        Expansion <OwnFigure id="expansion-potential" customer={id} value={potential} /> a year: {readiness}
      </h2>
      {use.length > 0 && (
        <p class="quiet" data-words="reasons">
          {use.join(' · ')}
        </p>
      )}
      {signals.length > 0 && (
        <p data-words="reasons">
          <strong>Speaks for it:</strong> {signals.join('; ')}
        </p>
      )}
      {opportunities.length === 0 && <p>Nothing more to propose.</p>}
      <LongList entries={opportunities}>
        {({ category, what, revenue, effort, priority, why }) => (
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
              <span data-words="definition">of 300</span>.
            </p>
          </>
        )}
      </LongList>
    </section>
  );
}

/** "renews in 40 days (2026-12-31)"; where notice is given before: "notice by 2026-10-01, contract until 2026-12-31". */
/** When the contract is decided, else when it ends. */
function RenewalFact({ id, renewal: end, decision, daysToRenewal }: OpenedCustomer) {
  if (decision !== '') {
    return <>{[`notice by ${decision}`, end && `contract until ${end}`].filter(Boolean).join(', ')}</>;
  }
  return (
    <>
      <Renewal customer={id} days={daysToRenewal} /> ({end})
    </>
  );
}

/** The parent account, with all customers that belong to it. */
function FamilyRolledUp({ family }: { family: OpenedCustomer['family'] }) {
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
          Worst: <span data-words="name">{worst.name}</span>,{' '}
          <Figure id="health-score" of={`${of}, worst`} value={worst.health} />
        </p>
      )}
      {next && (
        <p>
          Next renewal: <span data-words="name">{next.name}</span>, {next.day}
          {renewals.length > 1 && <span data-words="pages">; {renewals.length - 1} more</span>}
        </p>
      )}
    </section>
  );
}
