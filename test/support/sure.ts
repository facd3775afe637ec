import type { RunOptions } from '../../src/addon/run/options';
import type { RunQuestion } from '../../src/addon/run/question';
import type { RunReport } from '../../src/addon/run/score';

/** Scores the open tab, and says of data that is not what it was that it is right: whoever has no row has churned. */
export function scoreSure(
  call: (name: 'scorePortfolio', options: RunOptions) => RunReport | RunQuestion,
  options: RunOptions = {},
): RunReport {
  const came = call('scorePortfolio', options);
  if (!('asks' in came)) return came;
  const isYes = (label: string) => ['They churned', 'It is right'].includes(label);
  const answer = came.answers.find(({ label }) => isYes(label)) ?? came.answers[came.answers.length - 1]!;
  return scoreSure(call, { ...options, ...answer.options });
}
