import type { OpenedCustomer } from '../../../src/addon/customer/customer';
import type { ScoredAccount } from '../../../src/addon/run/last-run';
import { dayName } from '../../../src/base/for-people';
import { Answer } from '../../parts/answer';
import { Button } from '../../parts/button';
import { Heading } from '../../parts/heading';
import { Icon } from '../../parts/icon';
import { NEW_NOTE, Notes } from '../../parts/notes';
import { Hint } from '../../parts/notice';
import { NO_FILTER, nameOf } from '../../portfolio/filter';
import { knownOf } from '../../remote';
import { ChurnDetails, Expansion, FamilyRolledUp, HealthDetails, Lifting } from '../customer/details';
import { DoNext } from '../customer/do-next';
import { FollowRow } from '../customer/follow-row';
import { Dimensions, Losses } from '../customer/losses';
import { Facts, Standing } from '../customer/standing';
import { Strip } from '../customer/strip';
import { Why } from '../customer/why';
import type { Sidebar } from '../state/sidebar';
import { callsOf, listedAccounts } from '../today/calls';
import { CustomerPast, useCustomerPast } from './customer-past';

/** One customer in a screen: how it stands, why, and what to do. */
export function CustomerScreen(sidebar: Sidebar) {
  const { customer } = sidebar.state;
  const known = knownOf(customer);
  const asked = known ? undefined : sidebar.state.opening;
  return (
    <>
      <div class="apart">
        <button type="button" class="link" onClick={sidebar.closeCustomer}>
          ‹ All customers
        </button>
        {(known ?? asked) && <Walk {...sidebar} id={(known ?? asked)!.id} />}
      </div>
      <Heading key={(known ?? asked)?.id}>{known || asked ? nameOf((known ?? asked)!) : 'Customer'}</Heading>
      <Answer to={customer}>
        {(known) => <Page key={`${known.id} ${known.notes.length}`} {...sidebar} customer={known} />}
      </Answer>
      {asked && <AsTheRunLeftIt {...sidebar} account={asked} />}
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

/** What is known of a customer before its row is read, or where it cannot be. */
function AsTheRunLeftIt({ state, account }: Sidebar & { account: ScoredAccount }) {
  const today = knownOf(state.today);
  if (!today) return null;
  const { health, status, risk, tier, why, nextAction } = account;
  return (
    <>
      <p class="quiet" data-words="time">
        As of the run on {dayName(today.run.scoredOn, today.day)}
      </p>
      <Facts customer={account} currency={today.currency} />
      <Standing
        customer={account}
        run={today.run}
        health={health === null ? null : { value: health, band: status }}
        churn={risk === null ? null : { value: risk, band: tier }}
        until=""
      />
      {why.length > 0 && <p data-words="reasons">{why.join(' · ')}</p>}
      {nextAction !== '' && (
        <p data-words="advice">
          Do next: <strong>{nextAction}</strong>
        </p>
      )}
    </>
  );
}

function Page(sidebar: Sidebar & { customer: OpenedCustomer }) {
  const { state, customer, showCustomer, showPoints, showDocuments, addNote } = sidebar;
  const { id, health, churn, room, unscored, since, warnings, expansion, phase, renewal, decision } =
    customer;
  const { past, keep, onPress } = useCustomerPast(
    id,
    { renewal, churned: customer.churned },
    sidebar.keepTasks,
  );
  const today = knownOf(state.today);
  const known = knownOf(past);
  const day = today?.day ?? renewal;
  return (
    <>
      <Facts customer={customer} currency={today?.currency ?? ''} />
      {since !== '' && (
        <Hint>
          <p data-words="reasons">{since}</p>
        </Hint>
      )}
      {unscored !== '' && <Hint>No score: {unscored.toLowerCase()}.</Hint>}
      <Standing
        customer={customer}
        run={today?.run}
        health={health}
        churn={churn}
        until={decision === '' ? dayName(renewal, day) : `notice by ${dayName(decision, day)}`}
        past={known}
      />
      {health && known && <Strip past={known} health={health} day={today?.day ?? known.since} />}
      <Why warnings={warnings} actBy={customer.actBy} />
      <DoNext
        customer={customer}
        tasks={known?.tasks ?? []}
        day={known?.day ?? ''}
        busy={past.at === 'waiting'}
        keep={keep}
        note={() => document.getElementById(NEW_NOTE)?.focus()}
      />
      {health && <Losses id={id} health={health} />}
      {health && <Dimensions health={health} before={known?.dimensionsBefore ?? []} />}
      <p class="row">
        <Button onClick={() => showDocuments(customer.facts)}>Documents</Button>
        <Button onClick={() => showCustomer(id)}>Show in sheet</Button>
        {(health || churn) && <Button onClick={() => showPoints(id)}>Points as bars</Button>}
      </p>
      {phase && (
        <p class="quiet" data-words="reasons">
          {[`${phase.name}, day ${phase.day}: ${phase.goals}`, ...phase.measures].join(' · ')}
        </p>
      )}
      {health && <HealthDetails id={id} score={health} trend={customer.trend} />}
      {room && health && <Lifting id={id} room={room} band={health.band} />}
      {churn && <ChurnDetails id={id} score={churn} />}
      <FamilyRolledUp family={customer.family} open={sidebar.open} />
      <Expansion id={id} page={expansion} />
      <CustomerPast id={id} past={past} keep={keep} onPress={onPress} />
      <Notes notes={customer.notes} add={(note, kind) => addNote(id, note, kind)} />
    </>
  );
}
