import * as z from 'zod';
import { wholeNumber } from '../../shared/env';
import { readJobEnv } from './read-job.env';
import { submitJobEnv } from './submit-job.env';

/** What the functions submit-job and read-job need, in one process. */
export const serveJobsEnv = submitJobEnv.extend({
  ...readJobEnv.shape,
  /** Port that the load balancer sends requests to. */
  PORT: wholeNumber,
  /** Address to listen at: every one of an instance, loopback on the laptop. */
  HOST: z.string().default('0.0.0.0'),
  /** Seconds from SIGTERM during which requests are still taken, because the load balancer has not noticed. */
  DRAIN_SECONDS: wholeNumber,
});

export type ServeJobsEnv = z.input<typeof serveJobsEnv>;
