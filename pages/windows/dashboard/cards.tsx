import type { Figure } from '../../../src/metrics/rate';
import { Missing } from '../../../src/scoring/value';
import type { MetricCard, Unit } from '../../portfolio/metric-cards';
import type { Drill } from '../../portfolio/view';
import { points, whole } from '../../words';

/** The figures at the top: where they stand, where they should, and whom to look at. */
export function Cards({ cards, open }: { cards: readonly MetricCard[]; open: (drill: Drill) => void }) {
  return (
    <dl class="cards wide-cards">
      {cards.map((card) => (
        <div key={card.name}>
          <dt>{card.name}</dt>
          <dd>
            <strong data-figure={card.id}>{figure(card.value, card.unit)}</strong>
            <span class="quiet">{card.note}</span>
            <Judgement card={card} />
            {card.work && (
              <button type="button" class="link" onClick={() => open(card.work!.drill)}>
                {card.work.words}
              </button>
            )}
            <span class="quiet source">
              Computed {card.computedOn}, oldest input {card.oldestInput}
            </span>
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Judgement({ card: { value, unit, change, target, median } }: { card: MetricCard }) {
  return (
    <>
      {value instanceof Missing && <span class="quiet">{value.advice}</span>}
      {change && <Change change={change} unit={unit} />}
      {target && (
        <span class={`badge ${target.isReached ? 'reached' : 'missed'}`}>
          Target {reference(target.line, unit)}: {target.isReached ? 'reached' : 'not reached'}
        </span>
      )}
      {median && <span class="quiet">{`Reference: ${median.of} have ${reference(median.value, unit)}`}</span>}
    </>
  );
}

/** The arrow says where it goes, the words and the color whether that is good. */
function Change({
  change: { by, since, isBetter },
  unit,
}: {
  change: NonNullable<MetricCard['change']>;
  unit: Unit;
}) {
  const amount = unit === 'money' ? whole(Math.abs(by)) : points(Math.abs(by));
  if (Number(amount) === 0) return <span class="quiet">as in {since}</span>;
  return (
    <span class={isBetter ? 'better' : 'worse'}>
      {by > 0 ? '▲' : '▼'} {amount} {isBetter ? 'better' : 'worse'} than in {since}
    </span>
  );
}

/** What others reach, or what is to be reached: 110 %. */
function reference(value: number, unit: Unit): string {
  return `${value}${unit === 'percent' ? ' %' : ''}`;
}

/** A figure as people write it in its unit. */
export function figure(value: Figure | undefined | null, unit: Unit): string {
  if (value === undefined || value === null) return 'No data';
  if (typeof value !== 'number') return 'n/a';
  if (unit === 'money') return whole(value);
  return unit === 'percent' ? `${points(value)} %` : points(value);
}
