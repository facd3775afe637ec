import type { LossReview } from '../../../src/addon/prediction/losses';
import type { SaveRate } from '../../../src/past/does-it-help';
import { counted, percent, whole } from '../../words';

export function Helps({ review: { detection, saves } }: { readonly review: LossReview }) {
  const { observable, notObservable, detected, lostArr, detectedArr, flaggedArr, falseAlarms } = detection;
  return (
    <section>
      <h2>Does it help?</h2>
      <ul>
        <li>
          {observable === 0
            ? 'Detection: no loss can be looked back on by 60 to 120 days yet.'
            : `Detection: of ${counted(observable, 'loss', 'losses')} that can be looked back on, ${whole(detected)} stood at risk 120 to 60 days before${lostArr > 0 ? `: ${percent(detectedArr / lostArr)} of the lost ARR` : ''}.`}
          {notObservable > 0 && ` ${whole(notObservable)} not observable.`}
          {flaggedArr !== null &&
            ` At risk stood ${percent(flaggedArr)} of all ARR; flagging everybody would detect all.`}
          {falseAlarms !== null &&
            ` Of those at risk ${percent(falseAlarms)} were still there 120 days later.`}
        </li>
        <li>
          {saves.rate === null
            ? `Save rate: ${counted(saves.decisions, 'decision')} of customers at risk, ${whole(saves.saved)} kept; too few for a rate.`
            : `Save rate: of ${counted(saves.decisions, 'customer')} at risk that came to a decision ${whole(saves.saved)} were kept, ${percent(saves.rate)}${saves.byArr === null ? '' : `; by ARR ${percent(saves.byArr)}`}.`}
          {saves.withPlay.decisions > 0 &&
            ` With a play that somebody started, ${kept(saves.withPlay)}; without, ${kept(saves.withoutPlay)}.`}
          {saves.pending > 0 && ` ${counted(saves.pending, 'decision')} still to come.`}
        </li>
      </ul>
    </section>
  );
}

const kept = ({ decisions, saved, rate }: SaveRate) =>
  `${whole(saved)} of ${whole(decisions)} were kept${rate === null ? '' : ` (${percent(rate)})`}`;

export function Months({ months }: { readonly months: LossReview['months'] }) {
  if (months.length === 0) return null;
  return (
    <table>
      <caption>Detection and saves by month</caption>
      <thead>
        <tr>
          <th scope="col">Month</th>
          <th scope="col" class="number">
            Losses detected
          </th>
          <th scope="col" class="number">
            Of the lost ARR
          </th>
          <th scope="col" class="number">
            At risk and kept
          </th>
          <th scope="col" class="number">
            Save rate
          </th>
        </tr>
      </thead>
      <tbody>
        {months.map(({ month, detection: { observable, detected, lostArr, detectedArr }, saves }) => (
          <tr key={month}>
            <th scope="row">{month}</th>
            <td class="number">{observable === 0 ? '' : `${whole(detected)} of ${whole(observable)}`}</td>
            <td class="number">{lostArr > 0 ? percent(detectedArr / lostArr) : ''}</td>
            <td class="number">
              {saves.decisions === 0 ? '' : `${whole(saves.saved)} of ${whole(saves.decisions)}`}
            </td>
            <td class="number">
              {saves.decisions === 0 ? '' : saves.rate === null ? 'under ten' : percent(saves.rate)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const MOST_RULES = 12;

export function Rules({ review: { rules } }: { readonly review: LossReview }) {
  if (rules.length === 0) return null;
  return (
    <table>
      <caption>How early each rule told</caption>
      <thead>
        <tr>
          <th scope="col">Rule</th>
          <th scope="col" class="number">
            Customers
          </th>
          <th scope="col" class="number">
            Of them left
          </th>
          <th scope="col" class="number">
            Days before, median
          </th>
        </tr>
      </thead>
      <tbody>
        {rules.slice(0, MOST_RULES).map(({ rule, customers, left, medianDays }) => (
          <tr key={rule}>
            <th scope="row">{rule.replace(/_/g, ' ')}</th>
            <td class="number">{whole(customers)}</td>
            <td class="number">{whole(left)}</td>
            <td class="number">{medianDays === null ? '' : whole(medianDays)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
