import * as z from 'zod';
import { optionalText, wholeNumber } from '../../shared/env';
import { workerEnv } from '../worker/worker.env';

export const pollJobsEnv = workerEnv.extend({
  /** Jobs one instance runs at the same time. */
  CONCURRENCY: wholeNumber,
  /** The ffmpeg program. */
  FFMPEG_PATH: z.string(),
  /** Folder for the files of a video job; emptied after each. */
  WORK_DIRECTORY: z.string(),
  /** Auto Scaling group to ask for scale-in protection while busy; empty on the laptop. */
  AUTO_SCALING_GROUP_NAME: optionalText,
});

export type PollJobsEnv = z.input<typeof pollJobsEnv>;
