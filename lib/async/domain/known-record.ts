import type { Change, Versioned, VersionedStore } from './versioned-store';

/** With ten chunks of a bulk job finishing together, one of them wins each round. */
const MAX_ROUNDS = 25;

/**
 * One record, as somebody knows it who works on it. What was read or written is not read again, because a write is refused
 * when it is not based on the latest value. So make a new one with each message: a decision to write nothing is as old as what
 * is known.
 */
export class KnownRecord<Value> {
  /** Undefined while it is not known; a record may also be known not to be there. */
  private known: { readonly latest: Versioned<Value> | undefined } | undefined;

  constructor(
    private readonly store: VersionedStore<Value>,
    private readonly key: string,
  ) {}

  /** A record that is probably not there yet, so that it is written before it is read. */
  static presumedNew<Value>(store: VersionedStore<Value>, key: string): KnownRecord<Value> {
    const record = new KnownRecord(store, key);
    record.known = { latest: undefined };
    return record;
  }

  /** The value as it is known here; read when it is not. */
  async value(): Promise<Value | undefined> {
    return (await this.latest())?.value;
  }

  /**
   * Decides on the value and writes the decision, again with the latest one whenever another writer came first.
   *
   * @throws Error when other writers win every round
   */
  async change<Result>(decide: (current: Value | undefined) => Change<Value, Result>): Promise<Result> {
    for (let round = 0; round < MAX_ROUNDS; round++) {
      const latest = await this.latest();
      const { write, result } = decide(latest?.value);
      if (write === undefined) return result;
      // Nobody knows what is there until the store has answered, and not at all when it does not.
      this.known = undefined;
      if (await this.store.write(this.key, write, latest?.version)) {
        this.known = { latest: { value: write, version: (latest?.version ?? 0) + 1 } };
        return result;
      }
    }
    throw new Error('The record changed faster than it could be written');
  }

  private async latest(): Promise<Versioned<Value> | undefined> {
    this.known ??= { latest: await this.store.read(this.key) };
    return this.known.latest;
  }
}
