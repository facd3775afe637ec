import { useState } from 'preact/hooks';
import type { RunOptions } from '../../../src/addon/run/options';
import type { OwnSchedule, Schedules } from '../../../src/addon/schedule/schedule';
import { dateName } from '../../../src/base/for-people';
import { Answer } from '../../parts/answer';
import { Button } from '../../parts/button';
import { Hint } from '../../parts/notice';
import { Select } from '../../parts/select';
import { knownOf, useAnswer } from '../../remote';
import { server } from '../../server';

const HOURS = Array.from({ length: 24 }, (_, hour) => ({ value: String(hour), name: between(hour) }));

/** The daily run: whose there are, when they ran and run next, and how to start and end one's own. */
export function Daily({ options }: { options: RunOptions }) {
  const [schedules, ask] = useAnswer<Schedules>('Looking for schedules', () => server.readSchedule());
  const [hour, setHour] = useState('7');
  const known = knownOf(schedules);
  const busy = schedules.at === 'waiting';
  const start = () => ask('Starting', () => server.startSchedule(Number(hour), options));
  return (
    <>
      <Answer to={schedules} />
      {known?.mine && <Mine schedule={known.mine} />}
      {known?.others.map(({ who, hour: theirs, at, came }) => (
        <p key={who + at} data-words="time">
          {who === '' ? 'Another person' : who} scores this spreadsheet every day {between(theirs)}. {at}:{' '}
          {came}
        </p>
      ))}
      {known && known.withoutAddress.length > 0 && (
        <Hint>
          No address is known for {known.withoutAddress.join(', ')}: their alerts would wait. Enter them under
          Plays, Edit team.
        </Hint>
      )}
      {known && (
        <>
          <Select
            label={`Score every day, ${known.timeZone} time`}
            value={hour}
            choices={HOURS}
            onChoose={setHour}
          />
          <p class="row">
            <Button busy={busy} onClick={start}>
              {known.mine ? 'Change' : 'Start'}
            </Button>
            {known.mine && (
              <Button busy={busy} onClick={() => ask('Ending', () => server.stopSchedule())}>
                End my schedule
              </Button>
            )}
          </p>
          <p class="quiet">Runs as you, every day, with the model chosen under Model.</p>
        </>
      )}
    </>
  );
}

function Mine({ schedule }: { schedule: OwnSchedule }) {
  const { hour, next, at, came, failed, trouble } = schedule;
  return (
    <>
      <p data-words="time">
        <strong>You score this spreadsheet every day {between(hour)}.</strong> Next run: {dateName(next)}.
      </p>
      {trouble !== '' && <Hint>{trouble}</Hint>}
      {failed ? (
        <Hint>
          <span data-words="report">
            {at}: {came}
          </span>
        </Hint>
      ) : (
        <p class="quiet" data-words="report">
          {at}: {came}
        </p>
      )}
    </>
  );
}

function between(hour: number): string {
  return `between ${hour} and ${(hour + 1) % 24}`;
}
