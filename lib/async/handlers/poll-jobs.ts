import { existsSync } from 'node:fs';
import type * as z from 'zod';
import { parseEnv } from '../../shared/env';
import { workLog } from '../../shared/log-work';
import { ffmpegTranscoder } from '../adapters/ffmpeg-transcoder';
import { instanceProtection } from '../adapters/instance-protection';
import { sleep } from '../adapters/sleep';
import { LONG_POLL_ANSWER_MS, sqsClient } from '../adapters/sqs-client';
import { sqsHide } from '../adapters/sqs-queue';
import { sqsReceive, sqsRemove } from '../adapters/sqs-receive';
import { emptyWorkFolder, workFolder } from '../adapters/work-folder';
import { heartbeat } from '../domain/heartbeat';
import { pollQueue } from '../domain/poll-queue';
import { WORKER_LIMITS } from '../domain/time-limits';
import { assembleWorker } from '../worker/assemble-worker';
import { pollJobsEnv } from './poll-jobs.env';

const { finishSeconds } = WORKER_LIMITS.ec2;

/** Runs until SIGTERM: then takes no more messages, and ends what is not done in time. */
export async function pollJobs(env: z.output<typeof pollJobsEnv>, process: NodeJS.EventEmitter): Promise<void> {
  const stop = new AbortController();
  const end = new AbortController();
  for (const signal of ['SIGTERM', 'SIGINT']) {
    process.once(signal, () => {
      workLog.info('stopping', { finishSeconds });
      stop.abort();
      setTimeout(() => end.abort(), finishSeconds * 1000).unref();
    });
  }

  await emptyWorkFolder(env.WORK_DIRECTORY);
  const hasFfmpeg = existsSync(env.FFMPEG_PATH);
  if (!hasFfmpeg) workLog.warn('no ffmpeg: video jobs will fail', {});
  const sqs = sqsClient(LONG_POLL_ANSWER_MS);
  const hide = sqsHide(sqs, env.QUEUE_URL);
  const { work } = assembleWorker(env, {
    leaseSeconds: env.VISIBILITY_SECONDS,
    keepAlive: heartbeat({ hide, sleep, log: workLog }, env.VISIBILITY_SECONDS),
    stop: end.signal,
    ...(hasFfmpeg && {
      video: {
        transcode: ffmpegTranscoder(env.FFMPEG_PATH),
        inFolder: workFolder(env.WORK_DIRECTORY),
        log: workLog,
      },
    }),
  });
  const group = env.AUTO_SCALING_GROUP_NAME;
  workLog.info('polling', { concurrency: env.CONCURRENCY });
  await pollQueue(
    {
      receive: sqsReceive(sqs, env.QUEUE_URL),
      remove: sqsRemove(sqs, env.QUEUE_URL),
      hide,
      work,
      protect: group ? instanceProtection(group) : async () => undefined,
      sleep,
      log: workLog,
    },
    env.CONCURRENCY,
    { stop: stop.signal, end: end.signal },
  );
  workLog.info('stopped', {});
}

if (require.main === module) void pollJobs(parseEnv(pollJobsEnv), process);
