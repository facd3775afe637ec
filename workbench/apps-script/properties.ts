/** PropertiesService: text by name, within Google's limits. */
import { Emulation, ServiceException } from './emulation';
import type { StoreKind } from './environment';
import type { Quotas } from './quotas';

/** 9 kB. */
const MAX_VALUE_BYTES = 9 * 1024;
/** 500 kB. */
const MAX_STORE_BYTES = 500 * 1024;

export type PropertyStores = Record<StoreKind, Map<string, string>>;

export class PropertiesServiceEmulation extends Emulation<GoogleAppsScript.Properties.PropertiesService>(
  'PropertiesService',
) {
  constructor(
    readonly stores: PropertyStores,
    readonly quotas: Quotas,
  ) {
    super();
  }

  override getDocumentProperties(): PropertiesEmulation {
    return new PropertiesEmulation(this.stores.document, this.quotas);
  }

  override getScriptProperties(): PropertiesEmulation {
    return new PropertiesEmulation(this.stores.script, this.quotas);
  }

  override getUserProperties(): PropertiesEmulation {
    return new PropertiesEmulation(this.stores.user, this.quotas);
  }
}

class PropertiesEmulation extends Emulation<GoogleAppsScript.Properties.Properties>('Properties') {
  constructor(
    readonly store: Map<string, string>,
    readonly quotas: Quotas,
  ) {
    super();
  }

  override getProperty(key: string): string | null {
    this.quotas.take('properties');
    return this.store.get(key) ?? null;
  }

  override getProperties(): { [k: string]: string } {
    this.quotas.take('properties');
    return Object.fromEntries(this.store);
  }

  override getKeys(): string[] {
    this.quotas.take('properties');
    return [...this.store.keys()];
  }

  override setProperty(key: string, value: string): this {
    return this.setProperties({ [key]: value });
  }

  override setProperties(properties: Record<string, string>, deleteAllOthers = false): this {
    this.quotas.take('properties');
    const next = new Map(deleteAllOthers ? [] : this.store);
    for (const [key, value] of Object.entries(properties)) {
      if (byteLength(String(value)) > MAX_VALUE_BYTES)
        throw new ServiceException('Argument too large: value');
      next.set(key, String(value));
    }
    let size = 0;
    for (const [key, value] of next) size += byteLength(key) + byteLength(value);
    if (size > MAX_STORE_BYTES) {
      throw new ServiceException(
        'You have exceeded the property storage quota. Please remove some properties and try again.',
      );
    }
    this.store.clear();
    for (const [key, value] of next) this.store.set(key, value);
    return this;
  }

  override deleteProperty(key: string): this {
    this.quotas.take('properties');
    this.store.delete(key);
    return this;
  }

  override deleteAllProperties(): this {
    this.quotas.take('properties');
    this.store.clear();
    return this;
  }
}

/** The length of text in UTF-8. */
export function byteLength(text: string): number {
  return new TextEncoder().encode(text).length;
}
