import { setTimeout as wait } from 'node:timers/promises';
import type { Clock } from '../domain/deadline';

export const systemClock: Clock = {
  nowMs: Date.now,
  wait: async (ms, signal) => {
    await wait(ms, undefined, { signal }).catch(() => undefined);
  },
};
