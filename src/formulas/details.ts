import type { Figure } from '../metrics/rate';
import { readYesNo } from '../reading/cells/yes-no';
import { figureCell } from './amounts';
import type { Answer } from './answer';
import { type Argument, isLeftOut, toRows } from './arguments';

/** A figure and the words for it. */
export type Detail = readonly [words: string, figure: Figure];

/**
 * The first figure, or with TRUE for `details` all of them with their words, one below the other.
 * @throws A sentence where `details` is neither TRUE nor FALSE.
 */
export function answerWithDetails(name: string, details: Argument, figures: readonly Detail[]): Answer {
  if (isLeftOut(details)) return figureCell(figures[0]![1]);
  const wanted = readYesNo(toRows(details)[0]![0]);
  if (typeof wanted !== 'boolean') {
    throw new Error(`${name}: details is TRUE for the figures behind the answer, or is left out.`);
  }
  return wanted ? answerDetails(figures) : figureCell(figures[0]![1]);
}

/** Every figure with its words, one below the other. */
export function answerDetails(figures: readonly Detail[]): Answer {
  return figures.map(([words, figure]) => [words, figureCell(figure)]);
}
