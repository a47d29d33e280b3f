import { ACKNOWLEDGE, type Disposition } from './disposition';
import { giveUpOn } from './give-up';
import { poison } from './poison';
import { type ReceivedMessage, type Task, taskOf } from './queue-message';
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
  try {
    return task.type === 'job' ? await workJob(task, message, deps, settings) : await workChunk(task, message, deps);
  } catch (error) {
    deps.log.fault('attempt failed', error, { jobId: task.jobId, attempt: message.receiveCount });
    if (message.receiveCount >= settings.maxAttempts) await giveUpOn(task, deps, settings);
    return { action: 'return', afterSeconds: waitSeconds(message.receiveCount, deps.random) };
  }
}

async function workChunk(
  task: Extract<Task, { type: 'bulk-chunk' }>,
  message: ReceivedMessage,
  deps: WorkDeps,
): Promise<Disposition> {
  const stopKeepingAlive = deps.keepAlive(message, async () => true);
  try {
    await deps.bulk.runChunk(task, task.chunk, deps.jobSignal());
    return ACKNOWLEDGE;
  } finally {
    await stopKeepingAlive();
  }
}
