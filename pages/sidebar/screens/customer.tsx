import type { OpenedCustomer } from '../../../src/addon/customer/customer';
import type { ExpansionPage, PageAction, ScorePage, ScorePart } from '../../../src/customers/customer-page';
import type { Room } from '../../../src/customers/lifts';
import { Answer } from '../../parts/answer';
import { Bar } from '../../parts/bar';
import { Button } from '../../parts/button';
import { Heading } from '../../parts/heading';
import { LongList } from '../../parts/long-list';
import { Notes } from '../../parts/notes';
import { Hint } from '../../parts/notice';
import { nameOf } from '../../portfolio/filter';
import { knownOf } from '../../remote';
import { counted, percent, points, renewal, whole } from '../../words';
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
    id,
    segment,
    csm === '' ? '' : `CSM ${csm}`,
    arr === null ? '' : `ARR ${whole(arr)}`,
    renewalFact(customer),
  ];
  return (
    <>
      <p class="quiet">{facts.filter((fact) => fact !== '').join(' · ')}</p>
      <p class="row">
        <Button onClick={() => showCustomer(id)}>Show in sheet</Button>
        {(health || churn) && <Button onClick={() => showPoints(id)}>Points as bars</Button>}
        <Button onClick={() => showDocuments(id)}>Documents</Button>
      </p>
      {since !== '' && <Hint>{since}</Hint>}
      {unscored !== '' && <Hint>No score: {unscored.toLowerCase()}.</Hint>}
      <NextAction {...customer} />
      {health && <Health score={health} trend={customer.trend} />}
      {room && health && <Lifting room={room} band={health.band} />}
      {churn && <Churn score={churn} />}
      <Signals warnings={warnings} />
      <FamilyRolledUp family={customer.family} />
      <Expansion page={expansion} />
      <CustomerPast key={id} id={id} ends={{ renewal: customer.renewal, churned: customer.churned }} />
      <Notes notes={customer.notes} add={(note) => addNote(id, note)} />
    </>
  );
}

function NextAction({ state, nextAction, also }: OpenedCustomer) {
  return (
    <section>
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

function Health({ score, trend }: { score: ScorePage; trend: string }) {
  const [worst] = score.parts;
  return (
    <section>
      <h2>
        Health {score.shown} (100 is best): {score.band}
      </h2>
      <p class="quiet">
        {score.model} model, {percent(score.coverage)} of its data
        {trend !== 'No data' && `, ${trend.toLowerCase()}`}
      </p>
      {score.cap !== '' && (
        <Hint>
          <p>
            {score.computedBand} by its score, but capped at {score.cap}.
          </p>
        </Hint>
      )}
      {worst && worst.lost > 0 && (
        <p>
          <strong>Biggest drag:</strong> {worst.label}, {points(worst.lost)} points lost.
        </p>
      )}
      <Parts parts={score.parts} words={(part) => `${points(part.won)} won, ${points(part.lost)} lost`} />
    </section>
  );
}

function Churn({ score }: { score: ScorePage }) {
  return (
    <section>
      <h2>
        Churn risk {score.shown} (100 is worst): {score.band}
      </h2>
      <p class="quiet">{percent(score.coverage)} of its data</p>
      <Parts
        parts={score.parts.filter(({ won }) => won !== 0).map((part) => ({ ...part, lost: 0 }))}
        words={(part) => `${points(part.won)} points`}
      />
    </section>
  );
}

function Parts({ parts: all, words }: { parts: readonly ScorePart[]; words: (part: ScorePart) => string }) {
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
              {part.value !== '' && `: ${part.value}`}
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

function Lifting({ room, band }: { room: Room; band: string }) {
  if (band === room.band) return null;
  return (
    <section>
      <h2>What would lift it to {room.band}</h2>
      {room.lifts.length > 0 && <p class="quiet">Any one of these alone:</p>}
      <ul>
        {room.lifts.map(({ label, from, to, health }) => (
          <li key={label}>
            {label} from {from} to <strong>{to}</strong> (health {health})
          </li>
        ))}
      </ul>
      {room.lifts.length === 0 && (
        <p>
          No single metric alone.
          {room.most &&
            ` The most would come from ${room.most.label}: up to ${points(room.most.points)} points.`}
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
          <li key={severity}>
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

function Expansion({ page }: { page: ExpansionPage | null }) {
  if (!page) return null;
  const { readiness, potential, opportunities, signals, use } = page;
  return (
    <section>
      <h2>
        Expansion {whole(potential)} a year: {readiness}
      </h2>
      {use.length > 0 && <p class="quiet">{use.join(' · ')}</p>}
      {signals.length > 0 && (
        <p>
          <strong>Speaks for it:</strong> {signals.join('; ')}
        </p>
      )}
      {opportunities.length === 0 && <p>Nothing more to propose.</p>}
      <LongList entries={opportunities}>
        {({ category, what, revenue, effort, priority, why }) => (
          <>
            <p>
              {category}: <strong>{what}</strong>, {whole(revenue)} a year
            </p>
            <p class="quiet">
              {why}. Effort {effort}, priority {points(priority)} of 300.
            </p>
          </>
        )}
      </LongList>
    </section>
  );
}

/** "renews in 40 days (2026-12-31)"; where notice is given before: "notice by 2026-10-01, contract until 2026-12-31". */
function renewalFact({ renewal: end, decision, daysToRenewal }: OpenedCustomer): string {
  if (decision !== '')
    return [`notice by ${decision}`, end && `contract until ${end}`].filter(Boolean).join(', ');
  return end === '' ? '' : `${renewal(daysToRenewal)} (${end})`;
}

/** The parent account, with all customers that belong to it. */
function FamilyRolledUp({ family }: { family: OpenedCustomer['family'] }) {
  if (!family) return null;
  const { parent, customers, arr, withoutArr, health, worst, renewals } = family;
  const [next] = renewals;
  return (
    <section>
      <h2>Parent account: {parent}</h2>
      <p>
        {counted(customers, 'customer')}, ARR {whole(arr)}
        {withoutArr > 0 && ` (${withoutArr} without ARR)`}
      </p>
      {health !== null && <p>Health by ARR {points(health)}</p>}
      {worst && (
        <p>
          Worst: {worst.name}, {points(worst.health)}
        </p>
      )}
      {next && (
        <p>
          Next renewal: {next.name}, {next.day}
          {renewals.length > 1 && `; ${renewals.length - 1} more`}
        </p>
      )}
    </section>
  );
}
