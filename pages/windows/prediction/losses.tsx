import type { VersionEntry } from '../../../src/addon/models/models';
import type { LossReview, ReviewedLoss } from '../../../src/addon/prediction/losses';
import { Answer } from '../../parts/answer';
import { Button } from '../../parts/button';
import { useRemote } from '../../remote';
import { server } from '../../server';
import { counted, percent, points, whole } from '../../words';
import { Effect, Together } from './effect';
import { Helps, Months, Rules } from './helps';
import { LossTotals } from './loss-totals';
import { Saved } from './saved';
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
      <Months months={review.months} />
      <Rules review={review} />
      <Effect effect={review.effect} />
      <Together together={review.together} />
      <LossTotals losses={losses} />
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

function LeadTimes({ review: { leadTimes, edge, bands, report } }: { readonly review: LossReview }) {
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
          : `With “${best}” from ${edge.edge}, ${percent(edge.seenLater ?? 0)} of the later losses would not have been ${best} 60 days before (today ${percent(edge.seenNow ?? 0)}), and ${percent(edge.watched ?? 0)} of those who stayed would not be either (today ${percent(edge.watchedNow ?? 0)}). Chosen by the earlier two thirds of the losses, where it is ${percent(edge.seen ?? 0)}.`}
      </p>
      {edge.edge !== null && best !== undefined && (edge.seenLater ?? 0) > (edge.seenNow ?? 0) && (
        <SaveEdge model={report.tested} band={best} edge={edge.edge} />
      )}
    </section>
  );
}

function SaveEdge({
  model,
  band,
  edge,
}: {
  readonly model: string;
  readonly band: string;
  readonly edge: number;
}) {
  const [saved, save] = useRemote<VersionEntry>();
  return (
    <>
      <p class="row">
        <Button
          busy={saved.at === 'waiting' || saved.at === 'ready'}
          onClick={() => void save('Writing the model', () => server.keepEdge(model, band, edge))}
        >
          Save “{band}” from {edge} as a new version of “{model}”
        </Button>
      </p>
      <p class="quiet">
        For every segment. Look in the window “Model” who would change band before you save.
      </p>
      <Answer to={saved}>{(entry) => <Saved {...entry} />}</Answer>
    </>
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
