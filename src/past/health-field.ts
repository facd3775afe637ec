import { type Assessment, assessor } from '../customers/assess';
import { healthModel, healthModelNames } from '../models';
import { sameModelName } from '../models/tables';
import type { NumberField } from '../prediction/field';
import type { Portfolio } from '../reading/portfolio';

const OURS = /^Health score \((.+)\)$/;

/** The header under which a probability learns from a published model's score; a sheet's own score has its own header. */
function healthHeader(model: string): string {
  return `Health score (${model})`;
}

/** The published model whose score stands under such a header; undefined for any other header. */
export function modelInHeader(header: string): string | undefined {
  const name = OURS.exec(header)?.[1];
  return healthModelNames().find((published) => name !== undefined && sameModelName(published, name));
}

/** The score of each row by a published model, as of the day of the row; blank where too little of it has data. */
export function healthField(portfolio: Portfolio, model: string, dayOfRow: readonly number[]): NumberField {
  const health = healthModel(model);
  const byDay = new Map<number, (row: number) => Assessment>();
  const assessOn = (today: number) => {
    const assess = byDay.get(today) ?? assessor(portfolio, { health, today });
    byDay.set(today, assess);
    return assess;
  };
  const values = portfolio.rows.map((_, row) => {
    const verdict = assessOn(dayOfRow[row]!)(row).health!;
    return verdict.band === undefined ? null : verdict.score.value;
  });
  return { header: healthHeader(health.model.name), kind: 'number', values };
}
