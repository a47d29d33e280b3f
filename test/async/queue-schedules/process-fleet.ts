import type { Disposition } from '../../../lib/async/domain/disposition';
import { heartbeat } from '../../../lib/async/domain/heartbeat';
import { pollQueue } from '../../../lib/async/domain/poll-queue';
import type { ReceivedMessage } from '../../../lib/async/domain/queue-message';
import { WORKER_LIMITS } from '../../../lib/async/domain/time-limits';
import { SILENT, workerOn } from '../fakes/worker-on';
import type { Actor } from './actor';
import { type Fleet, jobsOf, SMALL_WINDOW } from './fleet';
import type { Stage } from './stage';

const { visibilitySeconds, jobSeconds, finishSeconds } = WORKER_LIMITS.ec2;
const PROCESSES = 2;
const CONCURRENCY = 2;

/** Machines that poll. One that goes is replaced. */
export class ProcessFleet implements Fleet {
  static readonly visibilitySeconds = visibilitySeconds;
  private readonly processes = new Set<Process>();

  constructor(private readonly stage: Stage) {
    for (let index = 0; index < PROCESSES; index++) this.start();
  }

  get openings() {
    return [...this.processes].flatMap(({ asksFor }) => asksFor ?? []);
  }

  get units() {
    return [...this.processes].map((process) => ({
      kill: () => {
        process.kill();
        this.processes.delete(process);
        if (!process.stopping) this.start();
      },
      ...(!process.stopping && {
        stop: () => {
          process.stop();
          this.start();
        },
      }),
    }));
  }

  private start(): void {
    const process = new Process(this.stage, () => this.processes.delete(process));
    this.processes.add(process);
  }
}

/** One process, with its own poller and heartbeats. */
class Process {
  stopping = false;
  /** Receives messages. Undefined while it waits for none. */
  asksFor: ((choice: number) => void) | undefined;
  private endPoll: () => void = () => undefined;
  private readonly stopped = new AbortController();
  private readonly ended = new AbortController();
  private readonly deliveries = new Map<string, Actor>();

  constructor(
    private readonly stage: Stage,
    onExit: () => void,
  ) {
    const { queue } = stage.services;
    const settle =
      (port: string, call: (receipt: string, seconds: number) => Promise<void>) =>
      async (receipt: string, seconds = 0) => {
        const delivery = this.deliveries.get(receipt)!;
        try {
          await stage.portsOf(delivery)(port, call)(receipt, seconds);
        } finally {
          this.deliveries.delete(receipt);
          stage.leave(delivery);
        }
      };
    const deps = {
      receive: (atMost: number) => this.receive(atMost),
      remove: settle('queue.remove', queue.remove),
      hide: settle('queue.hide', queue.hide),
      work: (message: ReceivedMessage) => this.work(message),
      protect: async () => undefined,
      sleep: async () => undefined,
      log: SILENT,
    };
    const signals = { stop: this.stopped.signal, end: this.ended.signal };
    void pollQueue(deps, CONCURRENCY, signals).then(onExit);
  }

  kill(): void {
    this.asksFor = undefined;
    for (const delivery of this.deliveries.values()) this.stage.kill(delivery);
  }

  /** What SIGTERM does: no more messages, and after a while no more jobs. */
  stop(): void {
    this.stopping = true;
    this.asksFor = undefined;
    this.stage.story.push('a process is told to stop');
    this.stopped.abort();
    this.endPoll();
    this.stage.deadline(finishSeconds).addEventListener('abort', () => this.ended.abort());
  }

  private receive(atMost: number): Promise<readonly ReceivedMessage[]> {
    return new Promise((resolve, reject) => {
      this.endPoll = () => reject(new Error('the poll was ended'));
      this.asksFor = (choice) => {
        const messages = this.stage.services.queue.receive(1 + (choice % atMost));
        if (messages.length === 0) return;
        this.asksFor = undefined;
        for (const message of messages) {
          this.deliveries.set(message.receiptHandle, this.stage.receive('delivery', jobsOf([message])));
        }
        resolve(messages);
      };
    });
  }

  private work(message: ReceivedMessage): Promise<Disposition> {
    const { stage } = this;
    const delivery = this.deliveries.get(message.receiptHandle)!;
    const interfere = stage.portsOf(delivery);
    const hide = interfere('queue.hide', stage.services.queue.hide);
    return workerOn(stage.services, {
      interfere,
      rows: true,
      windowSize: SMALL_WINDOW,
      leaseSeconds: visibilitySeconds,
      keepAlive: heartbeat({ hide, sleep: stage.sleepOf(delivery), log: SILENT }, visibilitySeconds),
      jobSignal: () => AbortSignal.any([stage.deadline(jobSeconds), this.ended.signal]),
    })(message);
  }
}
