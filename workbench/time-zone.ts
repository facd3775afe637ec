/** Time zones: how far local time is ahead of UTC, and dates as Sheets keeps them. */

const DAY = 86_400_000;
/** 1970-01-01 as a serial number: days since 1899-12-30. */
const UNIX_EPOCH = 25_569;
/** Zones change their offset on a quarter of an hour, so one answer serves every instant within it. */
const QUARTER = 900_000;

const offsets = new Map<string, (instant: number) => number>();

/** Milliseconds by which local time in `timeZone` is ahead of UTC at `instant`. */
export function zoneOffset(timeZone: string, instant: number): number {
  let offset = offsets.get(timeZone);
  if (!offset) {
    offset = offsetReader(timeZone);
    offsets.set(timeZone, offset);
  }
  return offset(instant);
}

/** Whether Intl knows a time zone of this name. */
export function isTimeZone(name: string): boolean {
  try {
    zoneOffset(name, 0);
    return true;
  } catch {
    return false;
  }
}

function offsetReader(timeZone: string): (instant: number) => number {
  if (/^(Etc\/)?(UTC|GMT|UCT)$/.test(timeZone)) return () => 0;
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    era: 'short',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  const known = new Map<number, number>();
  return (instant) => {
    const quarter = Math.floor(instant / QUARTER);
    let offset = known.get(quarter);
    if (offset === undefined) {
      const part = Object.fromEntries(
        format.formatToParts(quarter * QUARTER).map(({ type, value }) => [type, value]),
      );
      const year = part.era === 'BC' ? 1 - Number(part.year) : Number(part.year);
      const local = new Date(0);
      local.setUTCFullYear(year, Number(part.month) - 1, Number(part.day));
      local.setUTCHours(Number(part.hour), Number(part.minute), Number(part.second));
      offset = local.getTime() - quarter * QUARTER;
      known.set(quarter, offset);
    }
    return offset;
  };
}

/** The instant at which clocks in `timeZone` show `local` (that time written as if it were UTC). */
export function fromLocal(timeZone: string, local: number): number {
  const guess = local - zoneOffset(timeZone, local);
  return local - zoneOffset(timeZone, guess);
}

/** The instant of a date in a cell. */
export function serialToInstant(serial: number, timeZone: string): number {
  return fromLocal(timeZone, serialToLocal(serial));
}

/** An instant as a date in a cell. */
export function instantToSerial(instant: number, timeZone: string): number {
  return (instant + zoneOffset(timeZone, instant)) / DAY + UNIX_EPOCH;
}

/** A date in a cell as local time written as if it were UTC. */
export function serialToLocal(serial: number): number {
  return Math.round((serial - UNIX_EPOCH) * DAY);
}

/** The serial number of a civil day, or `null` where there is no such day. Months count from one. */
export function civilSerial(year: number, month: number, day: number): number | null {
  const date = new Date(Date.UTC(year, month - 1, day));
  if (date.getUTCFullYear() !== year || date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day)
    return null;
  return date.getTime() / DAY + UNIX_EPOCH;
}
