import fs, { lstatSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, Stack } from 'aws-cdk-lib/core';
import { builtHandlers } from '../../constructs/shared/built-handlers';
import { bundleHandler, type HandlerBundle } from '../../constructs/shared/handler-bundle';
import { PATTERNS } from '../patterns';
import { handlersOf } from '../support/handlers-of';

jest.mock('../../constructs/shared/built-handlers');

const pattern = PATTERNS.map(({ stack }) => stack.pattern.name).find((name) => handlersOf(name).length > 0)!;
const name = handlersOf(pattern)[0]!;

let builds: string;
const kept: string[] = [];
beforeAll(() => {
  builds = mkdtempSync(join(tmpdir(), 'handler-bundle-'));
});
afterAll(() => {
  for (const folder of [builds, ...kept]) rmSync(folder, { recursive: true, force: true });
});

/** The bundle of a handler whose code was just built as this text. */
function bundleOf(code: string, nativeFor?: 'arm64' | 'x86_64'): HandlerBundle {
  const build = mkdtempSync(join(builds, 'build-'));
  mkdirSync(join(build, name));
  for (const file of ['index.js', 'index.js.map']) writeFileSync(join(build, name, file), code);
  jest.mocked(builtHandlers).mockReturnValue(build);
  const bundle = bundleHandler(new Stack(new App(), 'Stack'), { pattern, name, ...(nativeFor && { nativeFor }) });
  kept.push(bundle.path);
  return bundle;
}

// Windows lets administrators alone make links; disks without links refuse them everywhere.
it.each(['symlinkSync', 'linkSync'] as const)(
  'carries compiled modules where %s is refused, and no link is among them',
  (method) => {
    const refuse = () => {
      throw Object.assign(new Error('EPERM: operation not permitted, symlink'), { code: 'EPERM' });
    };
    jest.spyOn(fs, method).mockImplementation(refuse);
    const { path } = bundleOf(`// ${method}`, 'arm64');
    const files = readdirSync(path, { recursive: true, encoding: 'utf8' });
    expect(files.filter((file) => lstatSync(join(path, file)).isSymbolicLink())).toEqual([]);
    expect(files).toEqual(
      expect.arrayContaining(['index.js', 'index.js.map', join('node_modules', 'sharp', 'package.json')]),
    );
  },
);

it.each([undefined, 'arm64', 'x86_64'] as const)('takes code that changed since the last synth, for CPU %s', (cpu) => {
  const [before, after] = ['// before', '// after'].map((code) => bundleOf(code, cpu));
  expect(readFileSync(join(before!.path, 'index.js'), 'utf8')).toBe('// before');
  expect(readFileSync(join(after!.path, 'index.js'), 'utf8')).toBe('// after');
  expect(after!.options.assetHash).not.toBe(before!.options.assetHash);
});

it('is another asset for another CPU', () => {
  const [arm, intel] = (['arm64', 'x86_64'] as const).map((cpu) => bundleOf('// the same', cpu));
  expect(arm!.options.assetHash).not.toBe(intel!.options.assetHash);
});
