import type { Trial } from '../../../src/addon/models/what-if';
import { knownMean, type ModelView } from '../../../src/customers/side-by-side';
import { partOf } from '../../../src/metrics/figures';
import { labelsOf } from '../../../src/scoring/compile';
import { Chip } from '../../parts/chip';
import { Figure } from '../../parts/figure';
import { Stack } from '../../parts/stack';

/** Each model in figures: whom it can score, and into which bands it puts them. */
export function Figures({ trial, models }: { trial: Trial; models: readonly ModelView[] }) {
  const { customers } = trial.portfolio;
  return (
    <div class="wide">
      <table>
        <caption data-words="definition">
          One portfolio, <Figure id="customers" value={customers.length} /> customers, under each model (100
          is best)
        </caption>
        <thead>
          <tr>
            <th scope="col">Model</th>
            <th scope="col" class="number">
              Scored
            </th>
            <th scope="col" class="number">
              Data it has
            </th>
            <th scope="col" class="number">
              Average health
            </th>
            <th scope="col">Customers by band</th>
          </tr>
        </thead>
        <tbody>
          {models.map((one, m) => (
            <Row key={one.model.model.name} seen={one} tried={trial.health[m]!} current={trial.current} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Row({
  seen: { model, standings },
  tried: { name, from },
  current,
}: {
  readonly seen: ModelView;
  readonly tried: Trial['health'][number];
  readonly current: string;
}) {
  const average = knownMean(standings.map(({ value }) => value));
  const coverage = knownMean(standings.map(({ verdict }) => verdict?.score.coverage ?? null));
  const bands = labelsOf(model);
  const of = partOf('model', name);
  const inBand = (band: string) =>
    standings.filter((standing) => standing.value !== null && standing.band === band).length;
  return (
    <tr>
      <th scope="row">
        {name}
        <span class="quiet below" data-words="cells">
          {from}
          {name === current && ', used by the last run'}
        </span>
      </th>
      <td class="number">
        <Figure id="scored" of={of} value={standings.filter(({ value }) => value !== null).length} />
      </td>
      <td class="number">{coverage !== null && <Figure id="coverage" of={of} value={coverage} />}</td>
      <td class="number">
        {average === null ? 'none' : <Figure id="average-health" of={of} value={average} />}
      </td>
      <td>
        <Stack amounts={new Map(bands.map((band) => [band, inBand(band)]))} bestToWorst={bands} />
        <span class="row">
          {bands.map((band) => (
            <span key={band}>
              <Chip label={band} bestToWorst={bands} />{' '}
              <Figure id="customers" of={`${of}, ${partOf('band', band)}`} value={inBand(band)} />
            </span>
          ))}
        </span>
      </td>
    </tr>
  );
}
