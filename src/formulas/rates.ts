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
import { sum } from '../metrics/sum';
import { answerEach, expectSameSize, figureCell, type Input, readAmount, readCells } from './amounts';
import type { Answer } from './answer';
import type { Argument } from './arguments';

/** NRRBRIDGE: from movements, which is close to NRR. */
export function nrrBridge(
  start: Argument,
  expansion: Argument,
  contraction: Argument,
  churn: Argument,
): Answer {
  return answerEach('NRRBRIDGE', needed({ start, expansion, contraction, churn }), movements.nrrBridge);
}

/** GRRBRIDGE: from the losses alone. */
export function grrBridge(start: Argument, contraction: Argument, churn: Argument): Answer {
  return answerEach('GRRBRIDGE', needed({ start, contraction, churn }), movements.grrBridge);
}

/** REVENUECHURN: gross, and net of the gains that are given. */
export function revenueChurn(
  start: Argument,
  churn: Argument,
  contraction: Argument,
  expansion: Argument,
  reactivation: Argument,
): Answer {
  const inputs = [...needed({ start, churn }), ...optional({ contraction, expansion, reactivation })];
  return answerEach('REVENUECHURN', inputs, movements.revenueChurn);
}

/** QUICKRATIO: gains over losses. */
export function quickRatio(
  gained: Argument,
  expansion: Argument,
  reactivation: Argument,
  contraction: Argument,
  churn: Argument,
): Answer {
  const gains = [...needed({ new_mrr: gained, expansion }), ...optional({ reactivation })];
  return answerEach('QUICKRATIO', [...gains, ...needed({ contraction, churn })], movements.quickRatio);
}

/** NETEXPANSIONRATE: one sum in percent of the other. */
export function expansionRate(expansion: Argument, arr: Argument): Answer {
  const ranges = needed({ expansion_arr: expansion, arr });
  expectSameSize('NETEXPANSIONRATE', ranges);
  const [gained, total] = ranges.map((range) =>
    sum(readCells('NETEXPANSIONRATE', range, readAmount).map((amount = 0) => amount)),
  );
  return figureCell(netExpansionRate(gained!, total!));
}

/** UPSELLRATE: customers who bought more. */
export function upsellRate(upsold: Argument, customers: Argument): Answer {
  return shareOf('UPSELLRATE', { upsold, customers }, UPSELL);
}

/** CROSSSELLRATE: offers that became sales. */
export function crossSellRate(sold: Argument, offered: Argument): Answer {
  return shareOf('CROSSSELLRATE', { sold, offered }, CROSS_SELL);
}

/** RENEWALRATE: of what was up for renewal. */
export function renewalRate(renewed: Argument, due: Argument): Answer {
  return shareOf('RENEWALRATE', { renewed, due }, RENEWAL);
}

/** ONBOARDINGRATE: of those who started. */
export function onboardingRate(completed: Argument, started: Argument): Answer {
  return shareOf('ONBOARDINGRATE', { completed, started }, ONBOARDING);
}

function shareOf(name: string, inputs: Readonly<Record<string, Argument>>, kind: Share): Answer {
  return answerEach(name, needed(inputs), (part, whole) => share(part, whole, kind));
}

function needed(inputs: Readonly<Record<string, Argument>>): Input[] {
  return Object.entries(inputs).map(([label, argument]) => ({ label, argument }));
}

function optional(inputs: Readonly<Record<string, Argument>>): Input[] {
  return needed(inputs).map((input) => ({ ...input, otherwise: 0 }));
}
