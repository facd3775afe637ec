import type { Standing } from '../../../src/customers/measured';
import { type Change, isMoved, type Mover, type Shift } from '../../../src/customers/what-if';
import { type CompiledModel, labelsOf } from '../../../src/scoring/compile';
import { scaleOf, scoreText } from '../../../src/scoring/shown';
import { Chip } from '../../parts/chip';
import { CustomerTable } from '../../parts/customer-table';
import { counted, whole } from '../../words';
import type { WhatIf } from './state';

/** What the portfolio would look like: in a sentence, in figures, and customer by customer. */
export function OutcomeView(whatIf: WhatIf) {
  const { outcome, health, churn, trial } = whatIf;
  const unknown = trial.portfolio.customers.filter(({ arr }) => arr === null).length;
  const tones = { health: labelsOf(health.before), churn: labelsOf(churn.before).reverse() };
  return (
    <section aria-label="What would change">
      <p role="status" class="sentence">
        {sentenceOf(whatIf)}
      </p>
      <Shifts
        title={`Health bands, ${health.name} model (100 is best)`}
        rows={outcome.bands}
        tones={tones.health}
      />
      <Shifts title="Churn risk tiers (100 is worst)" rows={outcome.tiers} tones={tones.churn} />
      {unknown > 0 && (
        <p class="quiet">
          {counted(unknown, 'customer')} {unknown === 1 ? 'has' : 'have'} no ARR: counted, and adding none.
        </p>
      )}
      <Movers movers={outcome.movers} health={health} churn={churn} />
    </section>
  );
}

function sentenceOf({ isChanged, outcome, trial }: WhatIf): string {
  if (!isChanged) return 'Nothing is changed yet. Turn a weight, an edge or a customer’s value.';
  const { movers, atRisk } = outcome;
  const bands = movers.filter(({ health }) => isMoved(health)).length;
  const tiers = movers.filter(({ churn }) => isMoved(churn)).length;
  const [before, after] = [atRisk.before.arr, atRisk.after.arr];
  const risk =
    before === after
      ? `ARR at risk stays ${whole(before)}`
      : `ARR at risk goes from ${whole(before)} to ${whole(after)} (${change(after - before)})`;
  return `Of ${counted(trial.portfolio.customers.length, 'customer')}, ${whole(bands)} would change band and ${whole(tiers)} risk tier. ${risk}.`;
}

function Shifts({ title, rows, tones }: { title: string; rows: readonly Shift[]; tones: readonly string[] }) {
  return (
    <table class="shifts">
      <caption>{title}</caption>
      <thead>
        <tr>
          <th scope="col">Where</th>
          {['Customers now', 'Then', 'Change', 'ARR now', 'Then', 'Change'].map((header, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: headers never move.
            <th key={i} scope="col" class="number">
              {header}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ label, before, after }) => (
          <tr key={label}>
            <th scope="row">
              <Chip label={label} bestToWorst={tones} />
            </th>
            <Figures before={before.customers} after={after.customers} />
            <Figures before={before.arr} after={after.arr} />
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Figures({ before, after }: Change<number>) {
  return (
    <>
      <td class="number">{whole(before)}</td>
      <td class="number">{whole(after)}</td>
      <td class="number">{before === after ? '' : change(after - before)}</td>
    </>
  );
}

function Movers({
  movers,
  health: healthModel,
  churn: churnModel,
}: Pick<WhatIf, 'health' | 'churn'> & { readonly movers: readonly Mover[] }) {
  if (movers.length === 0) return null;
  return (
    <CustomerTable
      caption={`${counted(movers.length, 'customer')} elsewhere, the largest ARR first`}
      customers={movers.map(({ customer, ...ways }) => ({ ...customer, ...ways }))}
      columns={[
        {
          name: 'Health',
          cell: ({ health }) => (
            <Way change={health} models={healthModel} tones={labelsOf(healthModel.before)} />
          ),
        },
        {
          name: 'Churn risk',
          cell: ({ churn }) => (
            <Way change={churn} models={churnModel} tones={labelsOf(churnModel.before).reverse()} />
          ),
        },
      ]}
    />
  );
}

/** From where to where; one place where it stays. */
function Way({
  change: { before, after },
  models,
  tones,
}: {
  readonly change: Change<Standing>;
  readonly models: Change<CompiledModel>;
  readonly tones: readonly string[];
}) {
  return (
    <>
      <Place standing={before} model={models.before} tones={tones} />
      {(before.band !== after.band || before.value !== after.value) && (
        <>
          {' to '}
          <Place standing={after} model={models.after} tones={tones} />
        </>
      )}
    </>
  );
}

function Place({
  standing: { value, band },
  model,
  tones,
}: {
  readonly standing: Standing;
  readonly model: CompiledModel;
  readonly tones: readonly string[];
}) {
  return (
    <>
      {value !== null && `${scoreText(value, scaleOf(model))} `}
      <Chip label={band} bestToWorst={tones} />
    </>
  );
}

/** "+1,200", "−300". */
function change(by: number): string {
  return by < 0 ? `−${whole(-by)}` : `+${whole(by)}`;
}
