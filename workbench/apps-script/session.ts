/** Who runs the script, and what it logs: Session, Logger, console. */
import { format } from 'node:util';
import { Emulation } from './emulation';
import type { Environment } from './environment';

export class SessionEmulation extends Emulation<GoogleAppsScript.Base.Session>('Session') {
  constructor(readonly environment: Environment) {
    super();
  }

  override getScriptTimeZone(): string {
    return this.environment.scriptTimeZone;
  }

  override getActiveUserLocale(): string {
    return this.environment.language;
  }

  override getActiveUser(): UserEmulation {
    return new UserEmulation(this.environment.userEmail);
  }

  override getEffectiveUser(): UserEmulation {
    return this.getActiveUser();
  }
}

export class UserEmulation extends Emulation<GoogleAppsScript.Base.User>('User') {
  constructor(readonly email: string) {
    super();
  }

  override getEmail(): string {
    return this.email;
  }
}

export interface LogEntry {
  readonly level: 'log' | 'info' | 'warn' | 'error';
  readonly text: string;
}

export class LoggerEmulation extends Emulation<GoogleAppsScript.Base.Logger>('Logger') {
  constructor(readonly entries: LogEntry[]) {
    super();
  }

  override log(...values: unknown[]): this {
    this.entries.push({ level: 'log', text: format(...values) });
    return this;
  }

  override getLog(): string {
    return this.entries.map(({ text }) => `${text}\n`).join('');
  }

  override clear(): void {
    this.entries.length = 0;
  }
}

interface ScriptConsole {
  log(...values: unknown[]): void;
  info(...values: unknown[]): void;
  warn(...values: unknown[]): void;
  error(...values: unknown[]): void;
  time(label: string): void;
  timeEnd(label: string): void;
}

export class ConsoleEmulation extends Emulation<ScriptConsole>('console') {
  constructor(readonly entries: LogEntry[]) {
    super();
  }

  override log(...values: unknown[]): void {
    this.entries.push({ level: 'log', text: format(...values) });
  }

  override info(...values: unknown[]): void {
    this.entries.push({ level: 'info', text: format(...values) });
  }

  override warn(...values: unknown[]): void {
    this.entries.push({ level: 'warn', text: format(...values) });
  }

  override error(...values: unknown[]): void {
    this.entries.push({ level: 'error', text: format(...values) });
  }

  override time(): void {}

  override timeEnd(): void {}
}
