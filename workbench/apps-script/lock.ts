/** LockService. A lock belongs to one execution and dies with it. */
import type { Clock } from '../clock';
import { Emulation, ServiceException } from './emulation';
import type { StoreKind } from './environment';

/** Who holds which lock. Tests take one on behalf of another execution with `locks.set('document', 'another')`. */
export type LockTable = Map<StoreKind, unknown>;

export class LockServiceEmulation extends Emulation<GoogleAppsScript.Lock.LockService>('LockService') {
  constructor(
    readonly locks: LockTable,
    readonly execution: object,
    readonly clock: Clock,
    readonly inDocument: boolean,
  ) {
    super();
  }

  /** Google's types know nothing of the `null` that a script gets which no open spreadsheet has started. */
  override getDocumentLock(): LockEmulation {
    if (!this.inDocument) return null as never;
    return new LockEmulation(this, 'document');
  }

  override getScriptLock(): LockEmulation {
    return new LockEmulation(this, 'script');
  }

  override getUserLock(): LockEmulation {
    return new LockEmulation(this, 'user');
  }
}

class LockEmulation extends Emulation<GoogleAppsScript.Lock.Lock>('Lock') {
  constructor(
    readonly service: LockServiceEmulation,
    readonly kind: StoreKind,
  ) {
    super();
  }

  override hasLock(): boolean {
    return this.service.locks.get(this.kind) === this.service.execution;
  }

  override tryLock(timeoutInMillis: number): boolean {
    const { locks, execution, clock } = this.service;
    if (timeoutInMillis < 0) return false;
    if (!locks.has(this.kind)) locks.set(this.kind, execution);
    if (!this.hasLock()) clock.advance(timeoutInMillis);
    return this.hasLock();
  }

  override waitLock(timeoutInMillis: number): void {
    if (this.tryLock(timeoutInMillis)) return;
    throw new ServiceException('Lock timeout: another process was holding the lock for too long.');
  }

  override releaseLock(): void {
    if (this.hasLock()) this.service.locks.delete(this.kind);
  }
}
