import { useState } from 'preact/hooks';
import type { StarterProposal } from '../../../src/addon/models/starter';
import type { StarterAnswer } from '../../../src/customers/starter';
import { makesBands, type StarterColumn } from '../../../src/customers/starter-table';
import { Answer } from '../../parts/answer';
import { Button } from '../../parts/button';
import { Figure } from '../../parts/figure';
import { NumberField } from '../../parts/number-field';
import { Select } from '../../parts/select';
import type { Sidebar } from '../state/sidebar';
import { LastOutcome } from './run';

const FROM: Readonly<Record<StarterColumn['from'], string>> = {
  published: 'Published benchmark',
  'your customers': 'Thresholds from your customers today',
  'poor and good': 'Too few customers: say what is poor and good',
};
const DIRECTIONS = [
  { value: 'none', name: 'Choose which way is better' },
  { value: 'up', name: 'Higher is better' },
  { value: 'down', name: 'Lower is better' },
] as const;

/** Makes a score of the columns there are: what each is taken for, and what only a person knows of it. */
export function BuildScreen(sidebar: Sidebar) {
  return (
    <>
      <h1>Build a score</h1>
      <Answer to={sidebar.state.starter}>{(found) => <Columns {...sidebar} found={found} />}</Answer>
      <LastOutcome {...sidebar} />
    </>
  );
}

function Columns({ found, state, build }: Sidebar & { readonly found: StarterProposal }) {
  const [said, setSaid] = useState<Readonly<Record<string, StarterAnswer>>>({});
  const say = (header: string, part: Omit<StarterAnswer, 'header'>) =>
    setSaid({ ...said, [header]: { header, ...said[header], ...part } });
  const used = found.columns.filter(
    ({ header, direction }) => (said[header]?.direction ?? direction) !== 'none',
  );
  return (
    <>
      {found.proposals.length > 0 && (
        <p class="quiet" data-words="cells">
          Read as:{' '}
          {found.proposals.map(({ header, label, unit }) => `${header}, ${unit || label}`).join('; ')}.
        </p>
      )}
      <ul class="columns" data-words="cells">
        {found.columns.map((column) => (
          <ScoreColumn key={column.header} column={column} said={said[column.header]} say={say} />
        ))}
      </ul>
      <p class="quiet" data-words="help">
        {makesBands(used)
          ? 'Bands compare your customers until you confirm the thresholds under Model.'
          : 'Bands need 3 metrics of 2 kinds. With fewer there is a number, and no band, alert or play.'}
      </p>
      <p class="row">
        <Button
          primary
          busy={state.outcome.at === 'waiting' || used.length === 0}
          onClick={() => build(Object.values(said))}
        >
          Build it from <Figure id="columns" of="in the score" value={used.length} /> and score
        </Button>
      </p>
    </>
  );
}

function ScoreColumn({
  column,
  said,
  say,
}: {
  readonly column: StarterColumn;
  readonly said: StarterAnswer | undefined;
  readonly say: (header: string, part: Omit<StarterAnswer, 'header'>) => void;
}) {
  const { header, label, dimension, from, poor, good, direction } = column;
  return (
    <li class="column">
      <strong>{label}</strong> <span class="quiet">{`${dimension}. ${FROM[from]}.`}</span>
      {direction === 'none' && (
        <Select
          label={`Which way is ${label} better`}
          value={said?.direction ?? 'none'}
          choices={DIRECTIONS}
          onChoose={(chosen) => say(header, { direction: chosen })}
        />
      )}
      {from === 'poor and good' && direction !== 'none' && (
        <div class="halves">
          <NumberField
            label="Poor at"
            value={String(poor ?? '')}
            onNumber={(value) => say(header, number('poor', value))}
          />
          <NumberField
            label="Good at"
            value={String(good ?? '')}
            onNumber={(value) => say(header, number('good', value))}
          />
        </div>
      )}
    </li>
  );
}

function number(end: 'poor' | 'good', value: number | ''): Omit<StarterAnswer, 'header'> {
  return value === '' ? {} : { [end]: value };
}
