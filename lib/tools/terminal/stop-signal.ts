/** Ends with the first Ctrl+C, or when the system asks the program to end; a second one ends the program as always. */
export function stopSignal(): AbortSignal {
  const stop = new AbortController();
  for (const name of ['SIGINT', 'SIGTERM'] as const) process.once(name, () => stop.abort(new Error(name)));
  return stop.signal;
}
