import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'yaml';
import { TEXTS } from '../../lib/tools/compare/texts';
import { REPOSITORY } from '../../lib/tools/synth/synthesize-app';
import packages from '../../package.json';

interface Step {
  readonly name?: string;
  readonly if?: string;
  readonly uses?: string;
  readonly run?: string;
}

const workflow = parse(readFileSync(join(REPOSITORY, '.github/workflows/compare.yml'), 'utf8'));
const steps: readonly Step[] = workflow.jobs.compare.steps;
const stepOf = (name: string) => steps.find((step) => step.name === name)!;

const directory = mkdtempSync(join(tmpdir(), 'workflow-'));
afterAll(() => rmSync(directory, { recursive: true, force: true }));

test('reads the code, writes on the pull request, and may do nothing else', () => {
  expect(Object.keys(workflow.on)).toEqual(['pull_request']);
  expect(workflow.permissions).toEqual({ contents: 'read', 'pull-requests': 'write' });
  expect(workflow.jobs.compare.permissions).toBeUndefined();
  expect(JSON.stringify(workflow)).not.toContain('secrets.');
});

test('takes actions by their commits, and leaves no token in the checkout', () => {
  const used = steps.flatMap(({ uses }) => uses ?? []);
  expect(used.filter((uses) => !/@[0-9a-f]{40}$/.test(uses))).toEqual([]);
  expect(steps.find(({ uses }) => uses?.startsWith('actions/checkout'))).toMatchObject({
    with: { 'persist-credentials': false, 'fetch-depth': 0 },
  });
});

test('runs scripts that there are, with options that they have', () => {
  const commands = steps.flatMap(({ run = '' }) => [...run.matchAll(/npm run (?:--silent )?([\w:-]+) -- ([^\n>]*)/g)]);
  expect(commands.map(([, script]) => script)).toEqual(['compare']);
  for (const [, script, args] of commands) {
    expect(Object.keys(packages.scripts)).toContain(script);
    for (const [option] of args!.matchAll(/--[a-z-]+/g)) expect(TEXTS.en.help).toContain(option);
  }
});

test('writes on no pull request whose run may only read', () => {
  expect(stepOf('comment').if).toContain('head.repo.full_name == github.repository');
  expect(stepOf('comment').if).toContain('dependabot[bot]');
});

describe.each([
  ['compares', 0, '### report'],
  ['compares, and something fails', 1, '### report'],
  ['could not compare', 2, 'Could not be compared:'],
])('a run that %s', (_, status, said) => {
  const stub = (name: string, script: string) =>
    writeFileSync(join(directory, name), `#!/bin/sh\n${script}\n`, { mode: 0o755 });
  const read = (name: string) => readFileSync(join(directory, name), 'utf8');
  const run = (name: string) =>
    execFileSync('bash', ['-e', '-c', stepOf(name).run!], {
      cwd: directory,
      stdio: 'pipe',
      env: {
        PATH: `${directory}:${process.env['PATH']}`,
        RUNNER_TEMP: directory,
        GITHUB_STEP_SUMMARY: join(directory, `summary-${status}`),
        GITHUB_OUTPUT: join(directory, `output-${status}`),
        BASE: '0123456',
        REPOSITORY: 'somebody/app',
        NUMBER: '7',
      },
    });

  test('writes its report into the summary and the comment', () => {
    stub('npm', `echo '### report'; echo why >&2; exit ${status}`);
    run('compare');
    expect(read('comment.md')).toMatch(/^<!-- compare -->\n/);
    expect(read(`summary-${status}`)).toContain(said);
    expect(read(`output-${status}`)).toBe(`status=${status}\n`);
  });

  test.each([
    ['a comment that is there already', '42', 'PATCH repos/somebody/app/issues/comments/42'],
    ['none', '', 'POST repos/somebody/app/issues/7/comments'],
  ])('finds %s', (_, known, asked) => {
    stub('gh', `case "$*" in *--paginate*) echo "${known}" ;; *) echo "$*" >>"${join(directory, 'asked')}" ;; esac`);
    writeFileSync(join(directory, 'asked'), '');
    run('comment');
    expect(read('asked').trim().split('\n')).toEqual([
      `api --silent --method ${asked} --field body=@${join(directory, 'comment.md')}`,
    ]);
  });
});

test('finds its comment by the line that it writes above the report', () => {
  const [marker] = /<!-- [^>]+ -->/.exec(stepOf('compare').run!)!;
  expect(stepOf('comment').run).toContain(`startswith("${marker}")`);
});

test('ends red only after the comment, where --fail-on was given', () => {
  const last = steps.at(-1)!;
  expect([last.if, last.run]).toEqual(["steps.compare.outputs.status == '1'", 'exit 1']);
});
