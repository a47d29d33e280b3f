import type { Versioned, VersionedStore } from '../../../lib/async/domain/versioned-store';

/** A store in memory that keeps copies, as a real one does. The contract suite holds it to the same promises as DynamoDB. */
export class MemoryStore<Value> implements VersionedStore<Value> {
  readonly items = new Map<string, { readonly json: string; readonly version: number }>();

  readonly read = async (key: string): Promise<Versioned<Value> | undefined> => {
    const item = this.items.get(key);
    return item && { value: JSON.parse(item.json) as Value, version: item.version };
  };

  readonly write = async (key: string, value: Value, basedOn: number | undefined): Promise<boolean> => {
    if (this.items.get(key)?.version !== basedOn) return false;
    this.items.set(key, { json: JSON.stringify(value), version: (basedOn ?? 0) + 1 });
    return true;
  };

  /** The stored value, for assertions. */
  value(key: string): Value | undefined {
    const item = this.items.get(key);
    return item && (JSON.parse(item.json) as Value);
  }
}
