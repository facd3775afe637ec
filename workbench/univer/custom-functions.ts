/** Lets formulas call the custom functions of the add-on, each call in an execution of its own as in Apps Script. */
import { instantToSerial, serialToInstant } from '../time-zone';
import type { Workbench } from '../workbench';
import { type HostFunction, SheetDate } from './functions';
import type { UniverGrid } from './univer-grid';

/**
 * Registers functions of the workbench's script with its spreadsheet: these, or all that are not private. Formulas read
 * the workbench's clock from then on.
 */
export function connectCustomFunctions(
  grid: UniverGrid,
  workbench: Workbench,
  names: readonly string[] = workbench.functionNames().filter((name) => !name.endsWith('_')),
): void {
  const toScript = (value: unknown): unknown =>
    Array.isArray(value)
      ? value.map(toScript)
      : value instanceof SheetDate
        ? new Date(serialToInstant(value.serial, grid.timeZone))
        : value;
  const fromScript = (value: unknown): unknown =>
    Array.isArray(value)
      ? value.map(fromScript)
      : value instanceof Date
        ? new SheetDate(instantToSerial(value.getTime(), grid.timeZone))
        : value;

  grid.now = () => workbench.environment.clock.now();
  for (const name of names) {
    const implementation: HostFunction = (...args) => {
      const execution = workbench.callCustomFunction(name, args.map(toScript));
      if (execution.outcome !== 'completed') throw new Error(execution.error?.message ?? execution.outcome);
      return fromScript(execution.value);
    };
    grid.registerFunction(name, implementation);
  }
}
