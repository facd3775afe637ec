import type { ComponentChildren } from 'preact';
import type { OpenedCustomer } from '../../../src/addon/customer/customer';
import type { CustomerTimeline } from '../../../src/addon/customer/timeline';
import type { ExpansionPage, ScorePage, ScorePart } from '../../../src/customers/customer-page';
import type { Headroom } from '../../../src/customers/lifts';
import { scoreInWhole } from '../../../src/scoring/shown';
import { dayName, moneyIn } from '../../numbers';
import { Answer } from '../../parts/answer';
import { Bar } from '../../parts/bar';
import { Button } from '../../parts/button';
import { Figure } from '../../parts/figure';
import { Heading } from '../../parts/heading';
import { Icon } from '../../parts/icon';
import { LongList } from '../../parts/long-list';
import { NEW_NOTE, Notes } from '../../parts/notes';
import { Hint } from '../../parts/notice';
import { OwnFigure } from '../../parts/own-figure';
import { ScoreRing } from '../../parts/score-ring';
import { healthTone, riskTone } from '../../parts/tone';
import { NO_FILTER, nameOf } from '../../portfolio/filter';
import { knownOf } from '../../remote';
import { counted } from '../../words';
import { DoNext } from '../customer/do-next';
import { FollowRow } from '../customer/follow-row';
import { Dimensions, LEAST_SHOWN, Losses } from '../customer/losses';
import { Strip } from '../customer/strip';
import type { Sidebar } from '../state/sidebar';
import { callsOf, listedAccounts } from '../today/calls';
import { CustomerPast, useCustomerPast } from './customer-past';

/** One customer in a screen: how it stands, why, and what to do. */
export function CustomerScreen(sidebar: Sidebar) {
  const { customer } = sidebar.state;
  const known = knownOf(customer);
  return (
    <>
      <div class="apart">
        <button type="button" class="link" onClick={sidebar.closeCustomer}>
          ‹ All customers
        </button>
        {known && <Walk {...sidebar} id={known.id} />}
      </div>
      <Heading key={known?.id}>{known ? nameOf(known) : 'Customer'}</Heading>
      <Answer to={customer}>
        {(known) => <Page key={`${known.id} ${known.notes.length}`} {...sidebar} customer={known} />}
      </Answer>
      <div class="apart">
        <FollowRow openSelected={sidebar.openSelected} />
        <button type="button" class="link" onClick={sidebar.openSelected}>
          Open selected row
        </button>
      </div>
    </>
  );
}

/** "3 of 57": the way through the list that the customer is in. */
function Walk({ state, open, id }: Sidebar & { id: string }) {
  const today = knownOf(state.today);
  if (!today) return null;
  const calls = callsOf(state, today).calls;
  const isCall = state.chip === '' && state.filter === NO_FILTER && calls.some((one) => one.id === id);
  const list = isCall ? calls : listedAccounts(state, today);
  const at = list.findIndex((one) => one.id === id);
  if (at < 0) return null;
  const step = (by: number, name: string, icon: 'back' | 'next') => (
    <button
      type="button"
      class="plain"
      aria-label={name}
      aria-disabled={list[at + by] ? undefined : 'true'}
      onClick={() => list[at + by] && open(list[at + by]!.id)}
    >
      <Icon name={icon} />
    </button>
  );
  return (
    <span class="walk">
      {step(-1, 'Previous customer', 'back')}
      <span data-words="pages">
        {at + 1} of {list.length}
      </span>
      {step(1, 'Next customer', 'next')}
    </span>
  );
}

function Page(sidebar: Sidebar & { customer: OpenedCustomer }) {
  const { state, customer, showCustomer, showPoints, showDocuments, addNote } = sidebar;
  const { id, segment, csm, arr, health, churn, room, unscored, since, warnings, expansion, phase } =
    customer;
  const { past, keep, onPress } = useCustomerPast(id, {
    renewal: customer.renewal,
    churned: customer.churned,
  });
  const today = knownOf(state.today);
  const known = knownOf(past);
  const facts = [segment, csm === '' ? '' : `CSM ${csm}`, id].filter((fact) => fact !== '');
  return (
    <>
      <p class="quiet">
        <span data-words="name">{facts.join(' · ')}</span>
        {arr !== null && (
          <>
            {' · ARR '}
            <OwnFigure id="arr" customer={id}>
              {moneyIn(today?.currency ?? '', arr)}
            </OwnFigure>
          </>
        )}
      </p>
      {phase && (
        <p class="quiet" data-words="reasons">
          {[`${phase.name}, day ${phase.day}: ${phase.goals}`, ...phase.measures].join(' · ')}
        </p>
      )}
      {since !== '' && (
        <Hint>
          <p data-words="reasons">{since}</p>
        </Hint>
      )}
      {unscored !== '' && <Hint>No score: {unscored.toLowerCase()}.</Hint>}
      <Standing {...sidebar} known={known} />
      {health && known && <Strip past={known} health={health} day={today?.day ?? known.since} />}
      <Why warnings={warnings} actBy={customer.actBy} />
      <DoNext
        customer={customer}
        tasks={known?.tasks ?? []}
        busy={past.at === 'waiting'}
        keep={keep}
        note={() => document.getElementById(NEW_NOTE)?.focus()}
      />
      {health && <Losses id={id} health={health} />}
      {health && <Dimensions health={health} />}
      <p class="row">
        <Button onClick={() => showDocuments(id)}>Documents</Button>
        <Button onClick={() => showCustomer(id)}>Show in sheet</Button>
        {(health || churn) && <Button onClick={() => showPoints(id)}>Points as bars</Button>}
      </p>
      {health && <HealthDetails id={id} score={health} trend={customer.trend} />}
      {room && health && <Lifting id={id} room={room} band={health.band} />}
      {churn && <Churn id={id} score={churn} />}
      <FamilyRolledUp family={customer.family} />
      <Expansion id={id} page={expansion} />
      <CustomerPast id={id} past={past} keep={keep} onPress={onPress} />
      <Notes notes={customer.notes} add={(note) => addNote(id, note)} />
    </>
  );
}

/** Health, churn risk and the days to the renewal, side by side. */
function Standing({
  state,
  customer,
  known,
}: Sidebar & { customer: OpenedCustomer; known: CustomerTimeline | undefined }) {
  const { health, churn, daysToRenewal, renewal, decision } = customer;
  const run = knownOf(state.today)?.run;
  const change = health && known ? changeOf(known) : undefined;
  return (
    <div class="standing">
      <div>
        <OwnFigure id="health-score" customer={customer.id}>
          <ScoreRing
            size={72}
            value={health?.value ?? null}
            shown={health ? scoreInWhole(health.value, run?.scales.health) : '–'}
            tone={health ? healthTone(health.band, { bands: health.bands.map(({ label }) => label) }) : ''}
            aloud={health ? `Health ${health.shown} ${health.band}` : 'No health score'}
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
        <OwnFigure id="churn-risk" customer={customer.id}>
          <ScoreRing
            size={72}
            value={churn?.value ?? null}
            shown={churn ? scoreInWhole(churn.value, run?.scales.churn) : '–'}
            tone={churn ? riskTone(churn.band, { tiers: churn.bands.map(({ label }) => label) }) : ''}
            aloud={churn ? `Churn risk ${churn.shown} ${churn.band}` : 'No churn risk'}
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
              <OwnFigure id="days-to-renewal" customer={customer.id}>
                {Math.abs(daysToRenewal)}
              </OwnFigure>
            )}
          </strong>
          {daysToRenewal !== null && (daysToRenewal < 0 ? 'days ago' : 'days')}
        </p>
        <p>
          {renewal === ''
            ? 'No contract end'
            : decision === ''
              ? dayName(renewal, state.today.at === 'ready' ? state.today.value.day : renewal)
              : `notice by ${dayName(decision)}`}
        </p>
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

/** The signals as chips. */
function Why({ warnings, actBy }: Pick<OpenedCustomer, 'warnings' | 'actBy'>) {
  if (warnings.length === 0) return null;
  return (
    <section>
      <h2>Why</h2>
      <ul class="chips" data-words="reasons">
        {warnings.map(({ severity, message, lead }) => (
          <li
            key={message}
            title={lead}
            class={severity === 'Critical' || severity === 'High' ? 'grave' : 'mild'}
          >
            {message.charAt(0).toUpperCase() + message.slice(1)}
          </li>
        ))}
      </ul>
      {actBy !== '' && <p class="quiet">Act by {actBy}.</p>}
    </section>
  );
}

function HealthDetails({ id, score, trend }: { id: string; score: ScorePage; trend: string }) {
  return (
    <section>
      <h2>Health, point by point</h2>
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

function Lifting({ id, room, band }: { id: string; room: Headroom; band: string }) {
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

function Expansion({ id, page }: { id: string; page: ExpansionPage | null }) {
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
    </details>
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
