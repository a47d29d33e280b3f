import type { Fault } from './load-with-fault';

/** A fault, as a sentence, and whose schedules meet it. */
export interface DomainFault extends Fault {
  readonly says: string;
  /** @default function */
  readonly worker?: 'function' | 'process';
  /**
   * A seed that meets the fault early. Any other one meets it, too, only later.
   * @default 1
   */
  readonly seed?: number;
}

/** Single faults of the job's domain that one delivery after the other never shows, and some that it does. */
export const DOMAIN_FAULTS: readonly DomainFault[] = [
  {
    says: 'the fence is ignored: a worker that lost its job goes on writing',
    seed: 20,
    original: 'current.fence !== fence || ',
    faulty: '',
  },
  {
    says: 'the lease is ignored: two workers begin one job',
    original: 'if (known.leaseUntil > at.nowMs) return',
    faulty: 'if (false) return',
  },
  {
    says: 'a worker that let go of a job goes on writing',
    seed: 14,
    original: ' || current.leaseUntil === 0) return { result: false }',
    faulty: ') return { result: false }',
  },
  {
    says: 'a write that came second is not repeated',
    seed: 6,
    original: 'if (await this.store.write(this.key, write, latest?.version)) {',
    faulty: 'if ((await this.store.write(this.key, write, latest?.version)) || true) {',
  },
  {
    says: 'a write overtakes every other one',
    original: 'await this.store.write(this.key, write, latest?.version)',
    faulty: 'await this.store.write(this.key, write, (await this.store.read(this.key))?.version)',
  },
  {
    says: 'what was known before a write that failed is still believed',
    original: 'this.known = undefined;\n',
    faulty: '\n',
  },
  {
    says: 'a job is never given up',
    original: 'const last = message.receiveCount >= settings.maxAttempts;',
    faulty: 'const last = false;',
  },
  {
    says: 'a chunk is never given up',
    seed: 4,
    original: 'if (message.receiveCount >= settings.maxAttempts) await giveUpOn(record, deps, settings);',
    faulty: '',
  },
  {
    says: 'a failure is kept when its job is moved back',
    original: 'const { failure: _, ...rest } = known;',
    faulty: 'const rest = known;',
  },
  {
    says: 'a failure is kept when the last step of its bulk job is moved back',
    seed: 57,
    original: 'const { failure: _, ...rest } = record;\n  return touched({ ...rest, ...end }, at);',
    faulty: 'return touched({ ...record, ...end }, at);',
  },
  {
    says: 'a failure is kept when the chunk of a bulk job is moved back',
    seed: 4,
    original: "const { failure: _, ...rest } = record;\n  return touched({ ...rest, status: 'running', bulk }, at);",
    faulty: "return touched({ ...record, status: 'running', bulk }, at);",
  },
  {
    says: 'a job that was given up never runs again',
    original: "(status === 'failed' && failure?.code !== ATTEMPTS_EXHAUSTED)",
    faulty: "status === 'failed'",
  },
  {
    says: 'a finished job is begun again',
    original: "if (isFinal(known)) return { result: { outcome: 'finished' } };",
    faulty: '',
  },
  {
    says: 'another request under the same id is run',
    seed: 35,
    original:
      "if (known.payloadHash !== identity.payloadHash) return { result: { outcome: 'conflict' } };\n  if (isFinal",
    faulty: 'if (isFinal',
  },
  {
    says: 'a bulk job that is under way is begun again',
    seed: 3,
    original: "if (known.bulk !== undefined) return { result: { outcome: 'underway', record: known } };",
    faulty: '',
  },
  {
    says: 'a job is given up while another worker holds it',
    seed: 20,
    original: 'known.leaseUntil > at.nowMs || known.payloadHash',
    faulty: 'known.payloadHash',
  },
  {
    says: 'a job that has ended is given up',
    seed: 2,
    original: 'if (isFinal(known) || known.leaseUntil > at.nowMs ||',
    faulty: 'if (known.leaseUntil > at.nowMs ||',
  },
  {
    says: 'a running job is marked as queued by its late producer',
    seed: 4,
    original: "if (current?.status !== 'accepted') return { result: undefined };",
    faulty: 'if (current === undefined) return { result: undefined };',
  },
  {
    says: 'a chunk is counted as often as it is delivered',
    seed: 5,
    original: 'isOpen(current, chunk.chunk) ? counted(current, chunk.chunk, counts) : undefined',
    faulty: 'counted(current, chunk.chunk, counts)',
  },
  {
    says: 'a job of several chunks is taken for one that is a chunk',
    original: 'if (!window.complete || others.length > 0) return undefined;',
    faulty: '',
  },
  {
    says: 'a window is opened over one that is in flight',
    seed: 35,
    original: 'isDrained(current) && !current.complete && current.next.byte === state.next.byte ? next : undefined',
    faulty: 'next',
  },
  {
    says: 'a window that was not sent to its end is not sent again',
    seed: 4,
    original: 'return bulk.sent ? undefined : this.sendAgain(job, bulk);',
    faulty: 'return undefined;',
  },
  {
    says: 'chunks that the queue did not take are forgotten',
    seed: 11,
    original: 'open = open.filter((_, position) => refused.has(position));',
    faulty: 'open = open.filter((_, position) => refused.has(position) && false);',
  },
  {
    says: 'a window is said to be sent before it is',
    seed: 4,
    original: 'sent: chunks.length === 0, done: [] }',
    faulty: 'sent: true, done: [] }',
  },
  {
    says: 'a worker that finds its chunk counted does not look what is left to do',
    seed: 23,
    original: 'return this.advance(job);\n    const after',
    faulty: 'return;\n    const after',
  },
  {
    says: 'a mail is sent although an attempt has no outcome',
    seed: 21,
    original: "if (record.mailAttemptedAt !== undefined) return failed('email-outcome-unknown');",
    faulty: '',
  },
  {
    says: 'a mail is sent by a worker that lost its job',
    worker: 'process',
    original: "if (!recorded) throw new Error('Another worker took the job over');",
    faulty: '',
  },
  {
    says: 'a mail that was put off counts as sent',
    seed: 19,
    original: 'await writeHeld({ mailAttemptedAt: undefined });\n  throw',
    faulty: 'throw',
  },
  {
    says: 'a mail whose answer was lost is tried again',
    seed: 19,
    original: "} catch {\n    return failed('email-outcome-unknown');",
    faulty: '} catch {\n    await writeHeld({ mailAttemptedAt: undefined });\n    throw new Error();',
  },
  {
    says: 'a bulk job under way is not carried on by its first message',
    seed: 4,
    original: 'await deps.bulk.advance(job);\n',
    faulty: '\n',
  },
  {
    says: 'a message is acknowledged although its attempt failed',
    original:
      "if (last && !written) await giveUpOn(job.record, deps, settings);\n    return { action: 'return', afterSeconds: waitSeconds(message.receiveCount, deps.random) };",
    faulty: 'if (last && !written) await giveUpOn(job.record, deps, settings);\n    return ACKNOWLEDGE;',
  },
  {
    says: 'a message is acknowledged because another worker has its job',
    seed: 2,
    original: "return { action: 'return', afterSeconds: Math.ceil((attempt.untilMs - deps.nowMs()) / 1000) + 1 };",
    faulty: 'return ACKNOWLEDGE;',
  },
  {
    says: 'a job that ended keeps its lease',
    original: 'await writeHeld({ ...outcome, leaseUntil: 0 });',
    faulty: 'await writeHeld({ ...outcome });',
  },
  {
    says: 'a request that was recorded but not queued is not queued when it is repeated',
    seed: 2,
    original: "if (submission.record.status !== 'accepted') return",
    faulty: "if (replayed || submission.record.status !== 'accepted') return",
  },
  {
    says: 'poison is deleted',
    seed: 2,
    original: 'return RETURN_AT_ONCE;',
    faulty: "return { action: 'acknowledge' };",
  },
  {
    says: 'the poller deletes what should come back',
    worker: 'process',
    original: "if (disposition.action === 'acknowledge') await deps.remove",
    faulty: 'if (true) await deps.remove',
  },
  {
    says: 'the function reports nothing that should come back',
    original: "if (!settled) throw new Error('The message comes back');",
    faulty: '',
  },
];
