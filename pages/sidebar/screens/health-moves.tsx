import { useState } from 'preact/hooks';
import type {
  BandMoves,
  GoneCustomer,
  HealthMovement,
  QuarterFigures,
} from '../../../src/addon/months/movement';
import { dateName } from '../../../src/base/for-people';
import { Answer } from '../../parts/answer';
import { Button } from '../../parts/button';
import { Figure } from '../../parts/figure';
import { LongList } from '../../parts/long-list';
import { Select } from '../../parts/select';
import { knownOf, useRemote } from '../../remote';
import { server } from '../../server';
import { counted, signed } from '../../words';
import { LeftCustomerPast } from './customer-past';

const PERIODS = [
  { value: '30', name: '30 days ago' },
  { value: '90', name: '90 days ago' },
  { value: '180', name: '180 days ago' },
  { value: '365', name: 'a year ago' },
];
/** Below it the score tells too little apart. */
const WANTED_RATIO = 3;
/** So many points are wanted of the average in a quarter. */
const WANTED_POINTS = 5;

/** From band to band since a day, who left, and how many improved per quarter: read when it is asked for. */
export function HealthMoves() {
  const [movement, ask] = useRemote<HealthMovement>();
  const [days, setDays] = useState('90');
  const known = knownOf(movement);
  return (
    <>
      <Select label="Compare today with" value={days} choices={PERIODS} onChoose={setDays} />
      <p>
        <Button
          busy={movement.at === 'waiting'}
          onClick={() => ask('Reading the history', () => server.readMovement(Number(days)))}
        >
          Compare
        </Button>
      </p>
      <Answer to={movement} />
      <p role="status">{known?.lack}</p>
      {known?.moves && <Matrix key={known.moves.since} moves={known.moves} />}
      {known && known.quarters.length > 0 && <Quarters quarters={known.quarters} />}
    </>
  );
}

function Matrix({ moves }: { moves: BandMoves }) {
  const { since, until, bands, rows, without, worstToBest, gone } = moves;
  return (
    <>
      <table>
        <caption class="quiet">
          Customers by their band on {dateName(since)} (rows) and on {dateName(until)} (columns)
        </caption>
        <thead>
          <tr>
            <th scope="col">From</th>
            {[...bands, 'Gone'].map((band) => (
              <th key={band} scope="col" class="number">
                {band}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ from, to, gone: left }) => (
            <tr key={from}>
              <th scope="row">{from}</th>
              {[...to, left].map((count, i) => (
                <td key={bands[i] ?? 'Gone'} class="number">
                  <Figure
                    id="band-moves"
                    of={`${from} to ${bands[i] ?? 'Gone'} since ${since}`}
                    value={count}
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {worstToBest !== null && (
        <p class="quiet">
          Of {bands[bands.length - 1]},{' '}
          <Figure id="worst-to-best" of={`since ${since}`} value={worstToBest} /> times as many left as of{' '}
          {bands[0]}
          {worstToBest < WANTED_RATIO && (
            <span data-words="target">
              : below {WANTED_RATIO} times, the score hardly tells leavers from stayers
            </span>
          )}
          .
        </p>
      )}
      {without > 0 && (
        <p class="quiet">
          <Figure id="without-band" of={`since ${since}`}>
            {counted(without, 'customer')}
          </Figure>{' '}
          without a band on one of the days.
        </p>
      )}
      {gone.length > 0 && (
        <details>
          <summary>
            Gone{' '}
            <span class="count">
              <Figure id="listed" of={`gone since ${since}`} value={gone.length} />
            </span>
          </summary>
          <LongList entries={gone}>{(customer) => <Left customer={customer} />}</LongList>
        </details>
      )}
    </>
  );
}

/** A customer that left, and what was said of it before. */
function Left({ customer: { id, band, tier, left } }: { customer: GoneCustomer }) {
  const [isOpen, setOpen] = useState(false);
  const facts = [
    band === '' ? 'no band' : `health ${band}`,
    tier === '' ? 'no tier' : `churn risk ${tier}`,
    left === '' ? '' : `left on ${left}`,
  ];
  return (
    <>
      <button type="button" class="link" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        {id}
      </button>
      <p class="quiet">{facts.filter((fact) => fact !== '').join(', ')}</p>
      {isOpen && <LeftCustomerPast id={id} ends={{ renewal: '', churned: left }} />}
    </>
  );
}

function Quarters({ quarters }: { quarters: readonly QuarterFigures[] }) {
  return (
    <table>
      <caption class="quiet" data-words="definition">
        Improved and declined by more than 5 points; of the average, {WANTED_POINTS} points a quarter are
        wanted
      </caption>
      <thead>
        <tr>
          <th scope="col">Quarter</th>
          <th scope="col" class="number">
            Improved
          </th>
          <th scope="col" class="number">
            Declined
          </th>
          <th scope="col" class="number">
            Average
          </th>
        </tr>
      </thead>
      <tbody>
        {quarters.map(({ quarter, lack, figures }) => (
          <tr key={quarter}>
            <th scope="row" data-words="label">
              {quarter}
            </th>
            {figures && figures.customers > 0 ? (
              <>
                <td class="number">
                  <Figure id="improved" of={quarter} value={figures.improved / figures.customers} />
                </td>
                <td class="number">
                  <Figure id="declined" of={quarter} value={figures.declined / figures.customers} />
                </td>
                <td class="number">
                  <Figure id="average-change" of={quarter}>
                    {signed(figures.averageChange!)}
                  </Figure>
                </td>
              </>
            ) : (
              <td colSpan={3} class="quiet">
                {lack || 'No customer had a score on both days'}
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
