import { ActiveIndex } from '../../../lib/rag/domain/active-index';
import { INDEX } from '../fakes/questions';

describe('ActiveIndex', () => {
  it('looks once a minute, and at once when what it knew did not serve', async () => {
    let [now, looks] = [0, 0];
    const active = new ActiveIndex(
      async () => ({ ...INDEX, name: `passages-${++looks}` }),
      () => now,
    );
    const name = async () => (await active.current(new AbortController().signal))?.name;
    expect([await name(), await name()]).toEqual(['passages-1', 'passages-1']);
    now = 59_999;
    expect(await name()).toBe('passages-1');
    now = 60_000;
    expect(await name()).toBe('passages-2');
    active.forget();
    expect(await name()).toBe('passages-3');
  });

  it('does not remember that there is none', async () => {
    let index: typeof INDEX | undefined;
    const active = new ActiveIndex(
      async () => index,
      () => 0,
    );
    expect(await active.current(new AbortController().signal)).toBeUndefined();
    index = INDEX;
    expect(await active.current(new AbortController().signal)).toBe(INDEX);
  });
});
