import { LEVELS, type Level } from '../../prediction/forecast';
import { openBook } from '../../sheets/grid/book';
import { readScores } from '../../sheets/tabs/scores-tab';

/** A customer with the probability that the last run wrote. */
export interface NearCustomer {
  readonly id: string;
  readonly name: string;
  readonly csm: string;
  readonly arr: number | null;
  readonly probability: number;
  readonly priority: Level;
  readonly pushes: string;
  readonly nextAction: string;
}

const MOST_LISTED = 50;

/** Who is nearest to leaving by the last run, the likeliest first; nobody where it wrote no probability. */
export function listNearest(): NearCustomer[] {
  return readScores(openBook())
    .flatMap(({ cell }): NearCustomer[] => {
      const [probability, priority, arr] = [
        cell('Churn probability'),
        String(cell('Churn priority')),
        cell('ARR'),
      ];
      if (typeof probability !== 'number' || !(LEVELS as readonly string[]).includes(priority)) return [];
      return [
        {
          id: String(cell('Customer id')),
          name: String(cell('Name')),
          csm: String(cell('CSM')),
          arr: typeof arr === 'number' ? arr : null,
          probability,
          priority: priority as Level,
          pushes: String(cell('Churn pushes')),
          nextAction: String(cell('Next action')),
        },
      ];
    })
    .sort((a, b) => b.probability - a.probability)
    .slice(0, MOST_LISTED);
}
