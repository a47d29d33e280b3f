import { existsSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { prepareFolder } from '../../../../lib/tools/laptop/desk/prepare-folder';
import { LaptopError } from '../../../../lib/tools/laptop/engine/laptop-error';

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'folders-by-test-'));
});
afterEach(() => rmSync(directory, { recursive: true }));

test('makes a folder with all above it, and leaves nothing in it', () => {
  const folder = join(directory, 'a', 'b');
  prepareFolder(folder, 'en');
  expect(readdirSync(folder)).toEqual([]);
});

test.each([
  ['a file', 'file'],
  ['a folder below a file', 'file/below'],
  ['a link to nothing', 'link'],
  ['a link to itself', 'loop/below'],
  ['no name', ''],
])('refuses %s, and names it', (_, name) => {
  writeFileSync(join(directory, 'file'), '');
  symlinkSync(join(directory, 'nothing', 'at-all'), join(directory, 'link'));
  symlinkSync(join(directory, 'loop'), join(directory, 'loop'));
  const folder = name && join(directory, name);
  expect(() => prepareFolder(folder, 'en')).toThrow(LaptopError);
  expect(() => prepareFolder(folder, 'ko')).toThrow(/다른 폴더를 지정하세요$/);
});

// Node's own recursive mkdir never comes back from there.
(existsSync('/proc/self') ? test : test.skip)('refuses a folder below /proc', () => {
  expect(() => prepareFolder('/proc/nowhere/results', 'en')).toThrow('/proc/nowhere/results cannot be made');
});
