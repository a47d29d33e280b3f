/**
 * What work comes to, or the reason of a signal that came first. Work that cannot be stopped goes on, and whoever waits for it is
 * answered.
 */
export function inTime<Result>(work: Promise<Result>, signal: AbortSignal): Promise<Result> {
  const end = new Promise<never>((_, reject) => {
    const stop = () => reject(signal.reason as Error);
    if (signal.aborted) stop();
    else signal.addEventListener('abort', stop, { once: true });
  });
  return Promise.race([work, end]);
}
