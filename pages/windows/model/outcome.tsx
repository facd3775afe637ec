import { money } from '../../../src/base/for-people';
import type { ModelStanding } from '../../../src/customers/measured';
import { type BeforeAfter, isMoved, type Shift, type WhatIfMover } from '../../../src/customers/what-if';
import { type FigureId, partOf } from '../../../src/metrics/figures';
import { type CompiledModel, labelsOf } from '../../../src/scoring/compile';
import { scoreScaleOf, scoreText } from '../../../src/scoring/shown';
import { Chip } from '../../parts/chip';
import { CustomerTable } from '../../parts/customer-table';
import { Figure } from '../../parts/figure';
import { OwnFigure } from '../../parts/own-figure';
import { Stack } from '../../parts/stack';
import { counted } from '../../words';
import type { WhatIf } from './state';

/** What the portfolio would look like: as two bars, in a sentence, customer by customer, and in figures. */
export function OutcomeView(whatIf: WhatIf) {
  const { outcome, health, churn, trial, models, shown } = whatIf;
  const unknown = trial.portfolio.customers.filter(({ arr }) => arr === null).length;
  const tones = { health: labelsOf(health.before), churn: labelsOf(churn.before).reverse() };
  const isChurn = models[shown] === churn;
  return (
    <section aria-label="What would change">
      <Bars
        rows={isChurn ? outcome.tiers : outcome.bands}
        bestToWorst={isChurn ? tones.churn : tones.health}
      />
      <p role="status" class="sentence">
        <Sentence {...whatIf} />
      </p>
      <Movers movers={outcome.movers} health={health} churn={churn} />
      <Shifts
        kind="band"
        title={`Health bands, ${health.name} model (100 is best)`}
        rows={outcome.bands}
        tones={tones.health}
      />
      <Shifts kind="tier" title="Churn risk tiers (100 is worst)" rows={outcome.tiers} tones={tones.churn} />
      {unknown > 0 && (
        <p class="quiet">
          <Figure id="without-arr">{counted(unknown, 'customer')}</Figure> {unknown === 1 ? 'has' : 'have'} no
          ARR: counted, without ARR.
        </p>
      )}
    </section>
  );
}

/** The customers of each band now and then, one bar above the other; the tables below say the same in figures. */
function Bars({ rows, bestToWorst }: { rows: readonly Shift[]; bestToWorst: readonly string[] }) {
  return (
    <div aria-hidden="true">
      {(['before', 'after'] as const).map((side) => (
        <div key={side} class="then">
          <span class="quiet">{side === 'before' ? 'Now' : 'Then'}</span>
          <Stack
            amounts={new Map(rows.map(({ label, [side]: { customers } }) => [label, customers]))}
            bestToWorst={bestToWorst}
          />
        </div>
      ))}
    </div>
  );
}

function Sentence({ isChanged, outcome, trial }: WhatIf) {
  if (!isChanged) return <>Change a weight, a threshold or a customer’s value.</>;
  const { movers, atRisk } = outcome;
  const bands = movers.filter(({ health }) => isMoved(health)).length;
  const tiers = movers.filter(({ churn }) => isMoved(churn)).length;
  const [before, after] = [atRisk.before.arr, atRisk.after.arr];
  return (
    <>
      Of <Figure id="customers">{counted(trial.portfolio.customers.length, 'customer')}</Figure>,{' '}
      <Figure id="listed" of="change band" value={bands} /> would change band and{' '}
      <Figure id="listed" of="change tier" value={tiers} /> risk tier. ARR at risk{' '}
      {before === after ? 'stays' : 'goes from'} <Figure id="arr-at-risk" value={before} />
      {before !== after && (
        <>
          {' '}
          to <Figure id="arr-at-risk" of="tried" value={after} /> (
          <Figure id="arr-at-risk" of="tried, change">
            {change(after - before)}
          </Figure>
          )
        </>
      )}
      .
    </>
  );
}

function Shifts({
  kind,
  title,
  rows,
  tones,
}: {
  readonly kind: 'band' | 'tier';
  readonly title: string;
  readonly rows: readonly Shift[];
  readonly tones: readonly string[];
}) {
  return (
    <table class="shifts">
      <caption data-words="definition">{title}</caption>
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
            <Figures
              id="customers"
              of={partOf(kind, label)}
              before={before.customers}
              after={after.customers}
            />
            <Figures id="arr" of={partOf(kind, label)} before={before.arr} after={after.arr} />
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Figures({
  id,
  of,
  before,
  after,
}: BeforeAfter<number> & { readonly id: FigureId; readonly of: string }) {
  return (
    <>
      <td class="number">
        <Figure id={id} of={of} value={before} />
      </td>
      <td class="number">
        <Figure id={id} of={`${of}, tried`} value={after} />
      </td>
      <td class="number">
        {before !== after && (
          <Figure id={id} of={`${of}, tried, change`}>
            {change(after - before)}
          </Figure>
        )}
      </td>
    </>
  );
}

function Movers({
  movers,
  health: healthModel,
  churn: churnModel,
}: Pick<WhatIf, 'health' | 'churn'> & { readonly movers: readonly WhatIfMover[] }) {
  if (movers.length === 0) return null;
  return (
    <CustomerTable
      caption={`${counted(movers.length, 'customer')} ${movers.length === 1 ? 'changes' : 'change'} band or tier, the largest ARR first`}
      customers={movers.map(({ customer, ...ways }) => ({ ...customer, ...ways }))}
      columns={[
        {
          name: 'Health',
          cell: ({ id, health }) => (
            <Way
              id="health-score"
              customer={id}
              change={health}
              models={healthModel}
              tones={labelsOf(healthModel.before)}
            />
          ),
        },
        {
          name: 'Churn risk',
          cell: ({ id, churn }) => (
            <Way
              id="churn-risk"
              customer={id}
              change={churn}
              models={churnModel}
              tones={labelsOf(churnModel.before).reverse()}
            />
          ),
        },
      ]}
    />
  );
}

/** Which score of which customer. */
interface Whose {
  readonly id: FigureId;
  readonly customer: string;
}

/** From where to where; one place where it stays. */
function Way({
  change: { before, after },
  models,
  tones,
  ...whose
}: Whose & {
  readonly change: BeforeAfter<ModelStanding>;
  readonly models: BeforeAfter<CompiledModel>;
  readonly tones: readonly string[];
}) {
  return (
    <>
      <Place {...whose} standing={before} model={models.before} tones={tones} />
      {(before.band !== after.band || before.value !== after.value) && (
        <>
          {' to '}
          <Place {...whose} more="tried" standing={after} model={models.after} tones={tones} />
        </>
      )}
    </>
  );
}

function Place({
  id,
  customer,
  more,
  standing: { value, band },
  model,
  tones,
}: Whose & {
  readonly more?: string;
  readonly standing: ModelStanding;
  readonly model: CompiledModel;
  readonly tones: readonly string[];
}) {
  return (
    <>
      {value !== null && (
        <>
          <OwnFigure id={id} customer={customer} {...(more && { more })}>
            {scoreText(value, scoreScaleOf(model))}
          </OwnFigure>{' '}
        </>
      )}
      <Chip label={band} bestToWorst={tones} />
    </>
  );
}

/** "+1.2M", "−300". */
function change(by: number): string {
  return by < 0 ? `−${money(-by)}` : `+${money(by)}`;
}
