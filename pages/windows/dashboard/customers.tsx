import { useEffect, useRef } from 'preact/hooks';
import type { LastRun } from '../../../src/addon/run/last-run';
import { scoreText } from '../../../src/scoring/shown';
import { Answer } from '../../parts/answer';
import { Button } from '../../parts/button';
import { Chip } from '../../parts/chip';
import { type CustomerColumn, CustomerTable } from '../../parts/customer-table';
import { Figure } from '../../parts/figure';
import { OwnFigure, Renewal } from '../../parts/own-figure';
import { type Drill, EVERYBODY, type Found, type View } from '../../portfolio/view';
import { useRemote } from '../../remote';
import { closeDialog, server } from '../../server';
import { counted } from '../../words';
import { change } from './moves';

/** Who is behind a figure. Opened by a figure, the list takes the focus. */
export function Customers({
  view,
  drill,
  close,
}: {
  readonly view: View;
  readonly drill: Drill;
  readonly close: () => void;
}) {
  const heading = useRef<HTMLHeadingElement>(null);
  const [shown, ask] = useRemote<void>();
  const found = drill.find(view);
  const here = found.flatMap(({ account }) => (account ? [account.id] : []));
  useEffect(() => {
    if (drill === EVERYBODY) return;
    heading.current!.focus();
    heading.current!.scrollIntoView();
  }, [drill]);
  const showInSheet = () =>
    ask('Selecting their rows', async () => {
      await server.showCustomers(here);
      closeDialog();
    });
  return (
    // The list would not fit the one page that the figures are printed on; the account review is made for paper.
    <section class="screen-only">
      <h2 ref={heading} tabIndex={-1}>
        Customers
      </h2>
      <div class="apart">
        <p role="status">
          <strong>
            <Figure id="listed" of={drill.title || 'customers'}>
              {counted(found.length, 'customer')}
            </Figure>
          </strong>
          {drill.title !== '' && <span data-words="definition">: {drill.title}</span>}
        </p>
        <p class="row">
          {here.length > 0 && (
            <Button busy={shown.at === 'waiting'} onClick={showInSheet}>
              Show in sheet
            </Button>
          )}
          {drill !== EVERYBODY && <Button onClick={close}>Show all</Button>}
        </p>
      </div>
      <Answer to={shown} />
      {found.length > 0 && (
        <CustomerTable
          customers={found.map(withoutOutlook)}
          below={(one) => whoseWords(one, view)}
          columns={columnsFor(found, view.run)}
        />
      )}
    </section>
  );
}

function columnsFor(found: readonly Found[], { bands, tiers, scales }: LastRun): CustomerColumn<Found>[] {
  const changes: CustomerColumn<Found> = {
    name: 'Change',
    isNumber: true,
    cell: ({ id, change: by }) =>
      by !== undefined && (
        <OwnFigure id="arr" customer={id} more="change">
          {change(by)}
        </OwnFigure>
      ),
  };
  return [
    ...(found.some(({ change: by }) => by !== undefined) ? [changes] : []),
    {
      name: 'Health',
      cell: ({ account }) =>
        account && (
          <>
            {account.health !== null && (
              <OwnFigure id="health-score" customer={account.id}>
                {scoreText(account.health, scales.health)}
              </OwnFigure>
            )}{' '}
            <Chip label={account.status} bestToWorst={bands} />
          </>
        ),
    },
    {
      name: 'Churn risk',
      cell: ({ account }) =>
        account && (
          <>
            {account.risk !== null && (
              <OwnFigure id="churn-risk" customer={account.id}>
                {scoreText(account.risk, scales.churn)}
              </OwnFigure>
            )}{' '}
            <Chip label={account.tier} bestToWorst={[...tiers].reverse()} />
          </>
        ),
    },
    {
      name: 'Renewal',
      cell: ({ account }) =>
        account && <Renewal customer={account.id} days={account.daysToRenewal} otherwise="not known" />,
    },
  ];
}

/** Who has left renews nothing and risks nothing, whatever its row says. */
function withoutOutlook(one: Found): Found {
  return hasLeft(one) ? { ...one, account: undefined } : one;
}

function hasLeft({ arr, change: by = 0 }: Found): boolean {
  return arr === 0 && by < 0;
}

function whoseWords({ id }: Found, { accounts }: View): string {
  const account = accounts.get(id);
  if (!account) return 'its row is gone';
  return account.csm === '' ? 'no CSM' : account.csm;
}
