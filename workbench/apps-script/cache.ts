/** CacheService: text by name, for a while by the emulated clock. */
import type { Clock } from '../clock';
import { Emulation, ServiceException } from './emulation';
import type { StoreKind } from './environment';
import { byteLength } from './properties';

const MAX_KEY_LENGTH = 250;
/** 100 kB. */
const MAX_VALUE_BYTES = 100 * 1024;
const DEFAULT_SECONDS = 600;
/** 6 hours. */
const MAX_SECONDS = 21_600;
const MAX_ITEMS = 1000;
const KEPT_ITEMS = 900;

/** A cache's items with the instant at which each ends. */
export type CacheStore = Map<string, { readonly value: string; readonly ends: number }>;

export class CacheServiceEmulation extends Emulation<GoogleAppsScript.Cache.CacheService>('CacheService') {
  constructor(
    readonly caches: Record<StoreKind, CacheStore>,
    readonly clock: Clock,
  ) {
    super();
  }

  override getDocumentCache(): CacheEmulation {
    return new CacheEmulation(this.caches.document, this.clock);
  }

  override getScriptCache(): CacheEmulation {
    return new CacheEmulation(this.caches.script, this.clock);
  }

  override getUserCache(): CacheEmulation {
    return new CacheEmulation(this.caches.user, this.clock);
  }
}

class CacheEmulation extends Emulation<GoogleAppsScript.Cache.Cache>('Cache') {
  constructor(
    readonly store: CacheStore,
    readonly clock: Clock,
  ) {
    super();
  }

  override get(key: string): string | null {
    const item = this.store.get(key);
    return item && item.ends > this.clock.now() ? item.value : null;
  }

  override getAll(keys: string[]): { [k: string]: string | null } {
    const found = keys.map((key) => [key, this.get(key)] as const).filter(([, value]) => value !== null);
    return Object.fromEntries(found);
  }

  override put(key: string, value: string, expirationInSeconds = DEFAULT_SECONDS): null {
    if (key.length > MAX_KEY_LENGTH) throw new ServiceException('Argument too large: key');
    if (byteLength(String(value)) > MAX_VALUE_BYTES) throw new ServiceException('Argument too large: value');
    const seconds = Math.min(expirationInSeconds, MAX_SECONDS);
    this.store.set(key, { value: String(value), ends: this.clock.now() + seconds * 1000 });
    if (this.store.size > MAX_ITEMS) keepLongestLived(this.store);
    return null;
  }

  override putAll(values: Record<string, string>, expirationInSeconds = DEFAULT_SECONDS): void {
    for (const [key, value] of Object.entries(values)) this.put(key, value, expirationInSeconds);
  }

  override remove(key: string): null {
    this.store.delete(key);
    return null;
  }

  override removeAll(keys: string[]): void {
    for (const key of keys) this.store.delete(key);
  }
}

function keepLongestLived(store: CacheStore): void {
  const items = [...store].sort(([, a], [, b]) => b.ends - a.ends);
  for (const [key] of items.slice(KEPT_ITEMS)) store.delete(key);
}
