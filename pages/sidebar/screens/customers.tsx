import { useEffect, useId, useRef } from 'preact/hooks';
import type { LastRun, ScoredAccount } from '../../../src/addon/run/last-run';
import { scoreText } from '../../../src/scoring/shown';
import { Button } from '../../parts/button';
import { Chip } from '../../parts/chip';
import { HeadcountLine } from '../../parts/headcount';
import { WithLastRun } from '../../parts/last-run';
import { Select } from '../../parts/select';
import { filtered, NO_FILTER, nameOf, type Order, valuesOf } from '../../portfolio/filter';
import { arrOf } from '../../portfolio/overview';
import { counted, renewal, whole } from '../../words';
import type { Sidebar } from '../state/sidebar';
import { CustomerScreen } from './customer';

const PAGE = 25;

const ORDERS: readonly { readonly value: Order; readonly name: string }[] = [
  { value: 'risk', name: 'Churn risk, highest first' },
  { value: 'arr', name: 'ARR, highest first' },
  { value: 'renewal', name: 'Renewal, nearest first' },
  { value: 'health', name: 'Health, lowest first' },
  { value: 'name', name: 'Name' },
];

/** The list of customers, or the page of one. */
export function CustomersScreen(sidebar: Sidebar) {
  if (sidebar.state.customer.at !== 'nothing') return <CustomerScreen {...sidebar} />;
  return <ListScreen {...sidebar} />;
}

function ListScreen(sidebar: Sidebar) {
  const heading = useRef<HTMLHeadingElement>(null);
  // Who comes back from a customer's page has lost the button that had the focus.
  useEffect(() => {
    if (document.activeElement === document.body) heading.current?.focus();
  }, []);
  return (
    <>
      <h1 ref={heading} tabIndex={-1}>
        Customers
      </h1>
      <p>
        <Button onClick={sidebar.openSelected}>Open selected row</Button>
      </p>
      <WithLastRun {...sidebar}>{(run) => <List {...sidebar} run={run} />}</WithLastRun>
    </>
  );
}

function List(sidebar: Sidebar & { run: LastRun }) {
  const { state, run, list, turn, open } = sidebar;
  const found = filtered(run.accounts, state.filter);
  const first = state.page * PAGE;
  const shown = found.slice(first, first + PAGE);
  return (
    <>
      <HeadcountLine of={run.headcount} />
      <Filters {...sidebar} />
      <p role="status">
        {counted(found.length, 'customer')}, ARR {whole(arrOf(found))}
      </p>
      {found.length === 0 && <Button onClick={() => list(NO_FILTER)}>Show all customers</Button>}
      <ul>
        {shown.map((account, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: ids may occur twice, and entries hold no state.
          <li key={i}>
            <Account account={account} run={run} open={open} />
          </li>
        ))}
      </ul>
      {found.length > PAGE && (
        <p class="row">
          <Button busy={first === 0} onClick={() => turn(state.page - 1)}>
            Previous
          </Button>
          <span>
            {first + 1} to {first + shown.length} of {whole(found.length)}
          </span>
          <Button busy={first + PAGE >= found.length} onClick={() => turn(state.page + 1)}>
            Next
          </Button>
        </p>
      )}
    </>
  );
}

function Filters({ state: { filter }, run, list }: Sidebar & { run: LastRun }) {
  const id = useId();
  const choices = (all: string, values: readonly string[]) => [
    { value: '', name: all },
    ...values.map((value) => ({ value, name: value })),
  ];
  const used = [filter.tier, filter.band, filter.csm, filter.segment, filter.within].filter(Boolean).length;
  const csms = valuesOf(run.accounts, ({ csm }) => csm);
  return (
    <>
      <p class="field">
        <label for={id}>Search by name or id</label>
        <input
          id={id}
          type="search"
          value={filter.search}
          onInput={({ currentTarget }) => list({ search: currentTarget.value })}
        />
      </p>
      <Select label="Order" value={filter.order} choices={ORDERS} onChoose={(order) => list({ order })} />
      <details>
        <summary>Filters {used > 0 && <span class="count">{used}</span>}</summary>
        <Select
          label="Risk tier"
          value={filter.tier}
          choices={choices('All tiers', [
            ...new Set([...run.tiers, ...run.accounts.map(({ tier }) => tier)]),
          ])}
          onChoose={(tier) => list({ tier })}
        />
        <Select
          label="Health band"
          value={filter.band}
          choices={choices('All bands', [
            ...new Set([...run.bands, ...run.accounts.map(({ status }) => status)]),
          ])}
          onChoose={(band) => list({ band })}
        />
        {csms.length > 0 && (
          <Select
            label="CSM"
            value={filter.csm}
            choices={choices('All CSMs', csms)}
            onChoose={(csm) => list({ csm })}
          />
        )}
        <Select
          label="Segment"
          value={filter.segment}
          choices={choices(
            'All segments',
            valuesOf(run.accounts, ({ segment }) => segment),
          )}
          onChoose={(segment) => list({ segment })}
        />
        <Select
          label="Renewal"
          value={filter.within}
          choices={[
            { value: '', name: 'Any day' },
            ...['30', '60', '90', '180'].map((days) => ({ value: days, name: `Within ${days} days` })),
          ]}
          onChoose={(within) => list({ within })}
        />
      </details>
    </>
  );
}

function Account({
  account,
  run,
  open,
}: {
  readonly account: ScoredAccount;
  readonly run: LastRun;
  readonly open: (id: string) => void;
}) {
  const { id, health, status, risk, tier, arr, daysToRenewal } = account;
  const known = [arr === null ? '' : `ARR ${whole(arr)}`, renewal(daysToRenewal)].filter(
    (text) => text !== '',
  );
  return (
    <>
      <button type="button" class="link" onClick={() => open(id)}>
        {nameOf(account)}
      </button>
      <p>
        Health {health !== null && scoreText(health, run.scales.health)}{' '}
        <Chip label={status} bestToWorst={run.bands} />{' '}
        {tier !== status && (
          <>
            Risk {risk !== null && scoreText(risk, run.scales.churn)}{' '}
            <Chip label={tier} bestToWorst={[...run.tiers].reverse()} />
          </>
        )}
      </p>
      <p class="quiet">{known.join(', ')}</p>
    </>
  );
}
