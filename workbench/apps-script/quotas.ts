/** What a Google account may use up in a day. A day begins with the first use and lasts 24 hours. */
import type { Clock } from '../clock';
import { ServiceException } from './emulation';

const DAY_MILLISECONDS = 24 * 60 * 60 * 1000;

/** What a free account may use; the names are those of Google's messages. */
export const DAILY_LIMITS = { properties: 50_000, urlfetch: 20_000, email: 100, 'trigger seconds': 90 * 60 };

export type Quota = keyof typeof DAILY_LIMITS;

export class Quotas {
  readonly #clock: Clock;
  readonly #used = new Map<Quota, { since: number; amount: number }>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  left(quota: Quota): number {
    return DAILY_LIMITS[quota] - this.#day(quota).amount;
  }

  use(quota: Quota, amount: number): void {
    this.#day(quota).amount += amount;
  }

  /** @throws Where the day's share does not suffice; nothing is used then. */
  take(quota: Quota, amount = 1): void {
    if (this.left(quota) < amount)
      throw new ServiceException(`Service invoked too many times for one day: ${quota}.`);
    this.use(quota, amount);
  }

  #day(quota: Quota): { since: number; amount: number } {
    const now = this.#clock.now();
    let day = this.#used.get(quota);
    if (!day || now >= day.since + DAY_MILLISECONDS) {
      day = { since: now, amount: 0 };
      this.#used.set(quota, day);
    }
    return day;
  }
}
