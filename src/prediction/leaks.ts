import { splitWords } from '../base/split-words';
import { countsOf, type Field } from './field';
import type { Outcomes } from './matrix';
import { separationOf } from './separation';

/** Words of headers about leaving itself, which is what is to be predicted. */
const LEAVING =
  'churn churned churns churner attrition attrited exit exited offboarding offboarded departure departed winback cancellation cancelled canceled cancel termination terminated deactivated deactivation closure closed reactivated reactivation revoked resigned kündigung kuendigung gekündigt résiliation baja';
/** What is counted while the customer is there: `closed tickets` is no closed account. */
const STILL_THERE = 'ticket tickets case cases deal deals issue issues order orders meeting meetings won';
/** What often follows a decision: believed only where the cells do not speak against it. */
const SUSPECT = 'refund refunded notice final survey lost left closing';
const REASON = 'reason reasons';
const REASONS_OF_CONTACT = 'contact ticket call calls support visit case';
const END = 'end ended ends';
const PLANNED_END = 'contract renewal term period trial billing subscription license licence';

/** A leaver has the value 25 times as often as a stayer, and a fifth of the leavers have it. */
const GIVES_AWAY = 25;
/** Less is enough under a header that is suspect by itself. */
const GIVES_AWAY_IF_SUSPECT = 5;
const ENOUGH_OF_THEM = 0.2;
const ENOUGH_LEAVERS = 10;
/** No honest measure of a customer separates this well. */
const TOO_GOOD = 0.97;

const has = (words: readonly string[], list: string) => words.some((word) => list.split(' ').includes(word));

/**
 * Why a column cannot have been known before the customer decided, told by its header or by where it is filled in;
 * undefined where nothing says so. Such a column makes a backtest shine and predicts nothing, because it is empty for
 * everybody who has not left yet.
 */
export function leakBeforeValues(field: Field, outcomes: Outcomes): string | undefined {
  return leakByName(field.header) ?? leakByBlanks(field, outcomes);
}

function leakByName(header: string): string | undefined {
  const words = splitWords(header);
  if (has(words, LEAVING) && !has(words, STILL_THERE)) return 'It is about leaving itself.';
  if (has(words, REASON) && !has(words, REASONS_OF_CONTACT)) {
    return 'A reason is written down after the decision.';
  }
  if (has(words, END) && !has(words, PLANNED_END)) return 'An end is known after the decision.';
  return undefined;
}

const believes = ({ header }: Field) =>
  has(splitWords(header), SUSPECT) ? GIVES_AWAY_IF_SUSPECT : GIVES_AWAY;

function leakByBlanks(field: Field, outcomes: Outcomes): string | undefined {
  const { values } = field;
  const times = believes(field);
  const isBlank = values.map((value) => value === null);
  const isFilled = values.map((value) => value !== null);
  if (givesAway(isFilled, outcomes, times)) return 'It is filled in almost only where customers left.';
  if (givesAway(isBlank, outcomes, times)) return 'It is blank almost only where customers left.';
  const stayed = outcomes.map((left) => 1 - left);
  if (givesAway(isFilled, stayed, GIVES_AWAY)) return 'It is filled in almost only where customers stayed.';
  return undefined;
}

/** The same by the values; not for ids and names, which differ for everybody. */
export function leakInValues(field: Field, outcomes: Outcomes): string | undefined {
  const values: readonly unknown[] = field.values;
  const times = believes(field);
  const [usual] = mostCommon(values.filter((_, i) => outcomes[i] === 0));
  const [telling] = mostCommon(values.filter((_, i) => outcomes[i] === 1));
  if (
    givesAway(
      values.map((value) => value === telling),
      outcomes,
      times,
    )
  ) {
    return `${shown(telling)} stands almost only where customers left, as if it was set afterwards.`;
  }
  if (
    givesAway(
      values.map((value) => value !== usual),
      outcomes,
      times,
    )
  ) {
    return `Something other than ${shown(usual)} stands almost only where customers left, as if it was set afterwards.`;
  }
  const separation = separationOf(field, outcomes);
  if (separation >= TOO_GOOD) {
    return `It tells who left almost by itself (AUC ${separation.toFixed(2)}), better than anything known before can.`;
  }
  return undefined;
}

const shown = (value: unknown) => (value === null ? 'a blank' : `"${String(value).slice(0, 40)}"`);

function mostCommon<T>(values: readonly T[]): [T | undefined, number] {
  let most: [T | undefined, number] = [undefined, 0];
  for (const [value, count] of countsOf(values)) if (count > most[1]) most = [value, count];
  return most;
}

/** Whether being in the group almost settles that the outcome is 1, for many of those. */
function givesAway(isInGroup: readonly boolean[], outcomes: Outcomes, times: number): boolean {
  const counts = [
    [0, 0],
    [0, 0],
  ];
  isInGroup.forEach((inside, i) => {
    counts[outcomes[i]!]![inside ? 1 : 0]!++;
  });
  const [[othersOut, othersIn], [out, inside]] = counts as [[number, number], [number, number]];
  if (inside < ENOUGH_LEAVERS || inside < ENOUGH_OF_THEM * (out + inside)) return false;
  const share = (inside + 0.5) / (out + inside + 1);
  const shareOfOthers = (othersIn + 0.5) / (othersOut + othersIn + 1);
  return share >= times * shareOfOthers;
}
