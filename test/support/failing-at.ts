/** How something fails at its k-th call. */
export const FAILURES = {
  'the call fails without effect': { effect: false, killed: false },
  'the call takes effect but its answer is lost': { effect: true, killed: false },
  'the process is killed after the call took effect': { effect: true, killed: true },
} as const;

export type Failure = (typeof FAILURES)[keyof typeof FAILURES];

/** Fails at the k-th call of all ports together, once. Killed means that nothing works until the next delivery. */
export class FailingAt {
  calls = 0;
  killed = false;

  constructor(
    private readonly k: number,
    private readonly failure: Failure,
  ) {}

  /** @param _ - name of the port */
  readonly interfere = <Args extends unknown[], Result>(
    _: string,
    call: (...args: Args) => Promise<Result>,
  ): ((...args: Args) => Promise<Result>) => {
    return async (...args) => {
      if (this.killed) throw new Error('the process is gone');
      const fails = this.calls++ === this.k;
      if (fails && !this.failure.effect) throw new Error('no answer');
      const result = await call(...args);
      if (!fails) return result;
      this.killed = this.failure.killed;
      throw new Error('the answer was lost');
    };
  };
}
