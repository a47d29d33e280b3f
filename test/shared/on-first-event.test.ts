import { onFirstEvent } from '../../lib/shared/on-first-event';

test('a handler is made at its first event, and kept', async () => {
  const configure = jest.fn(() => async (event: string) => `answer to ${event}`);
  const handler = onFirstEvent(configure);
  expect(configure).not.toHaveBeenCalled();
  expect([await handler('one'), await handler('two')]).toEqual(['answer to one', 'answer to two']);
  expect(configure).toHaveBeenCalledTimes(1);
});

test('a handler that could not be made fails its event only', async () => {
  let broken = true;
  const handler = onFirstEvent(() => {
    if (broken) throw new Error('The environment is incomplete');
    return async () => 'answer';
  });
  await expect(handler()).rejects.toThrow('The environment is incomplete');
  broken = false;
  expect(await handler()).toBe('answer');
});
