import type { RunQuestion } from '../../../src/addon/run/question';
import type { RunOptions } from '../../../src/addon/run/score';
import { Button } from '../../parts/button';

/** The answers to what a run has asked: each goes on with it. */
export function Answers({
  question,
  answer,
}: {
  readonly question: RunQuestion;
  readonly answer: (options: RunOptions) => void;
}) {
  return (
    <p class="row">
      {question.answers.map(({ label, options }) => (
        <Button key={label} onClick={() => answer(options)}>
          {label}
        </Button>
      ))}
    </p>
  );
}
