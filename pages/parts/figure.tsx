import type { ComponentChildren } from 'preact';
import type { FigureId } from '../../src/metrics/figures';
import { type FigureValue, figureText } from '../words';

/**
 * A figure as it stands everywhere, under its id and the part that it is of: a tier, a CSM, a customer. By both a test finds
 * every place of it, and that it has one value.
 */
export function Figure({
  id,
  of,
  value,
  children,
}: {
  readonly id: FigureId;
  readonly of?: string | undefined;
  readonly value?: FigureValue;
  /** How it is written, where that is not by its unit. */
  readonly children?: ComponentChildren;
}) {
  return (
    <span data-figure={id} data-of={of}>
      {children ?? figureText(id, value)}
    </span>
  );
}
