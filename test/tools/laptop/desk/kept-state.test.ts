import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { StackModel } from '../../../../lib/model/template';
import { KeptState } from '../../../../lib/tools/laptop/desk/kept-state';
import type { LaptopServices } from '../../../../lib/tools/laptop/engine/start-services';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kept-by-test-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const stack = {
  resources: new Map(),
} as unknown as StackModel;

/** One start over the folder, with a bucket that holds these objects when it has been restored. */
async function start(...keys: string[]) {
  const keeper = await KeptState.open(folder, 'en');
  const put = new Set<string>();
  const s3 = {
    send: async ({ input }: { readonly input: { readonly Key?: string } }) =>
      input.Key === undefined
        ? { Contents: [...put].map((Key) => ({ Key, ETag: Key })) }
        : { Body: { transformToByteArray: async () => Buffer.from(input.Key!) } },
  };
  const putObject = async (_: string, key: string) => void put.add(key);
  const services = { storage: { s3, buckets: ['files'], putObject } } as unknown as LaptopServices;
  try {
    await keeper.restore(stack, services);
    const restored = [...put];
    for (const key of keys) put.add(key);
    await keeper.changed('objects');
    return restored;
  } finally {
    await keeper.close();
  }
}

const files = () => readdirSync(join(folder, 'objects')).sort();

test('removes what an earlier start left half-written, and nothing that is somebody else’s', async () => {
  await start('mine.txt');
  const [mine] = files();
  const [left, half] = [`${'0'.repeat(32)}.bin`, `${'1'.repeat(32)}.bin.new`];
  const strange = ['photo.bin', 'notes.txt', `${'A'.repeat(32)}.bin`];
  for (const name of [left, half, ...strange]) writeFileSync(join(folder, 'objects', name), 'x');
  mkdirSync(join(folder, 'objects', 'folder'));
  expect(await start()).toEqual(['mine.txt']);
  expect(files()).toEqual([mine, ...strange, 'folder'].sort());
});

test('passes over a list that leads to files of others, or to none', async () => {
  const objects = ['../../secret', '/etc/hostname', `${'2'.repeat(32)}.bin`].map((file) => ({
    bucket: 'files',
    key: file,
    file,
  }));
  mkdirSync(join(folder, 'objects'));
  writeFileSync(join(folder, 'objects.json'), JSON.stringify(objects));
  expect(await start()).toEqual([]);
  expect(files()).toEqual([]);
});

test('says which file is not its own', async () => {
  writeFileSync(join(folder, 'messages.json'), 'not JSON');
  await expect(start()).rejects.toThrow(/messages\.json cannot be read: .*; move it away, or keep elsewhere/);
});
