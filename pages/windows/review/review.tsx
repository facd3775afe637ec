import { render } from 'preact';
import { useState } from 'preact/hooks';
import type { Review, ReviewedAccount } from '../../../src/addon/models/review';
import { dateName } from '../../../src/base/for-people';
import { namesOfRisk } from '../../../src/customers/at-risk';
import { scoreText } from '../../../src/scoring/shown';
import { AccountFilters, chosen } from '../../parts/account-filters';
import { Answer } from '../../parts/answer';
import { Button } from '../../parts/button';
import { Chip } from '../../parts/chip';
import { CustomerName } from '../../parts/customer-name';
import { Figure } from '../../parts/figure';
import { HeadcountLine } from '../../parts/headcount';
import { OwnFigure, Renewal } from '../../parts/own-figure';
import { PrintOrClose } from '../../parts/print-or-close';
import { type Filter, filtered, NO_FILTER } from '../../portfolio/filter';
import { arrOf } from '../../portfolio/overview';
import { useAnswer } from '../../remote';
import { closeDialog, server } from '../../server';
import { counted } from '../../words';
import { Charts } from './charts';

const EVERYBODY: Filter = { ...NO_FILTER, order: 'arr' };

/** The accounts that a CSM goes through with their lead, on screen or on paper. */
function ReviewDialog() {
  const [review] = useAnswer('Reading the last run', () => server.reviewAccounts());
  return (
    <main>
      <h1 class="titled">Account review</h1>
      <Answer to={review}>{(known) => <Accounts review={known} />}</Answer>
    </main>
  );
}

function Accounts({ review }: { review: Review }) {
  const [filter, setFilter] = useState(EVERYBODY);
  const shown = filtered(review.accounts, filter);
  if (review.customers === 0) {
    return (
      <>
        <p>Nothing is scored yet. Press “Score portfolio” in the sidebar, then open this again.</p>
        <Button onClick={closeDialog}>Close</Button>
      </>
    );
  }
  const { bands } = review;
  return (
    <>
      <div class="toolbar">
        <AccountFilters accounts={review.accounts} filter={filter} setFilter={setFilter} />
        <PrintOrClose />
      </div>
      <p class="quiet">
        {namesOfRisk(review, 'or')} churn risk, or health {bands[bands.length - 1]} ({review.model} model), as
        scored on {dateName(review.scoredOn)}. The largest ARR first.
      </p>
      <HeadcountLine of={review.headcount} />
      <p role="status">
        <strong>
          <Figure id="listed" of="accounts to review">
            {counted(shown.length, 'account')}
          </Figure>
        </strong>{' '}
        of <Figure id="customers">{counted(review.customers, 'customer')}</Figure>, ARR{' '}
        <Figure id="arr" of="accounts to review" value={arrOf(shown)} />
        <span data-words="filters">{chosen(filter)}</span>
      </p>
      {shown.length === 0 ? (
        <Nobody review={review} clear={() => setFilter(EVERYBODY)} />
      ) : (
        <>
          <Charts {...{ review, shown }} />
          <List {...{ review, shown }} />
        </>
      )}
    </>
  );
}

function Nobody({ review, clear }: { review: Review; clear: () => void }) {
  if (review.accounts.length === 0) return <p>No account is at risk.</p>;
  return (
    <p>
      No account at risk fits this choice. <Button onClick={clear}>Show all</Button>
    </p>
  );
}

function List({ review, shown }: { review: Review; shown: readonly ReviewedAccount[] }) {
  return (
    <div class="wide">
      <table class="review">
        <thead>
          <tr>
            <th scope="col">Customer</th>
            <th scope="col" class="number">
              ARR
            </th>
            <th scope="col">Health, churn risk</th>
            <th scope="col">Why</th>
            <th scope="col">Next action</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((account, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: ids may occur twice, and rows hold no state.
            <Row key={i} account={account} review={review} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Row({ account, review }: { account: ReviewedAccount; review: Review }) {
  const { id, name, segment, csm, arr, health, status, risk, tier, signals, drivers } = account;
  const about = [name === '' ? '' : id, segment, csm === '' ? 'no CSM' : csm].filter((text) => text !== '');
  return (
    <tr>
      <th scope="row">
        <CustomerName customer={account} />
        <span class="quiet below" data-words="name">
          {about.join(' · ')}
        </span>
        <span class="quiet below">
          <Renewal customer={id} days={account.daysToRenewal} otherwise="renewal not known" />
        </span>
      </th>
      <td class="number">{arr === null ? 'not known' : <OwnFigure id="arr" customer={id} value={arr} />}</td>
      <td>
        Health{' '}
        {health !== null && (
          <OwnFigure id="health-score" customer={id}>
            {scoreText(health, review.scales.health)}
          </OwnFigure>
        )}{' '}
        <Chip label={status} bestToWorst={review.bands} />
        <span class="below">
          Risk{' '}
          {risk !== null && (
            <OwnFigure id="churn-risk" customer={id}>
              {scoreText(risk, review.scales.churn)}
            </OwnFigure>
          )}{' '}
          <Chip label={tier} bestToWorst={[...review.tiers].reverse()} />
        </span>
      </td>
      <td data-words="reasons">
        {signals}
        {drivers !== '' && <span class="quiet below">Health lost: {drivers}</span>}
      </td>
      <td data-words="reasons">{account.nextAction}</td>
    </tr>
  );
}

render(<ReviewDialog />, document.getElementById('dialog')!);
