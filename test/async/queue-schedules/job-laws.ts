import { isDeepStrictEqual } from 'node:util';
import { isDrained } from '../../../lib/async/domain/bulk-state';
import { ATTEMPTS_EXHAUSTED, type JobRecord } from '../../../lib/async/domain/job-record';
import { jobKey } from '../../../lib/async/domain/record-keys';
import type { Stored } from '../fakes/queue-service';
import type { Services } from '../fakes/services';
import type { Actor } from './actor';
import { isBulk, isPoison, type JobPlan, KINDS, type KindOfJob } from './job-plan';
import type { Stage, Trouble, Witness } from './stage';

/** After these, nobody can be sure what became of a call. */
const UNSURE = ['killed', 'refused', 'record unsure', 'slow'] as const;

/**
 * What must hold of every job, whatever happens in which order. Looked at with every write, with every message that ends, and at
 * the end.
 */
export class JobLaws implements Witness {
  readonly violations: string[] = [];
  private readonly holders = new Map<string, { readonly fence: number; readonly actor: Actor }>();
  private readonly receives = new Map<string, number>();

  constructor(
    private readonly services: Services,
    private readonly plans: ReadonlyMap<string, JobPlan>,
    /** Known when both are made. */
    private readonly stage: () => Stage,
  ) {
    services.queue.onDeadLetter = (message) => this.deadLettered(message);
  }

  readonly jobWritten = (actor: Actor, before: JobRecord | undefined, after: JobRecord): void => {
    const { jobId } = after;
    const nowMs = this.services.queue.nowMs;
    const broken = (law: string) => this.violations.push(`${jobId}: ${law}`);
    if (before !== undefined) {
      if (hasEnded(before)) broken('its end is written over');
      if (before.payloadHash !== after.payloadHash) broken('it becomes another request');
      if (before.mailAttemptedAt && !after.mailAttemptedAt && !this.met(jobId, 'put off'))
        broken('it forgets its mail');
    }
    if (after.status === 'succeeded' && after.failure) broken('it succeeds and keeps its failure');
    if (after.status === 'running' && after.failure) broken('it runs again and keeps its failure');
    if (after.status === 'failed' && !after.failure) broken('it fails without a reason');

    const fence = before?.fence ?? 0;
    if (after.fence !== fence) {
      if (after.fence !== fence + 1 || after.attempts !== (before?.attempts ?? 0) + 1)
        broken('attempts are miscounted');
      if (before && before.leaseUntil > nowMs) broken('it is taken from a worker whose lease lasts');
      if (before?.bulk) broken('it is begun again');
      this.holders.set(jobId, { fence: after.fence, actor });
      return;
    }
    const queuedOnly = before === undefined || (before.status === 'accepted' && after.status === 'queued');
    const givenUp = after.status === 'failed' && after.leaseUntil === 0 && !(before && before.leaseUntil > nowMs);
    const holder = this.holders.get(jobId);
    if (before?.bulk) this.bulkWritten(before, after, broken);
    else if (!queuedOnly && !givenUp && holder?.actor !== actor) broken('somebody writes to it who does not hold it');
    else if (!queuedOnly && !givenUp && before?.leaseUntil === 0) broken('somebody writes to it who has let go');
  };

  /** With its last message, a job must have ended. */
  readonly left = ({ jobs }: Actor): void => {
    for (const jobId of new Set(jobs)) {
      if (this.isUnderWay(jobId)) continue;
      const record = this.recordOf(jobId);
      if (record === undefined || !hasEnded(record))
        this.violations.push(`${jobId}: its messages are gone, it is lost`);
    }
  };

  readonly received = (jobs: readonly string[]): void => {
    for (const jobId of jobs) this.receives.set(jobId, (this.receives.get(jobId) ?? 0) + 1);
  };

  /** When nothing is left to do. */
  atTheEnd(): void {
    for (const [jobId, plan] of this.plans) {
      const record = this.recordOf(jobId);
      const law = record ? this.brokenAtTheEnd(jobId, plan, record) : 'it has no record';
      if (law) this.violations.push(`${jobId}: ${law}`);
    }
    for (const [key, contents] of this.services.files.writes) {
      if (contents.size > 1) this.violations.push(`${key} was written with two contents`);
    }
  }

  private brokenAtTheEnd(jobId: string, plan: JobPlan, record: JobRecord): string | undefined {
    const kind: KindOfJob = KINDS[plan.kind];
    const end = record.failure?.code ?? record.status;
    // A mail is sent at most once: when its sender is in trouble, nobody may know whether it was.
    const tooLate = !isBulk(plan) && end === 'took-too-long' && this.met(jobId, 'slow');
    const unknown = plan.kind === 'email' && end === 'email-outcome-unknown' && this.met(jobId, ...UNSURE);
    if (end !== kind.ends && !unknown && !tooLate) return `it ends as ${end}`;
    if (record.leaseUntil !== 0) return 'it has ended and keeps its lease';
    if (record.attempts > (this.receives.get(jobId) ?? 0)) return 'it was begun more often than received';
    if (!this.met(jobId, 'put off', ...UNSURE) && !isBulk(plan) && !isPoison(plan.kind) && record.attempts !== 1)
      return `it had ${record.attempts} attempts without any trouble`;
    const dead = this.services.queue.deadLetters.filter(({ message }) => message.attributes['JobId'] === jobId).length;
    if (dead > 0 !== isPoison(plan.kind)) return dead > 0 ? 'it is in the dead-letter queue' : 'poison was deleted';
    return tooLate ? undefined : kind.effects?.(this.services, plan, jobId, record);
  }

  private bulkWritten(before: JobRecord, after: JobRecord, broken: (law: string) => void): void {
    const [was, is] = [before.bulk!, after.bulk!];
    if (isDeepStrictEqual(was, is)) return;
    const counted = is.applied + is.refused - was.applied - was.refused;
    if (is.window.byte === was.window.byte && is.next.byte === was.next.byte) {
      const news = is.done.filter((chunk) => !was.done.includes(chunk)).length;
      if (news !== is.done.length - was.done.length || (counted > 0 && news !== 1)) broken('a chunk is counted twice');
    } else if (counted !== 0) broken('rows are counted with no chunk');
    else if (!isDrained(was) && !is.complete) broken('its window moves on before it is done');
  }

  /** A message given up by the queue is known to its job, unless its worker could not say so. */
  private deadLettered({ message }: Stored): void {
    const jobId = message.attributes['JobId']!;
    if (isPoison(message.body) || this.isUnderWay(jobId, 1)) return;
    // A queue that delivers a message in hand again uses up its receives while somebody else still tries.
    if (this.met(jobId, 'killed', 'record unsure', 'slow', 'delivered again')) return;
    const record = this.recordOf(jobId);
    if (record && (hasEnded(record) || record.failure?.code === ATTEMPTS_EXHAUSTED)) return;
    this.violations.push(`${jobId}: its message was given up, and it does not say so`);
  }

  /** Somebody works on it, or a message of it is somewhere. */
  private isUnderWay(jobId: string, knownDead = 0): boolean {
    const { queue } = this.services;
    const isOf = ({ message }: Stored) => message.attributes['JobId'] === jobId;
    if (queue.all.some(isOf) || queue.deadLetters.filter(isOf).length > knownDead) return true;
    return [...this.stage().actors].some(({ jobs }) => jobs.includes(jobId));
  }

  private met(jobId: string, ...troubles: readonly Trouble[]): boolean {
    const met = this.stage().troubles.get(jobId);
    return met !== undefined && troubles.some((trouble) => met.has(trouble));
  }

  private recordOf(jobId: string): JobRecord | undefined {
    return this.services.jobs.value(jobKey(this.plans.get(jobId)!.owner, jobId));
  }
}

/** Said again, not asked of the code under test. */
function hasEnded({ status, failure }: JobRecord): boolean {
  return status === 'succeeded' || (status === 'failed' && failure?.code !== 'attempts-exhausted');
}
