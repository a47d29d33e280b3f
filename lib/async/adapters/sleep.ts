import { setTimeout as wait } from 'node:timers/promises';

/** Waits, or returns early when the signal ends. */
export async function sleep(seconds: number, signal: AbortSignal): Promise<void> {
  await wait(seconds * 1000, undefined, { signal }).catch(() => undefined);
}
