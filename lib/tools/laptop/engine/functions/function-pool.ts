import {
  ExecutionEnvironment,
  type InvocationOutcome,
  type OnPiece,
  type RunnableFunction,
} from './execution-environment';

/**
 * The execution environments of one function. An invocation takes an idle one or starts another; above the limit
 * it waits, where Lambda would throttle: the laptop's callers are few and its cores fewer.
 */
export class FunctionPool {
  private readonly idle: ExecutionEnvironment[] = [];
  private readonly all = new Set<ExecutionEnvironment>();
  private readonly waiting: ((environment: ExecutionEnvironment | undefined) => void)[] = [];
  private stopped = false;

  constructor(
    private readonly runnable: RunnableFunction,
    private readonly limit: number,
    private readonly create: (runnable: RunnableFunction) => ExecutionEnvironment = (of) =>
      new ExecutionEnvironment(of),
  ) {}

  get running(): number {
    return this.all.size - this.idle.length;
  }

  /** Starts one environment before the first event comes, so that the first click is not a cold start. */
  warm(): void {
    if (this.all.size === 0) this.idle.push(this.add());
  }

  async invoke(event: unknown, onPiece?: OnPiece): Promise<InvocationOutcome> {
    const environment = this.stopped ? undefined : await this.acquire();
    if (!environment) return { ok: false, error: { errorType: 'Stopped', errorMessage: 'The laptop is stopping' } };
    const outcome = await environment.invoke(event, onPiece);
    this.release(environment);
    return outcome;
  }

  stop(): void {
    this.stopped = true;
    for (const environment of this.all) environment.stop();
    for (const giveUp of this.waiting.splice(0)) giveUp(undefined);
  }

  private acquire(): ExecutionEnvironment | Promise<ExecutionEnvironment | undefined> {
    let idle = this.idle.pop();
    while (idle && !idle.usable) {
      this.all.delete(idle);
      idle = this.idle.pop();
    }
    if (idle) return idle;
    return this.all.size < this.limit ? this.add() : new Promise((resolve) => this.waiting.push(resolve));
  }

  private release(environment: ExecutionEnvironment): void {
    const usable = environment.usable && !this.stopped;
    if (!usable) this.all.delete(environment);
    const next = this.waiting.shift();
    if (next) next(usable ? environment : this.add());
    else if (usable) this.idle.push(environment);
  }

  private add(): ExecutionEnvironment {
    const environment = this.create(this.runnable);
    this.all.add(environment);
    return environment;
  }
}
