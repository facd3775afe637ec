import { useMemo, useState } from 'preact/hooks';
import type { MeasuredCustomer, ModelStanding } from '../../../src/customers/measured';
import { drivers } from '../../../src/customers/reasons';
import { type Disagreement, disagreementsOf, type ModelView } from '../../../src/customers/side-by-side';
import { partOf } from '../../../src/metrics/figures';
import { labelsOf } from '../../../src/scoring/compile';
import { scoreScaleOf, scoreText } from '../../../src/scoring/shown';
import { Chip } from '../../parts/chip';
import { CustomerName } from '../../parts/customer-name';
import { Figure } from '../../parts/figure';
import { OwnFigure } from '../../parts/own-figure';
import { Select } from '../../parts/select';
import { counted, whole } from '../../words';

const STEP = 25;
const WHICH = [
  { value: 'all', name: 'In different places' },
  { value: 'opposite', name: 'Best under one, worst under another' },
] as const;

/** Whom the models see differently, and what the one that thinks least of them holds against them. */
export function Disagreements({
  customers,
  models,
}: {
  readonly customers: readonly MeasuredCustomer[];
  readonly models: readonly ModelView[];
}) {
  const all = useMemo(() => disagreementsOf(customers, models), [customers, models]);
  const [which, setWhich] = useState<(typeof WHICH)[number]['value']>('all');
  const [shown, setShown] = useState(STEP);
  const found = which === 'all' ? all : all.filter(({ isOpposite }) => isOpposite);
  return (
    <section>
      <h2>Where they disagree</h2>
      <div class="filters">
        <Select label="Customers" value={which} choices={WHICH} onChoose={setWhich} />
      </div>
      <p role="status">
        <Figure id="listed" of={`seen differently, ${which}`}>
          {counted(found.length, 'customer')}
        </Figure>
        {which === 'all' && found.length > 0 && (
          <>
            ,{' '}
            <Figure
              id="listed"
              of="seen differently, opposite"
              value={all.filter(({ isOpposite }) => isOpposite).length}
            />{' '}
            of them best under one model and worst under another
          </>
        )}
      </p>
      {found.length > 0 && <List found={found.slice(0, shown)} models={models} />}
      {found.length > shown && (
        <button type="button" class="link" data-words="pages" onClick={() => setShown(shown + STEP)}>
          {`Show more (${whole(found.length - shown)} left)`}
        </button>
      )}
    </section>
  );
}

function List({ found, models }: { found: readonly Disagreement[]; models: readonly ModelView[] }) {
  return (
    <div class="wide">
      <table>
        <thead>
          <tr>
            <th scope="col">Customer</th>
            <th scope="col" class="number">
              ARR
            </th>
            {models.map(({ model }) => (
              <th key={model.model.name} scope="col">
                {model.model.name}
              </th>
            ))}
            <th scope="col">Why the lowest model scores it low</th>
          </tr>
        </thead>
        <tbody>
          {found.map(({ customer, standings, lowest }, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: ids may occur twice, and rows hold no state.
            <tr key={i}>
              <th scope="row">
                <CustomerName customer={customer} />
              </th>
              <td class="number">
                {customer.arr === null ? (
                  'not known'
                ) : (
                  <OwnFigure id="arr" customer={customer.id} value={customer.arr} />
                )}
              </td>
              {standings.map((standing, m) => (
                <td key={models[m]!.model.model.name}>
                  <Seat customer={customer.id} standing={standing} seen={models[m]!} />
                </td>
              ))}
              <td data-words="reasons">{reasonOf(models[lowest]!, standings[lowest]!)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Seat({
  customer,
  standing: { value, band },
  seen: { model },
}: {
  readonly customer: string;
  readonly standing: ModelStanding;
  readonly seen: ModelView;
}) {
  const bands = labelsOf(model);
  return (
    <>
      {value !== null && (
        <OwnFigure id="health-score" customer={customer} more={partOf('model', model.model.name)}>
          {scoreText(value, scoreScaleOf(model))}
        </OwnFigure>
      )}{' '}
      <Chip label={band} bestToWorst={bands} />
    </>
  );
}

function reasonOf({ model }: ModelView, { verdict }: ModelStanding): string {
  const reasons = verdict ? drivers(model, verdict.score) : '';
  return `${model.model.name}: ${reasons === '' ? 'nothing costs it a point' : reasons}`;
}
