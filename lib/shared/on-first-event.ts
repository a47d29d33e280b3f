/**
 * A handler that is made when its first event comes and then kept, so that loading the module alone asks for no environment.
 *
 * @param configure - makes the handler; what it throws fails the event, and the next event tries again
 */
export function onFirstEvent<Args extends unknown[], Result>(configure: () => (...args: Args) => Promise<Result>) {
  let configured: ((...args: Args) => Promise<Result>) | undefined;
  return async (...args: Args): Promise<Result> => {
    configured ??= configure();
    return configured(...args);
  };
}
