/** Why a store of passages did not do what it was asked to. */
export type StoreFault =
  /** There is no such index, or none any more. */
  | 'index-missing'
  /** The same request, a little later, may succeed: too many at once, no answer in time, or a fault of the service. */
  | 'unavailable'
  /** The same request will not succeed. */
  | 'refused'
  /** Some passages were not written or deleted, and trying again would not help; others were. */
  | 'not-written'
  /** An index of the name is there, and holds something else. */
  | 'different';

/** Its message has ids and numbers, never the text of a passage or of a question. */
export class StoreError extends Error {
  constructor(
    readonly fault: StoreFault,
    message: string,
    /** Passages that it is about. */
    readonly ids: readonly string[] = [],
  ) {
    super(message);
    this.name = 'StoreError';
  }
}
