import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { bulkBegun } from '../../../lib/async/domain/bulk-state';
import { isFinal, type JobRecord, newJob } from '../../../lib/async/domain/job-record';
import {
  giveUp,
  hold,
  markQueued,
  progressBulk,
  startAttempt,
  submit,
} from '../../../lib/async/domain/job-transitions';
import { DEAD_LETTER_RETENTION_DAYS, QUEUE_RETENTION_DAYS, RECORD_TTL_DAYS } from '../../../lib/async/domain/retention';

const identity = { owner: 'AIDAEXAMPLE', jobId: 'job-number-1', kind: 'thumbnail', payloadHash: 'hash' } as const;
const LEASE_MS = 75_000;
const at = (nowMs: number) => ({ nowMs, recordTtlDays: RECORD_TTL_DAYS });

describe('the record of a job', () => {
  it('outlives every message that can still come back', () => {
    expect(RECORD_TTL_DAYS).toBeGreaterThanOrEqual(QUEUE_RETENTION_DAYS + DEAD_LETTER_RETENTION_DAYS);
    const record = newJob(identity, at(0));
    expect(record.expiresAt).toBe(RECORD_TTL_DAYS * 86_400);
    const later = startAttempt(record, identity, LEASE_MS, at(5_000_000)).write;
    expect(later?.expiresAt).toBe(5_000 + RECORD_TTL_DAYS * 86_400);
  });

  it('belongs to one worker until its lease ends', () => {
    const first = startAttempt(undefined, identity, LEASE_MS, at(0));
    expect(first.result).toMatchObject({ outcome: 'started', record: { attempts: 1, fence: 1, status: 'running' } });
    expect(startAttempt(first.write, identity, LEASE_MS, at(LEASE_MS - 1)).result).toEqual({
      outcome: 'busy',
      untilMs: LEASE_MS,
    });
    expect(startAttempt(first.write, identity, LEASE_MS, at(LEASE_MS)).result).toMatchObject({ outcome: 'started' });
  });

  it('takes nothing from a worker whose job another one has taken over, or that has let go', () => {
    const first = startAttempt(undefined, identity, LEASE_MS, at(0)).write!;
    const second = startAttempt(first, identity, LEASE_MS, at(LEASE_MS)).write!;
    expect(hold(second, first.fence, { status: 'succeeded' }, at(LEASE_MS))).toEqual({ result: false });
    const released = hold(second, second.fence, { status: 'queued', leaseUntil: 0 }, at(LEASE_MS)).write!;
    expect(hold(released, second.fence, { status: 'succeeded' }, at(LEASE_MS))).toEqual({ result: false });
  });

  it('is queued only as long as no worker was faster', () => {
    const accepted = newJob(identity, at(0));
    expect(markQueued(accepted, at(1)).write).toMatchObject({ status: 'queued' });
    expect(markQueued(startAttempt(accepted, identity, LEASE_MS, at(0)).write, at(1)).write).toBeUndefined();
    expect(markQueued(undefined, at(1)).write).toBeUndefined();
  });

  it('refuses another request in every state', () => {
    const other = { ...identity, payloadHash: 'another' };
    const record = newJob(identity, at(0));
    expect(submit(record, other, at(0))).toEqual({ result: { outcome: 'conflict' } });
    expect(startAttempt(record, other, LEASE_MS, at(0))).toEqual({ result: { outcome: 'conflict' } });
  });

  it('is not given up for another request under its id', () => {
    const record = newJob(identity, at(0));
    const failure = { code: 'invalid-request', detail: '' };
    expect(giveUp(record, { ...identity, payloadHash: 'another' }, failure, at(0)).write).toBeUndefined();
    expect(giveUp(record, identity, failure, at(0)).write).toMatchObject({ status: 'failed', failure });
  });

  it('says that a chunk was given up until the last one of its window is counted', () => {
    const failure = { code: 'attempts-exhausted', detail: '' };
    const bulk = { ...bulkBegun('rows.csv'), next: { byte: 99, rows: 300, chunk: 3 } };
    const givenUp = { ...newJob(identity, at(0)), status: 'failed' as const, failure, bulk };
    const [one, two, three] = [[0], [0, 1], [0, 1, 2]].map((done) => ({ ...bulk, done }));
    expect(progressBulk(givenUp, one!, at(0))).toMatchObject({ status: 'failed', failure });
    expect(progressBulk({ ...givenUp, bulk: one! }, two!, at(0))).toMatchObject({ status: 'failed', failure });
    const last = progressBulk({ ...givenUp, bulk: two! }, three!, at(0));
    expect(last).toMatchObject({ status: 'running' });
    expect(last).not.toHaveProperty('failure');
  });

  it('gives fences that only grow, and never leaves a final state, whatever happens in which order', () => {
    const step = fc.oneof(
      fc.record({ do: fc.constant('start' as const), after: fc.integer({ min: 0, max: 100_000 }) }),
      fc.record({ do: fc.constant('succeed' as const), fence: fc.integer({ min: 0, max: 5 }) }),
      fc.record({ do: fc.constant('exhaust' as const), fence: fc.integer({ min: 0, max: 5 }) }),
      fc.record({ do: fc.constant('release' as const), fence: fc.integer({ min: 0, max: 5 }) }),
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 20 }), (steps) => {
        let now = 0;
        let record: JobRecord | undefined;
        for (const action of steps) {
          const before = record;
          if (action.do === 'start') {
            now += action.after;
            record = startAttempt(record, identity, LEASE_MS, at(now)).write ?? record;
          } else {
            const failure = { code: 'attempts-exhausted', detail: '' };
            const update = {
              succeed: { status: 'succeeded', leaseUntil: 0 },
              exhaust: { status: 'failed', failure, leaseUntil: 0 },
              release: { status: 'queued', leaseUntil: 0 },
            } as const;
            record = hold(record, action.fence, update[action.do], at(now)).write ?? record;
          }
          if (before && isFinal(before)) assert.equal(record, before);
          assert.ok((record?.fence ?? 0) >= (before?.fence ?? 0));
        }
      }),
      { numRuns: 2000 },
    );
  });
});
