/**
 * Watching an execution from outside, at every service call: to make a call fail, to kill the execution there, or to let
 * a person edit the sheet at that moment.
 */
import { ServiceException } from './apps-script/emulation';

/** One call of a service by the script, numbered from one. */
export interface ServiceCall {
  readonly number: number;
  /** Such as `Range.setValues`. */
  readonly name: string;
}

/** Called around every service call. What it throws happens to the script: a `ServiceException`, or `Killed`. */
export interface Watch {
  readonly before?: (call: ServiceCall) => void;
  readonly after?: (call: ServiceCall) => void;
}

/** Ends an execution at once, as a crash of the server does. Nothing that the script still does has an effect. */
export class Killed extends Error {
  constructor() {
    super('The execution was killed.');
  }
}

/** Call `number` fails without having done anything: a write of cells at the next flush, as in Sheets. */
export function failBefore(number: number, message: string): Watch {
  return { before: (call) => fail(call.number === number, message) };
}

/** Call `number` fails although it has done its work. */
export function failAfter(number: number, message: string): Watch {
  return { after: (call) => fail(call.number === number, message) };
}

/** The execution dies before call `number`. */
export function killBefore(number: number): Watch {
  return { before: (call) => kill(call.number === number) };
}

/** The execution dies after call `number` has done its work. */
export function killAfter(number: number): Watch {
  return { after: (call) => kill(call.number === number) };
}

/** Something else happens in the spreadsheet just before call `number`. */
export function between(number: number, happen: () => void): Watch {
  return {
    before: (call) => {
      if (call.number === number) happen();
    },
  };
}

/** Several watches at once, in order. */
export function all(...watches: readonly Watch[]): Watch {
  return {
    before: (call) => {
      for (const watch of watches) watch.before?.(call);
    },
    after: (call) => {
      for (const watch of watches) watch.after?.(call);
    },
  };
}

function fail(now: boolean, message: string): void {
  if (now) throw new ServiceException(message);
}

function kill(now: boolean): void {
  if (now) throw new Killed();
}
