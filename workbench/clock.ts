/** The time as scripts see it. It stands still but for what scripts do, so that every run is repeatable. */
export class Clock {
  #now: number;

  /** `callMilliseconds` is what one call of a Google service takes. */
  constructor(
    start: Date | string = '2026-01-15T09:00:00Z',
    readonly callMilliseconds = 5,
  ) {
    this.#now = new Date(start).getTime();
  }

  now(): number {
    return this.#now;
  }

  advance(milliseconds: number): void {
    this.#now += milliseconds;
  }

  /** What a service takes its time for. */
  spend(milliseconds: number): void {
    this.advance(milliseconds);
  }

  /**
   * Sets the clock forward to an instant.
   * @throws Where it has passed: what scripts have already seen cannot lie in their future.
   */
  forwardTo(instant: Date | string): void {
    const ahead = new Date(instant).getTime() - this.now();
    if (!(ahead >= 0))
      throw new Error(`The clock stands at ${new Date(this.now()).toISOString()}, not before ${instant}.`);
    this.advance(ahead);
  }
}
