import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir, userInfo } from 'node:os';
import { basename, join } from 'node:path';
import { makeScratchFolder, removeLeftovers } from '../../../../lib/tools/laptop/desk/scratch-folder';

let own: string;
beforeEach(() => {
  own = mkdtempSync(join(tmpdir(), 'scratch-by-test-'));
});
afterEach(() => rmSync(own, { recursive: true }));

const gone = () => spawnSync(process.execPath, ['-e', '']).pid;
const [host, user] = [hostname(), userInfo().username];

function folderOf(name: string, owner: unknown): void {
  mkdirSync(join(own, name));
  if (owner !== undefined) writeFileSync(join(own, name, 'started-by.json'), JSON.stringify(owner));
}

// Windows has no user ids: only what stands in a folder tells whose it is.
test.each([
  ['where the system tells who owns a folder', process.getuid?.()],
  ['on Windows', undefined],
])('leftovers of killed starts are removed, and nobody else’s folder: %s', (_, userId) => {
  folderOf('laptop-killed', { processId: gone(), host, user });
  folderOf('laptop-living', { processId: process.pid, host, user });
  folderOf('laptop-of-a-container', { processId: gone(), host: 'other', user });
  folderOf('laptop-of-another', { processId: gone(), host, user: 'other' });
  folderOf('laptop-drawings', undefined);
  folderOf('laptop-strange', null);
  folderOf('laptop-group', { processId: 0, host, user });
  folderOf('other-killed', { processId: gone(), host, user });
  symlinkSync(join(own, 'other-killed'), join(own, 'laptop-link'));
  removeLeftovers(own, userId);
  expect(readdirSync(own)).not.toContain('laptop-killed');
  expect(readdirSync(own)).toHaveLength(8);
});

test('a folder of another user is left, whatever it says', () => {
  folderOf('laptop-killed', { processId: gone(), host, user });
  removeLeftovers(own, 12_345);
  expect(readdirSync(own)).toEqual(['laptop-killed']);
});

test('a start’s own folder is not a leftover to the next', () => {
  const mine = makeScratchFolder(own);
  makeScratchFolder(own);
  expect(readdirSync(own)).toContain(basename(mine));
});
