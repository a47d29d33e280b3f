import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkOnce } from '../../../lib/async/laptop/run-once';

const directory = mkdtempSync(join(tmpdir(), 'once-by-test-'));
const file = join(directory, 'film.mp4');
beforeEach(() => writeFileSync(file, ''));
afterAll(() => rmSync(directory, { recursive: true, force: true }));

const check = (words: readonly string[], out?: string) => () => checkOnce({ words, options: { out }, language: 'en' });

describe('--once, before anything is started', () => {
  test('takes a file', () => {
    expect(check([file])).not.toThrow();
  });

  test('refuses what is no file, or more than one', () => {
    expect(check([])).toThrow('--once async needs a file');
    expect(check([file, 'more'])).toThrow('more: --once async takes one file');
    expect(check([directory])).toThrow(`${directory} is a folder; name one file in it`);
  });

  test('refuses a place for the results where they cannot go', () => {
    expect(check([file], file)).toThrow(
      `${file} cannot be made, is no folder or takes no files (ENOTDIR); name another`,
    );
  });

  test('refuses a file that is larger than the laptop takes', () => {
    truncateSync(file, 513 * 1024 * 1024);
    expect(check([file])).toThrow(`${file} is too large; the laptop takes at most 512 MiB`);
  });
});
