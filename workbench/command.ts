/** The commands of this folder as programs. */
import { realpathSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { localeRules } from './locale';

/**
 * Runs a command with the arguments of this process and prints what it gives, if its module (by `import.meta.url`) is
 * the program. An error becomes a line on standard error, and exit code 1.
 */
export function runIfProgram(module: string, command: (args: string[]) => Promise<string>): void {
  const [, program, ...args] = process.argv;
  if (program === undefined || realpathSync(program) !== fileURLToPath(module)) return;
  command(args).then(
    (text) => process.stdout.write(text),
    (error: unknown) => {
      process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
      process.exitCode = 1;
    },
  );
}

/**
 * The locale that a command was asked for, `en_US` where for none.
 * @throws A sentence where there is no such locale.
 */
export function localeOf(option = 'en_US'): string {
  const locale = option.replace('-', '_');
  localeRules(locale);
  return locale;
}

/** What `--as-of` says: noon of the day, so that it is that day in nearly every time zone; now where it is left out. */
export function startOf(asOf: string | undefined): Date {
  if (asOf === undefined) return new Date();
  const noon = new Date(`${asOf}T12:00:00Z`);
  if (
    !/^\d{4}-\d{2}-\d{2}$/.test(asOf) ||
    Number.isNaN(noon.getTime()) ||
    !noon.toISOString().startsWith(asOf)
  ) {
    throw new Error(`--as-of ${asOf} is no day of the calendar: write it as 2026-11-21.`);
  }
  return noon;
}
