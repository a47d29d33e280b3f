/** What became of a call of a model that came to nothing. */
export type ModelFaultKind =
  /** More requests or tokens than the account is given in a minute. */
  | 'throttled'
  | 'timed-out'
  /** It is being made ready. */
  | 'not-ready'
  /** The service or the way to it failed. */
  | 'unavailable'
  /** It began to answer, and broke off. */
  | 'broken-off'
  /** It does not take the request as it is: one of ours is wrong. */
  | 'invalid'
  /** It is not ours to call, or is no longer there. */
  | 'denied'
  /** It answered with nothing, or with what is no answer. */
  | 'empty';

/** Those that the same request, a little later, may not meet with. */
const PASSING: readonly ModelFaultKind[] = ['throttled', 'timed-out', 'not-ready', 'unavailable', 'broken-off'];

/** A model that did not do what it was asked to. Its message says nothing of what it was asked. */
export class ModelFault extends Error {
  constructor(
    readonly kind: ModelFaultKind,
    cause?: unknown,
  ) {
    super(`the model did not answer: ${kind}`, { cause });
    this.name = 'ModelFault';
  }

  get mayPass(): boolean {
    return PASSING.includes(this.kind);
  }
}
