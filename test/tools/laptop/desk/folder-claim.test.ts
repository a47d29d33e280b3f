import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { FolderClaim } from '../../../../lib/tools/laptop/desk/folder-claim';

let folder: string;
let note: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'claims-by-test-'));
  note = join(folder, 'in-use.json');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('of many starts at the same moment one has the folder, and the next when it has let go', async () => {
  const starts = await Promise.allSettled(Array.from({ length: 8 }, () => FolderClaim.take(folder, 'en')));
  const taken = starts.flatMap((start) => (start.status === 'fulfilled' ? [start.value] : []));
  const refused = starts.flatMap((start) => (start.status === 'rejected' ? [String(start.reason)] : []));
  expect(taken).toHaveLength(1);
  expect(new Set(refused)).toEqual(new Set([expect.stringContaining('is in use by another start')]));
  expect(JSON.parse(readFileSync(note, 'utf8'))).toMatchObject({ host: hostname(), processId: process.pid });
  await taken[0]!.release();
  expect(existsSync(note)).toBe(false);
  await (await FolderClaim.take(folder, 'en')).release();
});

test('what a killed start of this machine has noted is written over, whoever has its process id now', async () => {
  writeFileSync(note, JSON.stringify({ host: hostname(), processId: process.pid, since: 'yesterday' }));
  await (await FolderClaim.take(folder, 'en')).release();
});

test.each([
  ['another machine has noted itself', JSON.stringify({ host: 'other', processId: 1, since: 'today' }), /other.*today/],
  ['somebody is just noting himself', '', /in-use\.json$/],
])('refuses a folder when %s, says how to free it, and locks nobody out', async (_, text, message) => {
  writeFileSync(note, text);
  await expect(FolderClaim.take(folder, 'en')).rejects.toThrow(message);
  expect(readFileSync(note, 'utf8')).toBe(text);
  rmSync(note);
  await (await FolderClaim.take(folder, 'ko')).release();
});
