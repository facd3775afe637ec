import { useEffect, useId, useRef } from 'preact/hooks';
import type { LastRun } from '../../../src/addon/run/last-run';
import type { Today } from '../../../src/addon/run/today';
import { money } from '../../../src/base/for-people';
import { figuresOf } from '../../../src/customers/figures';
import { Button } from '../../parts/button';
import { CustomerCard } from '../../parts/customer-card';
import { Figure } from '../../parts/figure';
import { HeadcountLine } from '../../parts/headcount';
import { WithLastRun } from '../../parts/last-run';
import { RenewalField } from '../../parts/renewal-field';
import { Select } from '../../parts/select';
import { NO_FILTER, type Order, valuesOf } from '../../portfolio/filter';
import { counted, whole } from '../../words';
import type { Sidebar } from '../state/sidebar';
import type { CustomerFilter } from '../state/store';
import { listedAccounts } from '../today/calls';
import { WhoseField } from '../whose-field';
import { CustomerScreen } from './customer';

const PAGE = 25;

const ORDERS: readonly { readonly value: Order; readonly name: string }[] = [
  { value: 'call', name: 'Whom to call first' },
  { value: 'risk', name: 'Churn risk, highest first' },
  { value: 'arr', name: 'ARR, highest first' },
  { value: 'renewal', name: 'Renewal, nearest first' },
  { value: 'health', name: 'Health, lowest first' },
  { value: 'name', name: 'Name' },
];

const BY_PROBABILITY = { value: 'probability', name: 'Churn probability, highest first' } as const;

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
      <h1 ref={heading} tabIndex={-1} class="unseen">
        Customers
      </h1>
      <WithLastRun {...sidebar}>{(run, today) => <List {...sidebar} run={run} today={today} />}</WithLastRun>
    </>
  );
}

function List(sidebar: Sidebar & { run: LastRun; today: Today }) {
  const { state, run, today, list, turn, open } = sidebar;
  const found = listedAccounts(state, today);
  const first = state.page * PAGE;
  const shown = found.slice(first, first + PAGE);
  const { arr } = figuresOf(found, run);
  return (
    <>
      <Search {...sidebar} />
      <Chips {...sidebar} />
      <Filters {...sidebar} />
      <p class="apart quiet">
        <span role="status">
          <Figure id="listed" of="customers">
            {counted(found.length, 'customer')}
          </Figure>
          {arr !== undefined && (
            <>
              , ARR{' '}
              <Figure id="arr" of="listed customers">
                {money(arr)}
              </Figure>
            </>
          )}
        </span>
        {found.length > 0 && (
          <button type="button" class="link" onClick={() => sidebar.showCustomers(found.map(({ id }) => id))}>
            Show in sheet
          </button>
        )}
        <button type="button" class="link" onClick={sidebar.openSelected}>
          Open selected row
        </button>
      </p>
      {found.length === 0 && (
        <Button
          onClick={() => {
            list(NO_FILTER);
            sidebar.pick('');
          }}
        >
          Show all customers
        </Button>
      )}
      <ul class="cards-list">
        {shown.map((account, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: ids may occur twice, and entries hold no state.
          <li key={i}>
            <CustomerCard account={account} run={run} open={open} />
          </li>
        ))}
      </ul>
      {found.length > PAGE && (
        <p class="row">
          <Button busy={first === 0} onClick={() => turn(state.page - 1)}>
            Previous
          </Button>
          <span data-words="pages">
            {first + 1} to {first + shown.length} of {whole(found.length)}
          </span>
          <Button busy={first + PAGE >= found.length} onClick={() => turn(state.page + 1)}>
            Next
          </Button>
        </p>
      )}
      <HeadcountLine of={run.headcount} />
    </>
  );
}

function Search(sidebar: Sidebar & { run: LastRun }) {
  const id = useId();
  return (
    <div class="search">
      <label for={id} class="unseen">
        Search by name or id
      </label>
      <input
        id={id}
        type="search"
        placeholder="Search by name or id"
        value={sidebar.state.filter.search}
        onInput={({ currentTarget }) => sidebar.list({ search: currentTarget.value })}
      />
      <WhoseField {...sidebar} accounts={sidebar.run.accounts} />
    </div>
  );
}

const CHIPS: readonly { readonly chip: CustomerFilter; readonly name: string }[] = [
  { chip: 'to call', name: 'To call' },
  { chip: 'at risk', name: 'At risk' },
  { chip: 'renewing', name: 'Renewing' },
  { chip: 'dropped', name: 'Dropped' },
];

/** The lists that people ask for most, each at a press. */
function Chips({ state, pick }: Sidebar) {
  return (
    <p class="pills">
      {CHIPS.map(({ chip, name }) => (
        <button
          key={chip}
          type="button"
          class="pill"
          aria-pressed={state.chip === chip}
          onClick={() => pick(state.chip === chip ? '' : chip)}
        >
          {name}
        </button>
      ))}
    </p>
  );
}

function Filters({ state: { filter }, run, list }: Sidebar & { run: LastRun }) {
  const choices = (all: string, values: readonly string[]) => [
    { value: '', name: all },
    ...values.map((value) => ({ value, name: value })),
  ];
  const used = [filter.tier, filter.band, filter.csm, filter.segment, filter.within].filter(Boolean).length;
  const hasProbability = run.accounts.some(({ probability }) => probability !== null);
  const csms = valuesOf(run.accounts, ({ csm }) => csm);
  return (
    <details>
      <summary>
        Order and filters{' '}
        {used > 0 && (
          <span class="count" data-words="filters">
            {used}
          </span>
        )}
      </summary>
      <Select
        label="Order"
        value={filter.order}
        choices={hasProbability ? [...ORDERS, BY_PROBABILITY] : ORDERS}
        onChoose={(order) => list({ order })}
      />
      <Select
        label="Risk tier"
        value={filter.tier}
        choices={choices('All tiers', [...new Set([...run.tiers, ...run.accounts.map(({ tier }) => tier)])])}
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
      <RenewalField within={filter.within} setWithin={(within) => list({ within })} />
    </details>
  );
}
