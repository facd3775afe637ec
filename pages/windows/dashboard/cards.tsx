import { dateName, money } from '../../../src/base/for-people';
import { figureOf } from '../../../src/metrics/figures';
import { Missing } from '../../../src/scoring/value';
import { Figure } from '../../parts/figure';
import type { MetricCard } from '../../portfolio/metric-cards';
import type { Drill } from '../../portfolio/view';
import { points } from '../../words';

/** The figures at the top: each with its target, and the customers behind it. */
export function Cards({ cards, open }: { cards: readonly MetricCard[]; open: (drill: Drill) => void }) {
  return (
    <dl class="cards wide-cards">
      {cards.map((card) => (
        <div key={card.name}>
          <dt>{card.name}</dt>
          <dd>
            <strong>
              <Figure {...card} />
            </strong>
            <span class="quiet" data-words="definition">
              {card.note}
            </span>
            <Judgement card={card} />
            {card.work && (
              <button type="button" class="link" onClick={() => open(card.work!.drill)}>
                <Figure id={card.work.id} of={card.work.of} value={card.work.count} />{' '}
                <span data-words="definition">{card.work.words}</span>
              </button>
            )}
            <span class="quiet source">
              Computed {dateName(card.computedOn)}, data from {dateName(card.oldestInput)}
            </span>
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Judgement({ card }: { card: MetricCard }) {
  const { id, value, change, target, median } = card;
  return (
    <>
      {value instanceof Missing && (
        <span class="quiet" data-words="advice">
          {value.advice}
        </span>
      )}
      {change && <Change card={card} change={change} />}
      {target && (
        <span class={`badge ${target.isReached ? 'reached' : 'missed'}`} data-words="target">
          Target {reference(id, target.line)}: {target.isReached ? 'reached' : 'not reached'}
        </span>
      )}
      {median && (
        <span class="quiet" data-words="target">
          {`Reference: ${median.of} have ${reference(id, median.value)}`}
        </span>
      )}
    </>
  );
}

/** The arrow says where it goes, the words and the color whether that is good. */
function Change({
  card: { id, of = '' },
  change: { by, percent, since, isBetter },
}: {
  card: MetricCard;
  change: NonNullable<MetricCard['change']>;
}) {
  const amount = figureOf(id).unit === 'money' ? money(Math.abs(by)) : points(Math.abs(by));
  if (Number(amount) === 0) return <span class="quiet">as in {since}</span>;
  return (
    <span class={isBetter ? 'better' : 'worse'}>
      {by > 0 ? '▲' : '▼'}{' '}
      <Figure id={id} of={`${of} change`.trim()}>
        {amount}
        {typeof percent === 'number' && ` (${points(Math.abs(percent))} %)`}
      </Figure>{' '}
      {isBetter ? 'better' : 'worse'} than in {since}
    </span>
  );
}

/** What others reach, or what is to be reached: 110 %. */
function reference(id: MetricCard['id'], value: number): string {
  return `${value}${figureOf(id).unit === '%' ? ' %' : ''}`;
}
