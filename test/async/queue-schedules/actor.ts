/** Whoever makes calls: a delivery in a process, an invocation of the function, or a client of the API. */
export class Actor {
  state: 'running' | 'ended' | 'killed' = 'running';
  /** Calls that wait for the schedule. */
  openCalls = 0;

  constructor(
    readonly name: string,
    /** Ids of the jobs it may touch. */
    readonly jobs: readonly string[],
    readonly startedMs: number,
    /** When it is killed, whatever it does; infinity when it has no limit. */
    readonly killedAtMs: number,
  ) {}
}
