import { sum } from '../base/sum';
import * as movements from '../metrics/movements';
import {
  CROSS_SELL,
  netExpansionRate,
  ONBOARDING,
  RENEWAL,
  type Share,
  share,
  UPSELL,
} from '../metrics/shares';
import { answerEach, type CellInput, expectSameSize, figureCell, readAmount, readCells } from './amounts';
import type { Answer } from './answer';
import type { Argument } from './arguments';
import { withoutHeaders } from './headings';

/**
 * Net revenue retention in percent from the movements of a period: start + expansion - contraction - churn, by the start. Close to NRR, which goes by customer.
 *
 * @param {number|number[][]} start The recurring revenue at the start.
 * @param {number|number[][]} expansion What the customers of the start pay more.
 * @param {number|number[][]} contraction What they pay less, as a positive amount.
 * @param {number|number[][]} churn What those who left had paid, as a positive amount.
 * @return {number|number[][]} An answer for each, or "n/a" and why there is none.
 * @example =NRRBRIDGE(50000, 6000, 2000, 3000)
 * @customfunction
 */
export function NRRBRIDGE(
  start: Argument,
  expansion: Argument,
  contraction: Argument,
  churn: Argument,
): Answer {
  return answerEach('NRRBRIDGE', needed({ start, expansion, contraction, churn }), movements.nrrBridge);
}

/**
 * Gross revenue retention in percent from the losses of a period: start - contraction - churn, by the start.
 *
 * @param {number|number[][]} start The recurring revenue at the start.
 * @param {number|number[][]} contraction What the customers of the start pay less, as a positive amount.
 * @param {number|number[][]} churn What those who left had paid, as a positive amount.
 * @return {number|number[][]} An answer for each, or "n/a" and why there is none.
 * @example =GRRBRIDGE(50000, 2000, 3000)
 * @customfunction
 */
export function GRRBRIDGE(start: Argument, contraction: Argument, churn: Argument): Answer {
  return answerEach('GRRBRIDGE', needed({ start, contraction, churn }), movements.grrBridge);
}

/**
 * Revenue lost in percent of the start: churn and contraction; net, and below zero where gains win, once expansion or reactivation is given.
 *
 * @param {number|number[][]} start The recurring revenue at the start.
 * @param {number|number[][]} churn What those who left had paid, as a positive amount.
 * @param {number|number[][]} contraction Optional. What others pay less, as a positive amount.
 * @param {number|number[][]} expansion Optional. What others pay more: makes the churn net.
 * @param {number|number[][]} reactivation Optional. What those who came back pay: makes the churn net.
 * @return {number|number[][]} An answer for each, or "n/a" and why there is none.
 * @example =REVENUECHURN(100, 10, 10)
 * @customfunction
 */
export function REVENUECHURN(
  start: Argument,
  churn: Argument,
  contraction?: Argument,
  expansion?: Argument,
  reactivation?: Argument,
): Answer {
  const inputs = [...needed({ start, churn }), ...optional({ contraction, expansion, reactivation })];
  return answerEach('REVENUECHURN', inputs, movements.revenueChurn);
}

/**
 * Gains of recurring revenue by its losses, such as 3.5: new + expansion + reactivation by contraction + churn.
 *
 * @param {number|number[][]} new_mrr What new customers pay.
 * @param {number|number[][]} expansion What customers pay more.
 * @param {number|number[][]} reactivation Optional. What customers who came back pay.
 * @param {number|number[][]} contraction What customers pay less, as a positive amount.
 * @param {number|number[][]} churn What those who left had paid, as a positive amount.
 * @return {number|number[][]} An answer for each, or "n/a" and why there is none.
 * @example =QUICKRATIO(20, 8, 0, 5, 3)
 * @customfunction
 */
export function QUICKRATIO(
  new_mrr: Argument,
  expansion: Argument,
  reactivation: Argument,
  contraction: Argument,
  churn: Argument,
): Answer {
  const gains = [...needed({ new_mrr, expansion }), ...optional({ reactivation })];
  return answerEach('QUICKRATIO', [...gains, ...needed({ contraction, churn })], movements.quickRatio);
}

/**
 * Expansion in percent of ARR: the sum of one range by the sum of the other. Despite its usual name nothing is netted: see NRR.
 *
 * @param {number|number[][]} expansion_arr The ARR that came from expansion.
 * @param {number|number[][]} arr The ARR of the same rows; that of the start for an expansion rate.
 * @return {number} The answer, or "n/a" and why there is none.
 * @example =NETEXPANSIONRATE(D2:D251, B2:B251)
 * @customfunction
 */
export function NETEXPANSIONRATE(expansion_arr: Argument, arr: Argument): Answer {
  const ranges = withoutHeaders(needed({ expansion_arr, arr }));
  expectSameSize('NETEXPANSIONRATE', ranges);
  const [gained, total] = ranges.map((range) =>
    sum(readCells('NETEXPANSIONRATE', range, readAmount).map((amount = 0) => amount)),
  );
  return figureCell(netExpansionRate(gained!, total!));
}

/**
 * The share of customers who bought more of what they have, in percent.
 *
 * @param {number|number[][]} upsold How many bought more.
 * @param {number|number[][]} customers How many customers there were.
 * @return {number|number[][]} An answer for each, or "n/a" and why there is none.
 * @example =UPSELLRATE(12, 80)
 * @customfunction
 */
export function UPSELLRATE(upsold: Argument, customers: Argument): Answer {
  return shareOf('UPSELLRATE', { upsold, customers }, UPSELL);
}

/**
 * The share of offers of another product that became sales, in percent.
 *
 * @param {number|number[][]} sold How many became sales.
 * @param {number|number[][]} offered How many were made.
 * @return {number|number[][]} An answer for each, or "n/a" and why there is none.
 * @example =CROSSSELLRATE(9, 60)
 * @customfunction
 */
export function CROSSSELLRATE(sold: Argument, offered: Argument): Answer {
  return shareOf('CROSSSELLRATE', { sold, offered }, CROSS_SELL);
}

/**
 * What was renewed, in percent of what was up for renewal. Its base is smaller than that of GRR: the two are not compared.
 *
 * @param {number|number[][]} renewed The ARR, or the number of contracts, that was renewed, without price rises.
 * @param {number|number[][]} due The ARR, or the number of contracts, that was up for renewal.
 * @return {number|number[][]} An answer for each, or "n/a" and why there is none.
 * @example =RENEWALRATE(65.4, 78.5)
 * @customfunction
 */
export function RENEWALRATE(renewed: Argument, due: Argument): Answer {
  return shareOf('RENEWALRATE', { renewed, due }, RENEWAL);
}

/**
 * The share of customers who completed onboarding, in percent.
 *
 * @param {number|number[][]} completed How many completed it.
 * @param {number|number[][]} started How many had started.
 * @return {number|number[][]} An answer for each, or "n/a" and why there is none.
 * @example =ONBOARDINGRATE(36, 40)
 * @customfunction
 */
export function ONBOARDINGRATE(completed: Argument, started: Argument): Answer {
  return shareOf('ONBOARDINGRATE', { completed, started }, ONBOARDING);
}

function shareOf(name: string, inputs: Readonly<Record<string, Argument>>, kind: Share): Answer {
  return answerEach(name, needed(inputs), (part, whole) => share(part, whole, kind));
}

function needed(inputs: Readonly<Record<string, Argument>>): CellInput[] {
  return Object.entries(inputs).map(([label, argument]) => ({ label, argument }));
}

function optional(inputs: Readonly<Record<string, Argument>>): CellInput[] {
  return needed(inputs).map((input) => ({ ...input, otherwise: 0 }));
}
