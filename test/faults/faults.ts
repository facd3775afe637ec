import { failAfter, failBefore, killAfter, killBefore, type Watch } from '../../workbench';
import { type Call, changes } from './distinct';

const TIMED_OUT = 'Service Spreadsheets timed out while accessing document with id workbench-spreadsheet.';

export interface Fault {
  readonly at: (call: number) => Watch;
  /** Whether it differs at this call from what is tried anyway. */
  readonly differs: (call: Call) => boolean;
}

/** What can go wrong at a service call: it fails or the execution dies there, before or after the call's effect. */
export const FAULTS: Readonly<Record<string, Fault>> = {
  'fails before its effect': { at: (call) => failBefore(call, TIMED_OUT), differs: () => true },
  'fails after its effect': { at: (call) => failAfter(call, TIMED_OUT), differs: changes },
  'dies before its effect': { at: killBefore, differs: changes },
  // But for the last call, which is always tried, this is to die before the next change.
  'dies after its effect': { at: killAfter, differs: () => false },
};
