import { Clock } from '../clock';

const NEVER = new Int32Array(new SharedArrayBuffer(4));

/**
 * This machine's own time, and what scripts have slept on top: nobody at a screen wants to wait for that. What services
 * take, where they are to take any time, is waited for.
 */
export class LiveClock extends Clock {
  #slept = 0;

  constructor() {
    super(new Date(), 0);
  }

  override now(): number {
    return Date.now() + this.#slept;
  }

  /** Time goes on by itself: what has passed in the meantime is no mistake. */
  override forwardTo(instant: Date | string): void {
    this.advance(Math.max(0, new Date(instant).getTime() - this.now()));
  }

  override spend(milliseconds: number): void {
    if (milliseconds > 0) Atomics.wait(NEVER, 0, 0, milliseconds);
  }

  override advance(milliseconds: number): void {
    this.#slept += milliseconds;
  }
}
