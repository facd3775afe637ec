import { failAfter, failBefore, killAfter, killBefore, type Watch } from '../../workbench';

const TIMED_OUT = 'Service Spreadsheets timed out while accessing document with id workbench-spreadsheet.';

/** What can go wrong at a service call: it fails or the execution dies there, before or after the call's effect. */
export const FAULTS: Readonly<Record<string, (call: number) => Watch>> = {
  'fails before its effect': (call) => failBefore(call, TIMED_OUT),
  'fails after its effect': (call) => failAfter(call, TIMED_OUT),
  'dies before its effect': killBefore,
  'dies after its effect': killAfter,
};
