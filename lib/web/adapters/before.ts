/** What a promise comes to, or the reason of the signal if that ends first. */
export async function before<Result>(deadline: AbortSignal, promise: Promise<Result>): Promise<Result> {
  deadline.throwIfAborted();
  let onAbort = () => {};
  const ended = new Promise<never>((_, reject) => {
    onAbort = () => reject(deadline.reason);
    deadline.addEventListener('abort', onAbort, { once: true });
  });
  // Whoever waits no longer does not hear how it ends.
  promise.catch(() => undefined);
  try {
    return await Promise.race([promise, ended]);
  } finally {
    deadline.removeEventListener('abort', onAbort);
  }
}
