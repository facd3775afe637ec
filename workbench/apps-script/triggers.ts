/** Triggers that a script makes for itself, as far as an add-on may have them: one by the clock, hourly at most. */
import { Emulation, ServiceException } from './emulation';
import { EventType, TriggerSource } from './enums';
import type { Environment } from './environment';

const HOUR_MILLISECONDS = 60 * 60 * 1000;

export interface ClockTrigger {
  readonly id: string;
  readonly handler: string;
  readonly everyHours: number;
  /** Made by a trigger, it never fires: Apps Script makes such triggers switched off. */
  readonly disabled: boolean;
  /** When it fires next. */
  next: number;
}

/** The triggers of one user in this document. */
export type TriggerTable = Map<string, ClockTrigger>;

/** Sets a trigger to the hour after this one. */
export function moveOn(trigger: ClockTrigger): void {
  trigger.next += trigger.everyHours * HOUR_MILLISECONDS;
}

export class TriggerBuilderEmulation extends Emulation<GoogleAppsScript.Script.TriggerBuilder>(
  'TriggerBuilder',
) {
  constructor(
    readonly environment: Environment,
    readonly handler: string,
    readonly byTrigger: boolean,
  ) {
    super();
  }

  override timeBased(): ClockTriggerBuilderEmulation {
    return new ClockTriggerBuilderEmulation(this);
  }
}

class ClockTriggerBuilderEmulation extends Emulation<GoogleAppsScript.Script.ClockTriggerBuilder>(
  'ClockTriggerBuilder',
) {
  hours = 0;

  constructor(readonly builder: TriggerBuilderEmulation) {
    super();
  }

  override everyHours(n: number): this {
    this.hours = n;
    return this;
  }

  override everyMinutes(): this {
    throw new ServiceException('The recurrence interval for an Add-on trigger must be at least one hour.');
  }

  override create(): TriggerEmulation {
    const { environment, handler, byTrigger } = this.builder;
    if (this.hours < 1) throw new ServiceException('The trigger needs a time at which it fires.');
    if (environment.triggers.size > 0) {
      throw new ServiceException(
        'This add-on has created too many time-based triggers in this document for this Google user account.',
      );
    }
    const trigger: ClockTrigger = {
      id: String(1_000_000 + environment.nextId()),
      handler,
      everyHours: this.hours,
      disabled: byTrigger,
      next: environment.clock.now() + this.hours * HOUR_MILLISECONDS,
    };
    environment.triggers.set(trigger.id, trigger);
    return new TriggerEmulation(trigger);
  }
}

export class TriggerEmulation extends Emulation<GoogleAppsScript.Script.Trigger>('Trigger') {
  constructor(readonly trigger: ClockTrigger) {
    super();
  }

  override getUniqueId(): string {
    return this.trigger.id;
  }

  override getHandlerFunction(): string {
    return this.trigger.handler;
  }

  override getEventType(): GoogleAppsScript.Script.EventType {
    return EventType.CLOCK;
  }

  override getTriggerSource(): GoogleAppsScript.Script.TriggerSource {
    return TriggerSource.CLOCK;
  }
}
