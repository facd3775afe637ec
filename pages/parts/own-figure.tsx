import type { ComponentChildren } from 'preact';
import { type FigureId, partOf } from '../../src/metrics/figures';
import { renewal } from '../words';
import { Figure } from './figure';

/** A figure of one customer. */
export function OwnFigure({
  id,
  customer,
  value,
  more,
  children,
}: {
  readonly id: FigureId;
  readonly customer: string;
  readonly value?: number | null;
  /** What of the customer it is, where that is not the customer as a whole. */
  readonly more?: string;
  readonly children?: ComponentChildren;
}) {
  const of = partOf('customer', customer);
  return (
    <Figure id={id} of={more === undefined ? of : `${of}, ${more}`} value={value}>
      {children}
    </Figure>
  );
}

/** "renews in 31 days"; what stands instead where unknown. */
export function Renewal({
  customer,
  days,
  otherwise = '',
}: {
  readonly customer: string;
  readonly days: number | null;
  readonly otherwise?: string;
}) {
  if (days === null) return <>{otherwise}</>;
  return (
    <OwnFigure id="days-to-renewal" customer={customer}>
      {renewal(days)}
    </OwnFigure>
  );
}
