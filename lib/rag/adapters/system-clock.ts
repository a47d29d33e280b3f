import { setTimeout as wait } from 'node:timers/promises';
import type { Clock } from '../domain/deadline';
import type { RetryDeps } from '../domain/retry';

export const systemClock: Clock = {
  nowMs: Date.now,
  wait: async (ms, signal) => {
    await wait(ms, undefined, { signal }).catch(() => undefined);
  },
};

/** What whoever tries again needs, outside of tests. */
export const SYSTEM_RETRY: RetryDeps = { clock: systemClock, random: Math.random };
