import { ACKNOWLEDGE, type Disposition } from './disposition';
import { giveUpOn } from './give-up';
import type { JobRecord } from './job-record';
import { KnownRecord } from './known-record';
import { poison } from './poison';
import { type ReceivedMessage, type Task, taskOf } from './queue-message';
import { jobKey } from './record-keys';
import { waitSeconds } from './retry-schedule';
import type { WorkDeps, WorkSettings } from './work-deps';
import { workJob } from './work-job';

/** Works on one message. Never throws: whatever goes wrong decides when the message comes back. */
export async function workMessage(
  message: ReceivedMessage,
  deps: WorkDeps,
  settings: WorkSettings,
): Promise<Disposition> {
  const task = taskOf(message);
  if (task.type === 'poison') return poison(message, task.reason, deps.log);
  const record = new KnownRecord(deps.jobs, jobKey(task.owner, task.jobId));
  try {
    return task.type === 'job'
      ? await workJob(task, record, message, deps, settings)
      : await workChunk(task, record, message, deps);
  } catch (error) {
    deps.log.fault('attempt failed', error, { jobId: task.jobId, attempt: message.receiveCount });
    if (message.receiveCount >= settings.maxAttempts) await giveUpOn(record, deps, settings);
    return { action: 'return', afterSeconds: waitSeconds(message.receiveCount, deps.random) };
  }
}

async function workChunk(
  { owner, jobId, chunk }: Extract<Task, { type: 'bulk-chunk' }>,
  record: KnownRecord<JobRecord>,
  message: ReceivedMessage,
  deps: WorkDeps,
): Promise<Disposition> {
  const stopKeepingAlive = deps.keepAlive(message, async () => true);
  try {
    await deps.bulk.runChunk({ owner, jobId, record, signal: deps.jobSignal() }, chunk);
    return ACKNOWLEDGE;
  } finally {
    await stopKeepingAlive();
  }
}
