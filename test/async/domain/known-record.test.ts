import { KnownRecord } from '../../../lib/async/domain/known-record';
import type { VersionedStore } from '../../../lib/async/domain/versioned-store';
import { MemoryStore } from '../fakes/memory-store';

const KEY = 'key';

/** A store that tells what was asked of it. */
function toldStore() {
  const store = new MemoryStore<number>();
  const calls: string[] = [];
  const told: VersionedStore<number> = {
    read: (key) => {
      calls.push('read');
      return store.read(key);
    },
    write: (...args) => {
      calls.push('write');
      return store.write(...args);
    },
  };
  return { store, told, calls };
}

const add = (current = 0) => ({ write: current + 1, result: current + 1 });

describe('a known record', () => {
  it('is read once, however often it is changed', async () => {
    const { told, calls } = toldStore();
    const record = new KnownRecord(told, KEY);
    for (const expected of [1, 2, 3]) expect(await record.change(add)).toBe(expected);
    expect(await record.value()).toBe(3);
    expect(calls).toEqual(['read', 'write', 'write', 'write']);
  });

  it('is written before it is read when it is presumed new, and read when it is not', async () => {
    const { told, calls } = toldStore();
    expect(await KnownRecord.presumedNew(told, KEY).change(add)).toBe(1);
    expect(calls.splice(0)).toEqual(['write']);
    expect(await KnownRecord.presumedNew(told, KEY).change(add)).toBe(2);
    expect(calls).toEqual(['write', 'read', 'write']);
  });

  it('is decided on again, as it is now, when another writer came first', async () => {
    const { store, told } = toldStore();
    const record = new KnownRecord(told, KEY);
    await record.change(add);
    await store.write(KEY, 40, 1);
    expect(await record.change(add)).toBe(41);
    expect(await record.value()).toBe(41);
  });

  it('is read again when nobody knows whether it was written', async () => {
    const store = new MemoryStore<number>();
    let lost = true;
    const record = new KnownRecord<number>(
      {
        read: store.read,
        write: async (...args) => {
          const written = await store.write(...args);
          if (!lost) return written;
          lost = false;
          throw new Error('the answer was lost');
        },
      },
      KEY,
    );
    await expect(record.change(add)).rejects.toThrow('lost');
    expect(await record.change(add)).toBe(2);
  });

  it('gives up, rather than run on for ever, when other writers always come first', async () => {
    const store: VersionedStore<number> = { read: async () => undefined, write: async () => false };
    await expect(new KnownRecord(store, KEY).change(add)).rejects.toThrow('changed faster');
  });
});
