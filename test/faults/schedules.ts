import { afterAll } from '@jest/globals';
import type { Execution } from '../../workbench';
import type { Call } from './distinct';

/**
 * The schedules of a suite: of so many one is tried. Of 1 by `npm run faults`; in the gate a slice, another one with another
 * `FAULT_OFFSET`.
 */
export class Schedules {
  readonly #stride: number;
  readonly #offset: number;
  #counted = 0;
  #tried = 0;

  constructor(suite: string, stride: number) {
    this.#stride = Number(process.env.FAULT_STRIDE ?? stride);
    this.#offset = Number(process.env.FAULT_OFFSET ?? 0) % this.#stride;
    afterAll(() => {
      process.stderr.write(`${suite}: ${this.#tried} of ${this.#counted} schedules tried\n`);
    });
  }

  /** The calls of a job, from one on, at which a schedule differs from its neighbor, those that are tried now: each has its turn. */
  turnsOf(
    { log, tabs }: Pick<Execution, 'log' | 'tabs'>,
    differs: (call: Call, number: number) => boolean,
  ): number[] {
    const turns = log
      .map((_, i) => i + 1)
      .filter((call) => call === log.length || differs({ name: log[call - 1]!, tab: tabs[call - 1]! }, call))
      .filter(() => this.#counted++ % this.#stride === this.#offset);
    this.#tried += turns.length;
    return turns;
  }
}
