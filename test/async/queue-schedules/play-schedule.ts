import { jobMessage } from '../../../lib/async/domain/queue-message';
import { jobKey } from '../../../lib/async/domain/record-keys';
import { MAX_RECEIVE_COUNT } from '../../../lib/async/domain/retry-schedule';
import { submitJob } from '../../../lib/async/domain/submit-job';
import type { Stored } from '../fakes/queue-service';
import { Services } from '../fakes/services';
import { RECORD_TTL_DAYS } from '../fakes/worker-on';
import { type Fleet, jobsOf } from './fleet';
import { FunctionFleet } from './function-fleet';
import { JobLaws } from './job-laws';
import { isPoison, type JobPlan, KINDS, type KindOfJob, uploadsOf } from './job-plan';
import { ProcessFleet } from './process-fleet';
import type { Schedule } from './schedule';
import { type Call, Stage } from './stage';

const FLEETS = { function: FunctionFleet, process: ProcessFleet };

export type WorkerKind = keyof typeof FLEETS;

/** One of what can happen next. The number chooses among its variants. */
interface Possibility {
  readonly weight: number;
  readonly happen: (variant: number) => void;
}

/** Weight of what is meant to happen, beside which the hazards have theirs. */
const MEANT = 12;

/**
 * Steps in which all jobs must end when all is calm, far more than the 4,000 that the longest of 20,000 schedules takes, and
 * redrives an operator has patience for.
 */
const CALM_STEPS = 20_000;
const REDRIVES = 25;

/** Seconds that may pass at once: a little, a lease of either worker, a quarter of an hour, the longest visibility. */
const JUMPS = [2, 15, 41, 80, 125, 16 * 60, 31 * 60];

/** Plays a schedule to its end, or to the first law that it breaks. */
export async function playSchedule(schedule: Schedule, worker: WorkerKind): Promise<string | undefined> {
  const play = new Play(schedule, worker);
  await play.toTheEnd();
  const [violation] = play.laws.violations;
  return violation && [violation, ...play.stage.story.slice(-150)].join('\n  ');
}

class Play {
  readonly stage: Stage;
  readonly laws: JobLaws;
  private readonly services: Services;
  private readonly fleet: Fleet;
  private readonly plans = new Map<string, JobPlan>();
  private outageLeft: number;

  constructor(
    private readonly schedule: Schedule,
    worker: WorkerKind,
  ) {
    this.services = new Services(FLEETS[worker].visibilitySeconds, MAX_RECEIVE_COUNT);
    for (const [index, plan] of schedule.jobs.entries()) {
      this.plans.set(`job-${index}-${plan.kind}`, plan);
      uploadsOf(this.services, plan.owner);
    }
    this.laws = new JobLaws(this.services, this.plans, () => this.stage);
    this.stage = new Stage(this.services, this.laws);
    this.fleet = new FLEETS[worker](this.stage);
    this.outageLeft = schedule.outage.calls;
  }

  async toTheEnd(): Promise<void> {
    for (const [jobId, plan] of this.plans) this.submit(jobId, plan, plan.twice ? 2 : 1);
    await this.stage.settled();
    for (const choice of this.schedule.choices) {
      if (this.laws.violations.length > 0) return;
      this.step(choice);
      await this.stage.settled();
    }
    let redrives = 0;
    for (let steps = 0; this.laws.violations.length === 0; steps++) {
      if (steps > CALM_STEPS) return void this.laws.violations.push('it does not come to an end');
      const calm = this.calmStep();
      if (!calm && redrives++ === REDRIVES) return void this.laws.violations.push('redrives do not help');
      if (!calm && !this.redrive()) return this.laws.atTheEnd();
      await this.stage.settled();
    }
  }

  private step(choice: number): void {
    const possible = this.possible();
    const total = possible.reduce((sum, { weight }) => sum + weight, 0);
    if (total === 0) return;
    const variant = Math.floor(choice / total);
    let end = 0;
    const chosen = possible.find(({ weight }) => {
      end += weight;
      return choice % total < end;
    });
    chosen!.happen(variant);
  }

  private possible(): Possibility[] {
    const { stage, services, fleet } = this;
    const { hazards } = this.schedule;
    const { queue } = services;
    const { calls } = stage;
    const options: Possibility[] = calls.map((call) => ({ weight: MEANT, happen: () => this.proceed(call) }));
    if (queue.visible.length > 0) {
      for (const receive of fleet.openings) options.push({ weight: MEANT, happen: receive });
    }
    const oneOf = <Item>(items: readonly Item[], weight: number, happen: (item: Item) => void) => {
      if (items.length > 0 && weight > 0)
        options.push({ weight, happen: (variant) => happen(items[variant % items.length]!) });
    };
    oneOf(calls, hazards.refuse, (call) => {
      if (call.port === 'queue.sendBatch') stage.takeInPart(call);
      else stage.refuse(call);
    });
    oneOf(calls, hazards.loseAnswer, (call) => stage.loseAnswer(call));
    const { units } = fleet;
    oneOf(units, hazards.kill, ({ kill }) => kill());
    oneOf(
      units.flatMap(({ stop }) => stop ?? []),
      hazards.kill,
      (stop) => stop(),
    );
    oneOf(queue.inFlight, hazards.deliverAgain, (message) => {
      stage.story.push(`${message.messageId} is delivered again`);
      stage.trouble({ jobs: jobsOf([message.message]) }, 'delivered again');
      queue.deliverAgain(message);
    });
    oneOf([...this.plans], hazards.submitAgain, ([jobId, plan]) => this.submit(jobId, plan, 1));
    if (queue.deadLetters.length > 0) oneOf([0], hazards.redrive, () => this.redrive());
    const idle = queue.all.length === 0 && calls.length === 0;
    oneOf(idle ? [] : JUMPS, calls.length === 0 ? MEANT : hazards.timePasses, (seconds) =>
      stage.advanceTo(stage.nowMs + seconds * 1000),
    );
    return options;
  }

  /** @returns false when there is nothing left to do but to redrive */
  private calmStep(): boolean {
    const { stage, services, fleet } = this;
    const [call] = stage.calls;
    if (call) {
      this.proceed(call);
      return true;
    }
    const [receive] = fleet.openings;
    if (services.queue.visible.length > 0 && receive) {
      receive(0);
      return true;
    }
    const next = Math.min(services.queue.showsNextMs, stage.wakesNextMs);
    if (next === Number.POSITIVE_INFINITY) return false;
    stage.advanceTo(next);
    return true;
  }

  private proceed(call: Call): void {
    if (call.port === this.schedule.outage.port && this.outageLeft-- > 0) this.stage.refuse(call);
    else void this.stage.proceed(call);
  }

  /** @returns false when nothing is dead but poison whose owner knows, which no redrive helps */
  private redrive(): boolean {
    const { queue, jobs } = this.services;
    const isKnownPoison = ({ body, attributes }: Stored['message']): boolean => {
      const jobId = attributes['JobId']!;
      return isPoison(body) && jobs.value(jobKey(this.plans.get(jobId)!.owner, jobId))?.status === 'failed';
    };
    if (queue.deadLetters.every(({ message }) => isKnownPoison(message))) return false;
    this.stage.story.push('the dead letters are moved back');
    void queue.redrive();
    return true;
  }

  private submit(jobId: string, plan: JobPlan, times: number): void {
    const kind: KindOfJob = KINDS[plan.kind];
    for (let time = 0; time < times; time++) {
      for (const request of kind.requests(plan, jobId)) {
        const client = plan.by === 'function' && !kind.onlyMapped ? this.throughFunction : this.throughMapping;
        void client.call(this, jobId, plan.owner, JSON.stringify(request));
      }
    }
  }

  /** A client that repeats its request until it is answered. */
  private async throughFunction(jobId: string, owner: string, body: string): Promise<void> {
    const { stage, services } = this;
    const client = stage.enter('client', [jobId]);
    const interfere = stage.portsOf(client);
    const deps = {
      jobs: {
        read: interfere('jobs.read', services.jobs.read),
        write: interfere('jobs.write', services.jobs.write),
      },
      writeFile: interfere('files.write', services.files.write),
      send: interfere('queue.send', services.queue.send),
      nowMs: () => stage.nowMs,
    };
    const request = {
      headers: { 'idempotency-key': jobId },
      pathParameters: {},
      queryParameters: {},
      body,
      bodyBytes: Buffer.byteLength(body),
      callerId: owner,
    };
    const settings = { recordTtlDays: RECORD_TTL_DAYS, offeredKinds: ['thumbnail', 'bulk', 'email'] };
    while (!(await submitJob(request, deps, settings).catch(() => undefined)));
    stage.leave(client);
  }

  private async throughMapping(jobId: string, owner: string, body: string): Promise<void> {
    const { stage, services } = this;
    const client = stage.enter('client', [jobId]);
    const send = stage.portsOf(client)('queue.send', services.queue.send);
    while (
      !(await send(jobMessage(owner, jobId, body))
        .then(() => true)
        .catch(() => false))
    );
    stage.leave(client);
  }
}
