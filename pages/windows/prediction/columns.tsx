import type { SheetBacktest } from '../../../src/addon/prediction/backtest';
import { Tick } from '../../parts/tick';
import { counted } from '../../words';

/** Which columns were used, and which were left out and why; one that is off can be picked. */
export function Columns({
  report: { used, refused, protectedTraits, unusable, learned },
  picked,
  pick,
}: {
  readonly report: SheetBacktest;
  readonly picked: readonly string[];
  readonly pick: (picked: string[]) => void;
}) {
  const drivers = learned?.drivers ?? [];
  return (
    <>
      {drivers.length > 0 && (
        <section>
          <h2>What moves it most</h2>
          <ol>
            {drivers.map(({ column, of, raises }) => (
              <li key={`${column} ${of}`}>
                {of === '' ? column : `${column}: ${of}`}
                <span class="quiet">
                  {raises === undefined || raises === null
                    ? ''
                    : ` – ${of === '' ? 'more of it' : 'with it'}, ${raises ? 'more' : 'fewer'} leave`}
                </span>
              </li>
            ))}
          </ol>
        </section>
      )}
      {protectedTraits.length + refused.length > 0 && (
        <section>
          <h2>Left out</h2>
          {refused.length > 0 && (
            <ul>
              {refused.map(({ column, reason }) => (
                <li key={column}>
                  {column}: {reason}
                </li>
              ))}
            </ul>
          )}
          {protectedTraits.map(({ column }) => (
            <Tick
              key={column}
              label={`Use “${column}”: it says what a person is`}
              ticked={false}
              busy={false}
              onTick={() => pick([...picked, column])}
            />
          ))}
        </section>
      )}
      <p class="quiet">
        {counted(used.length, 'column')} used: {used.join(', ')}.
        {picked.length > 0 && ` Picked by you: ${picked.join(', ')}.`}
        {unusable.length > 0 &&
          ` Nothing to learn from: ${unusable.map(({ column, reason }) => `${column} (${reason.replace(/\.$/, '')})`).join(', ')}.`}
      </p>
    </>
  );
}
