import { setImmediate } from 'node:timers/promises';
import type { JobRecord } from '../../../lib/async/domain/job-record';
import type { Services } from '../fakes/services';
import type { Interference } from '../fakes/worker-on';
import { Actor } from './actor';

/** A call of a port that waits until the schedule says what becomes of it. */
export interface Call {
  readonly actor: Actor;
  readonly port: string;
  readonly args: readonly unknown[];
  readonly perform: () => Promise<unknown>;
  readonly resolve: (result: unknown) => void;
  readonly reject: (error: Error) => void;
}

interface Sleeper {
  readonly actor: Actor;
  readonly wakesAtMs: number;
  readonly wake: () => void;
}

/** What can go wrong around a job. */
export type Trouble = 'killed' | 'slow' | 'refused' | 'record unsure' | 'put off' | 'delivered again';

/** Sees what happens, to say whether it may. */
export interface Witness {
  readonly received: (jobs: readonly string[]) => void;
  readonly jobWritten: (actor: Actor, before: JobRecord | undefined, after: JobRecord) => void;
  readonly left: (actor: Actor) => void;
}

/** As `AbortSignal.timeout` ends a signal. */
const TIME_IS_UP = new DOMException('The time is up', 'TimeoutError');

/** Turns of the event loop in which whoever runs must come to its next call: reading a stream takes a few. */
const MOST_TURNS = 1000;

/**
 * Runs any number of workers and clients at once, in steps: each call of a port waits here, and one is let go at a time, when all
 * the others have come to their next one. Whoever chooses the calls chooses the interleaving.
 *
 * fast-check's own `fc.scheduler()` orders promises in the same way, but it cannot kill whoever waits, move a clock on
 * which visibility, leases and heartbeats depend, or make a fault more or less likely than a step; and what it draws does
 * not shrink. Here a schedule is a list of numbers, which does.
 */
export class Stage {
  readonly calls: Call[] = [];
  readonly actors = new Set<Actor>();
  /** What happened, one line a step, for the message of a failure. */
  readonly story: string[] = [];
  /** What went wrong around each job, by its id: without trouble, a job runs once and ends well. */
  readonly troubles = new Map<string, Set<Trouble>>();
  private sleepers: Sleeper[] = [];
  private deadlines: { readonly atMs: number; readonly end: AbortController }[] = [];
  private serial = 0;

  constructor(
    readonly services: Services,
    readonly witness: Witness,
  ) {}

  get nowMs(): number {
    return this.services.queue.nowMs;
  }

  enter(name: string, jobs: readonly string[], limitSeconds = Number.POSITIVE_INFINITY): Actor {
    const actor = new Actor(`${name} ${++this.serial}`, jobs, this.nowMs, this.nowMs + limitSeconds * 1000);
    this.actors.add(actor);
    return actor;
  }

  /** Somebody begins to work on messages. */
  receive(name: string, jobs: readonly string[], limitSeconds?: number): Actor {
    this.witness.received(jobs);
    return this.enter(name, jobs, limitSeconds);
  }

  leave(actor: Actor): void {
    if (actor.state !== 'running') return;
    actor.state = 'ended';
    this.actors.delete(actor);
    this.story.push(`${actor.name} is done`);
    this.witness.left(actor);
  }

  /** Ends an actor without a word. Its calls in flight never happen. */
  kill(actor: Actor, why = 'killed'): void {
    if (actor.state !== 'running') return;
    actor.state = 'killed';
    this.actors.delete(actor);
    this.story.push(`${actor.name} is ${why}`);
    this.trouble(actor, 'killed');
    for (const call of this.calls.filter((waiting) => waiting.actor === actor)) this.take(call);
    this.sleepers = this.sleepers.filter((sleeper) => sleeper.actor !== actor);
  }

  trouble({ jobs }: Pick<Actor, 'jobs'>, what: Trouble): void {
    for (const job of jobs) this.troubles.set(job, (this.troubles.get(job) ?? new Set()).add(what));
  }

  /** Makes each call of an actor wait for the schedule. */
  portsOf(actor: Actor): Interference {
    return (port, call) =>
      (...args) =>
        new Promise((resolve, reject) => {
          if (actor.state === 'killed') return;
          actor.openCalls += 1;
          const settle = resolve as (result: unknown) => void;
          this.calls.push({ actor, port, args, perform: () => call(...args), resolve: settle, reject });
        });
  }

  /** Sleeps on the stage's clock. */
  readonly sleepOf =
    (actor: Actor) =>
    (seconds: number, signal: AbortSignal): Promise<void> =>
      new Promise((resolve) => {
        if (signal.aborted) return resolve();
        this.sleepers.push({ actor, wakesAtMs: this.nowMs + seconds * 1000, wake: resolve });
        signal.addEventListener('abort', () => resolve(), { once: true });
      });

  /** A signal that ends so many seconds from now. */
  deadline(seconds: number): AbortSignal {
    const end = new AbortController();
    this.deadlines.push({ atMs: this.nowMs + seconds * 1000, end });
    return end.signal;
  }

  /** The call takes effect and is answered. One whose time is up is refused instead. */
  async proceed(call: Call): Promise<void> {
    this.take(call);
    const signal = call.args.find((arg): arg is AbortSignal => arg instanceof AbortSignal);
    if (signal?.aborted) return this.fail(call, 'is out of time');
    this.story.push(line(call));
    this.perform(call).then(call.resolve, call.reject);
  }

  /** The call has no effect, and its caller knows. */
  refuse(call: Call): void {
    this.take(call);
    if (call.port === 'mail.send') {
      this.trouble(call.actor, 'put off');
      this.story.push(`${line(call)} is put off`);
      call.resolve({ sent: false, again: true });
    } else {
      this.fail(call, 'is refused');
    }
  }

  /** The call takes effect, but its caller never learns. */
  loseAnswer(call: Call): void {
    this.take(call);
    void this.perform(call);
    this.fail(call, 'takes effect, but its answer is lost');
  }

  /** A batch of which the queue takes the first half. */
  takeInPart(call: Call): void {
    this.take(call);
    const [messages] = call.args as Parameters<Services['queue']['sendBatch']>;
    const half = Math.floor(messages.length / 2);
    this.story.push(`${line(call)} is taken in part`);
    this.trouble(call.actor, 'refused');
    void this.services.queue.sendBatch(messages.slice(0, half));
    call.resolve(messages.slice(half).map((_, index) => half + index));
  }

  /** When the next sleeper wakes. */
  get wakesNextMs(): number {
    return this.sleepers.reduce((soonest, { wakesAtMs }) => Math.min(soonest, wakesAtMs), Number.POSITIVE_INFINITY);
  }

  advanceTo(ms: number): void {
    const { queue } = this.services;
    if (ms <= queue.nowMs) return;
    this.story.push(`${(ms - queue.nowMs) / 1000} s pass`);
    queue.nowMs = ms;
    for (const actor of this.actors) {
      if (actor.killedAtMs <= ms) this.kill(actor, 'out of time');
      else if (ms - actor.startedMs > STILL_QUICK_MS) this.trouble(actor, 'slow');
    }
    const due = this.sleepers.filter(({ wakesAtMs }) => wakesAtMs <= ms);
    this.sleepers = this.sleepers.filter((sleeper) => !due.includes(sleeper));
    for (const { wake } of due) wake();
    for (const { end } of this.deadlines.filter(({ atMs }) => atMs <= ms)) end.abort(TIME_IS_UP);
    this.deadlines = this.deadlines.filter(({ atMs }) => atMs > ms);
  }

  /** Until everybody who runs has come to a call, and waits. */
  async settled(): Promise<void> {
    for (let turns = 0; turns < MOST_TURNS; turns++) {
      await setImmediate();
      if ([...this.actors].every(({ openCalls }) => openCalls > 0)) return;
    }
    throw new Error('Somebody runs without end, or waits for nothing');
  }

  private perform(call: Call): Promise<unknown> {
    const { jobs } = this.services;
    const [key, value] = call.args;
    if (call.port === 'jobs.write') {
      const before = jobs.value(key as string);
      return call.perform().then((written) => {
        if (written) this.witness.jobWritten(call.actor, before, value as JobRecord);
        return written;
      });
    }
    return call.perform();
  }

  private take(call: Call): void {
    this.calls.splice(this.calls.indexOf(call), 1);
    call.actor.openCalls -= 1;
  }

  private fail(call: Call, how: string): void {
    this.story.push(`${line(call)} ${how}`);
    this.trouble(call.actor, call.port.startsWith('jobs.') ? 'record unsure' : 'refused');
    call.reject(Object.assign(new Error(how), { name: 'ThrottlingException' }));
  }
}

/** Whoever has worked for longer than this may have lost its lease. */
const STILL_QUICK_MS = 55_000;

function line({ actor, port, args }: Call): string {
  const [first] = args;
  return `${actor.name}: ${port}${typeof first === 'string' ? ` ${first}` : ''}`;
}
