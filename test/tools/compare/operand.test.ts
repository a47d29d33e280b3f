import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compareCommand } from '../../../lib/tools/compare/command-line';
import { checkOut, commitNamed, RevisionError } from '../../../lib/tools/compare/git';
import { readingsOf } from '../../../lib/tools/compare/operand';
import { sampleApp } from './sample-stack';

const directory = mkdtempSync(join(tmpdir(), 'operands-'));
afterAll(() => rmSync(directory, { recursive: true, force: true }));

const git = (...args: string[]) => execFileSync('git', args, { cwd: directory, encoding: 'utf8' }).trim();

beforeAll(() => {
  mkdirSync(join(directory, 'bin'));
  mkdirSync(join(directory, 'node_modules'));
  mkdirSync(join(directory, 'out'));
  writeFileSync(join(directory, 'out', 'manifest.json'), '{"artifacts":{}}');
  writeFileSync(join(directory, 'one.template.json'), '{}');
  writeFileSync(join(directory, 'package-lock.json'), '{}');
  git('init', '-q', '-b', 'trunk');
  git('config', 'user.email', 'a@example.com');
  git('config', 'user.name', 'a');
  const commit = (message: string) => {
    git('add', '-A', ':!node_modules');
    git('commit', '-q', '-m', message);
  };
  commit('empty');
  git('tag', 'empty');
  writeFileSync(join(directory, 'bin', 'app.ts'), '');
  writeFileSync(join(directory, 'cdk.json'), '{"context":{}}');
  writeFileSync(join(directory, 'package-lock.json'), '{"other":1}');
  commit('other packages');
  git('tag', 'other');
  writeFileSync(join(directory, 'package-lock.json'), '{}');
  commit('an app');
  git('branch', 'one');
});

const known = { patterns: ['one', 'two'], directory, commitOf: (text: string) => commitNamed(directory, text) };
const kinds = (text: string) => readingsOf(text, known).map(({ kind }) => kind);

test.each([
  ['two', ['configuration']],
  ['.', ['configuration']],
  ['mode=production', ['configuration']],
  ['trunk', ['revision']],
  ['HEAD~1', ['revision']],
  ['out', ['assembly']],
  ['one.template.json', ['template']],
  ['one', ['configuration', 'revision']],
  ['config:one', ['configuration']],
  ['git:one', ['revision']],
  ['--all', []],
  ['three', []],
])('reads %s as %j', (text, expected) => {
  expect(kinds(text)).toEqual(expected);
});

test.each([
  ['one', { pattern: 'one' }],
  ['one.size=3', { 'one.size': '3', pattern: 'one' }],
  ['one,mode=production', { pattern: 'one', mode: 'production' }],
  ['zones=a,b,mode=production', { zones: 'a,b', mode: 'production' }],
  ['one.size=3,two.size=4', { 'one.size': '3', 'two.size': '4', pattern: 'one,two' }],
])('reads the keys of %s', (text, context) => {
  expect(readingsOf(`config:${text}`, known)).toEqual([{ kind: 'configuration', text, context }]);
});

test('a commit is compared with itself, from a checkout of its own for each side', async () => {
  const roots: string[] = [];
  const undoing: (() => void)[] = [];
  const { exitCode, text } = await compareCommand(
    ['trunk', 'git:one', '--lang', 'en'],
    {},
    {
      root: directory,
      progress: () => {},
      onEnd: (undo) => undoing.push(undo),
      synthesize: async ({ directory: outdir, root = '' }) => {
        roots.push(root);
        sampleApp({}, outdir).synth();
      },
    },
  );
  for (const undo of undoing) undo();
  expect([exitCode, text]).toEqual([0, 'trunk -> one\nNothing differs.']);
  expect([new Set(roots).size, roots.filter((root) => existsSync(root))]).toEqual([2, []]);
});

describe('a checkout of a commit', () => {
  test('has the packages that are installed here, and leaves nothing behind', async () => {
    const checkout = await checkOut(directory, commitNamed(directory, 'HEAD')!);
    expect(existsSync(join(checkout.root, 'node_modules'))).toBe(true);
    checkout.remove();
    checkout.remove();
    expect([
      existsSync(checkout.root),
      existsSync(join(directory, 'node_modules')),
      git('worktree', 'list').split('\n'),
    ]).toEqual([false, true, [expect.stringContaining('trunk')]]);
  });

  test.each([
    ['empty', 'no app'],
    ['other', 'other packages'],
  ])('is refused for %s, and leaves nothing behind', async (tag, reason) => {
    const error = await checkOut(directory, commitNamed(directory, tag)!).catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(RevisionError);
    expect((error as RevisionError).reason).toBe(reason);
    expect(git('worktree', 'list').split('\n')).toHaveLength(1);
  });
});
