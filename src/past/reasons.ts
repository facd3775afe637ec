import { splitWords } from '../base/split-words';
import { keyText } from '../reading/identity';

/** Why a customer left, in the words of the user's tab; empty where it says nothing. */
export interface LossReason {
  readonly reason: string;
  readonly competitor: string;
}

const ABOUT_LEAVING = ['churn', 'churned', 'cancellation', 'cancel', 'loss', 'lost', 'leaving', 'exit'];

/** Looks up, by a customer's id, what columns such as `Churn reason` and `Lost to competitor` say. */
export function reasonReader(
  headers: readonly unknown[],
  rows: readonly (readonly unknown[])[],
  keyIndex: number,
): (id: string) => LossReason {
  const words = headers.map((header) => splitWords(String(header ?? '')));
  const reasonAt = words.findIndex(
    (each) => each.includes('reason') && each.some((word) => ABOUT_LEAVING.includes(word)),
  );
  const competitorAt = words.findIndex(
    (each) =>
      each.includes('competitor') &&
      !each.some((word) => ['mentions', 'mentioned', 'mention', 'feature'].includes(word)),
  );
  const text = (row: readonly unknown[] | undefined, at: number) =>
    at < 0
      ? ''
      : String(row?.[at] ?? '')
          .trim()
          .slice(0, 100);
  const byId = new Map(rows.map((row) => [keyText(row[keyIndex]), row]));
  return (id) => ({ reason: text(byId.get(id), reasonAt), competitor: text(byId.get(id), competitorAt) });
}
