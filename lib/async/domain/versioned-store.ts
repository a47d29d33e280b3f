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
  /** Counts the writes: 1 is the first. */
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
