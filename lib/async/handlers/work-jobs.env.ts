import type * as z from 'zod';
import { workerEnv } from '../worker/worker.env';

export const workJobsEnv = workerEnv;

export type WorkJobsEnv = z.input<typeof workJobsEnv>;
