import type { LossReview, ReviewedLoss } from '../../../src/addon/prediction/losses';
import { counted, percent, points, whole } from '../../words';
import { Bands, Segments } from './tables';

/** What the history of runs says of those who left. */
export function Losses({ review }: { readonly review: LossReview }) {
  const { since, until, report, losses, advice } = review;
  return (
    <>
      <p role="status" class={report.verdictKind === 'predicts' ? 'notice' : 'notice bad'}>
        <strong>
          From {since} to {until}, {counted(losses.length, 'customer')} left. {report.verdict}
        </strong>
      </p>
      {losses.length > 0 && <LeadTimes review={review} />}
      {report.score && report.rows > 0 && <Bands score={report.score} />}
      <Segments segments={report.bySegment} />
      <Helps review={review} />
      <Rules review={review} />
      <Reviewed losses={losses} />
      <section>
        <h2>Before you change the model</h2>
        <ul>
          {advice.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      </section>
    </>
  );
}

function LeadTimes({ review: { leadTimes, edge, bands } }: { readonly review: LossReview }) {
  const [best] = bands;
  return (
    <section>
      <table>
        <caption>What those who left had been shown as</caption>
        <thead>
          <tr>
            <th scope="col">Before they left</th>
            <th scope="col" class="number">
              With a score
            </th>
            <th scope="col" class="number">
              Mean health
            </th>
            {bands.map((band) => (
              <th key={band} scope="col" class="number">
                {band}
              </th>
            ))}
            <th scope="col" class="number">
              Not {best}
            </th>
          </tr>
        </thead>
        <tbody>
          {leadTimes.map(({ daysBefore, losses, meanScore, bands: counts, seen }) => (
            <tr key={daysBefore}>
              <th scope="row">{daysBefore} days</th>
              <td class="number">{losses}</td>
              <td class="number">{meanScore === null ? '' : points(meanScore)}</td>
              {counts.map(({ band, losses: many }) => (
                <td key={band} class="number">
                  {many}
                </td>
              ))}
              <td class="number">{seen === null ? '' : percent(seen)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p>
        {edge.edge === null
          ? edge.why
          : `With “${best}” from ${edge.edge}, ${percent(edge.seenLater ?? 0)} of the later losses would not have been ${best} 60 days before (today ${percent(edge.seenNow ?? 0)}), and ${percent(edge.watched ?? 0)} of those who stayed would not be either (today ${percent(edge.watchedNow ?? 0)}). Chosen by the earlier two thirds of the losses, where it is ${percent(edge.seen ?? 0)}. Try it in the window “What if”, which saves it as a new version.`}
      </p>
    </section>
  );
}

function Helps({ review: { detection, saves } }: { readonly review: LossReview }) {
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
          {saves.pending > 0 && ` ${counted(saves.pending, 'decision')} still to come.`}
        </li>
      </ul>
    </section>
  );
}

const MOST_RULES = 12;

function Rules({ review: { rules } }: { readonly review: LossReview }) {
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

function Reviewed({ losses }: { readonly losses: readonly ReviewedLoss[] }) {
  if (losses.length === 0) return <p>Nobody has left in this time.</p>;
  const months = [...new Set(losses.map(({ leftOn }) => leftOn.slice(0, 7)))];
  return (
    <section>
      <h2>Loss review</h2>
      <div class="wide">
        {months.map((month) => (
          <Month key={month} month={month} losses={losses.filter(({ leftOn }) => leftOn.startsWith(month))} />
        ))}
      </div>
    </section>
  );
}

function Month({ month, losses }: { readonly month: string; readonly losses: readonly ReviewedLoss[] }) {
  const arr = losses.reduce((sum, loss) => sum + (loss.arr ?? 0), 0);
  return (
    <table>
      <caption>
        {month}: {counted(losses.length, 'customer')}, ARR {whole(arr)}
      </caption>
      <thead>
        <tr>
          <th scope="col">Customer</th>
          <th scope="col" class="number">
            ARR
          </th>
          <th scope="col">90 days before</th>
          <th scope="col">60</th>
          <th scope="col">30</th>
          <th scope="col">Told by</th>
          <th scope="col">Why</th>
        </tr>
      </thead>
      <tbody>
        {losses.map(({ id, name, segment, leftOn, arr: paid, before, told, reason, competitor }) => (
          <tr key={id}>
            <th scope="row">
              {name || id}
              <span class="quiet below">{[segment, leftOn].filter((text) => text !== '').join(' · ')}</span>
            </th>
            <td class="number">{paid === null ? '' : whole(paid)}</td>
            {before.map(({ daysBefore, score, band, tier }) => (
              <td key={daysBefore}>
                {score === null ? 'not known' : `${points(score)} ${band ?? ''}`}
                {tier !== null && <span class="quiet below">{tier} risk</span>}
              </td>
            ))}
            <td>{told.length === 0 ? 'nothing' : told.map((rule) => rule.replace(/_/g, ' ')).join(', ')}</td>
            <td>
              {[reason, competitor === '' ? '' : `to ${competitor}`]
                .filter((text) => text !== '')
                .join(', ') || 'not written down'}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
