/**
 * Records under a key, each with a version. A write names the version it was based on and is refused when another came
 * first. That one primitive carries idempotency, leases, fencing and counters, and every store has it.
 */
export interface VersionedStore<Value> {
  /** The latest value, never a stale one. */
  readonly read: (key: string) => Promise<Versioned<Value> | undefined>;
  /** @returns false when the stored version is no longer `basedOn`; `undefined` stands for "there is none yet" */
  readonly write: (key: string, value: Value, basedOn: number | undefined) => Promise<boolean>;
}

export interface Versioned<Value> {
  readonly value: Value;
  readonly version: number;
}

/** What to store, if anything, and what to tell the caller. */
export interface Change<Value, Result> {
  /**
   * The new value.
   * @default - nothing is written
   */
  readonly write?: Value;
  readonly result: Result;
}

/** With ten chunks of a bulk job finishing together, one of them wins each round. */
const MAX_ROUNDS = 25;

/**
 * Decides on the latest value and writes the decision, again from the start whenever another writer came first.
 *
 * @throws Error when other writers win every round
 */
export async function change<Value, Result>(
  store: VersionedStore<Value>,
  key: string,
  decide: (current: Value | undefined) => Change<Value, Result>,
): Promise<Result> {
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const current = await store.read(key);
    const { write, result } = decide(current?.value);
    if (write === undefined || (await store.write(key, write, current?.version))) return result;
  }
  throw new Error('The record changed faster than it could be written');
}
