/**
 * What endpoints take. A sidebar of another version, or a script, may call them with anything: the arguments of each are checked
 * by this table before it is called, so that none fails in the engine's words or writes something unintended.
 */

import { once } from '../base/once';
import { DOCUMENT_NAMES } from '../playbooks/documents/names';

/** Whether a value has a shape. */
type Shape = (value: unknown) => boolean;

/** A cell takes no more. */
const MOST_CHARACTERS = 45_000;

const text: Shape = (value) => typeof value === 'string' && value.length <= MOST_CHARACTERS;
const document: Shape = (value) => typeof value === 'string';
const number: Shape = (value) => typeof value === 'number' && Number.isFinite(value);
const yesNo: Shape = (value) => typeof value === 'boolean';
const anything: Shape = () => true;
const cell: Shape = (value) => value === null || text(value) || number(value) || yesNo(value);
const listOf =
  (shape: Shape): Shape =>
  (value) =>
    Array.isArray(value) && value.every(shape);
const oneOf =
  (...words: string[]): Shape =>
  (value) =>
    words.includes(value as string);
const maybe =
  (shape: Shape): Shape =>
  (value) =>
    value === undefined || value === null || shape(value);
const object =
  (shapes: Readonly<Record<string, Shape>>): Shape =>
  (value) =>
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    Object.entries(shapes).every(([key, shape]) => shape((value as Record<string, unknown>)[key]));

/** The shapes of each endpoint's arguments, in their order. */
const shapesOf = once((): Readonly<Record<string, readonly Shape[]>> => {
  const way = maybe(oneOf('live', 'values', 'scores tab'));
  const day = maybe(text);
  const said = object({
    is: oneOf('held', 'churned', 'moved', 'right'),
    of: maybe(text),
    on: day,
  });
  const runOptions = maybe(
    object({ model: maybe(text), way, tab: maybe(number), data: maybe(said), run: maybe(text) }),
  );
  const outcomeOptions = object({
    outcome: text,
    positive: maybe(text),
    tab: maybe(text),
    holdoutTab: maybe(text),
    model: maybe(text),
    horizon: maybe(number),
    seed: maybe(number),
    picked: maybe(listOf(text)),
    team: maybe(object({ people: number, hours: number, hoursPerPlay: number })),
    fromBefore: maybe(yesNo),
  });
  const sourceLine = object({
    ...Object.fromEntries(
      ['tab', 'source', 'key', 'through', 'day', 'column', 'take', 'of', 'where'].map((part) => [part, text]),
    ),
    days: maybe(number),
    zero: yesNo,
    stale: maybe(number),
  });
  return {
    acceptFinding: [text, yesNo],
    acceptSources: [maybe(listOf(sourceLine))],
    acknowledgeAlert: [text],
    addCustomerNote: [text, text, maybe(text)],
    backtestChurn: [outcomeOptions],
    buildStarter: [
      listOf(
        object({
          header: text,
          direction: maybe(text),
          poor: maybe(number),
          good: maybe(number),
        }),
      ),
    ],
    cancelRun: [text],
    changeSetting: [text, text, text],
    checkData: [maybe(object({ model: maybe(text) }))],
    closeMonth: [text],
    confirmModel: [text],
    continueRun: [maybe(object({ way }))],
    correctColumn: [text, text, text],
    correctColumns: [listOf(object({ header: text, metric: text, unit: text }))],
    declinePlay: [text],
    documentFacts: [text],
    explainStatus: [text, text],
    hourlySweep: [anything],
    insertFormula: [text],
    insertModel: [text],
    keepEdge: [text, text, number],
    keepWeights: [text, listOf(object({ name: text, weight: number }))],
    keepWhose: [text, text],
    learnProbability: [outcomeOptions],
    listModelVersions: [text],
    makeGoogleDoc: [
      oneOf(...DOCUMENT_NAMES),
      text,
      document,
      object({ words: object({}), sections: object({}) }),
    ],
    makeTemplate: [oneOf(...DOCUMENT_NAMES), document],
    openCustomer: [text],
    exportScores: [oneOf('csv', 'json')],
    keepNextAction: [text, maybe(number)],
    readMovement: [number],
    readTimeline: [text, object({ renewal: text, churned: text })],
    removeEverything: [text],
    resendAlert: [text],
    restoreModel: [text, number],
    reviewLosses: [number],
    saveModel: [text, text],
    saveModelAs: [listOf(listOf(cell)), text, text],
    scorePortfolio: [runOptions],
    setSlackAddress: [text],
    setTeamsAddress: [text],
    setTask: [text, yesNo],
    showAbsentRows: [text],
    snoozeTask: [text, number],
    showAlert: [text],
    showCell: [text, text],
    showCustomer: [text],
    showCustomerPage: [text],
    showCustomers: [listOf(text)],
    showDocuments: [text, maybe(object({}))],
    showPoints: [text],
    startPlay: [text],
    startPlayFor: [text, text],
    // What hours there are it says itself.
    startSchedule: [anything, runOptions],
    testRule: [text],
  };
});

/**
 * Calls an endpoint once its arguments are checked. A test refuses one that takes something and is not in the table.
 * @throws Where an argument has another shape.
 */
export function called(
  name: string,
  endpoint: (...args: unknown[]) => unknown,
  args: readonly unknown[],
): unknown {
  const wrong = (shapesOf()[name] ?? []).findIndex((shape, i) => !shape(args[i]));
  if (wrong >= 0) {
    throw new Error(
      `${name} was called with something that it does not take (argument ${wrong + 1}). Reload the spreadsheet and open the sidebar again: ` +
        'it may be of another version than the script.',
    );
  }
  return endpoint(...args);
}

/** The endpoints whose arguments are checked, and how many each takes. */
export function checkedArguments(): Readonly<Record<string, number>> {
  return Object.fromEntries(Object.entries(shapesOf()).map(([name, shapes]) => [name, shapes.length]));
}
