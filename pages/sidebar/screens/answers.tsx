import { useState } from 'preact/hooks';
import type { RunOptions } from '../../../src/addon/run/options';
import type { RunAnswer, RunQuestion } from '../../../src/addon/run/question';
import { Button } from '../../parts/button';
import { TextField } from '../../parts/text-field';
import { typeset } from '../../words';

/** The answers to what a run has asked: each goes on with it. */
export function Answers({
  question: { answers },
  answer,
}: {
  readonly question: RunQuestion;
  readonly answer: (options: RunOptions) => void;
}) {
  const [day, setDay] = useState('');
  const optionsOf = ({ options, asksDay }: RunAnswer) =>
    asksDay && options.data ? { ...options, data: { ...options.data, on: day } } : options;
  return (
    <>
      {answers.some(({ asksDay }) => asksDay) && (
        <TextField
          label="When they churned, such as 2026-11-03; today where left blank"
          value={day}
          onEnter={setDay}
        />
      )}
      <p class="row">
        {answers.map((each) => (
          <Button key={each.label} onClick={() => answer(optionsOf(each))}>
            {typeset(each.label)}
          </Button>
        ))}
      </p>
    </>
  );
}
