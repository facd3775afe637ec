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
}
