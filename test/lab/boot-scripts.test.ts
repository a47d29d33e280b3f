import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ResolvedLab } from './resolved-lab';

const ubuntu = new ResolvedLab().userData;
const windows = new ResolvedLab({ os: 'windows-2022' }).userData;

/** Runs a checker over a script; undefined when the machine does not have that checker. */
function check(command: string, args: readonly string[], script: string): string | undefined {
  const folder = mkdtempSync(join(tmpdir(), 'boot-'));
  try {
    const file = join(folder, 'user-data');
    writeFileSync(file, script);
    const { error, stdout, stderr } = spawnSync(command, [...args, file], { encoding: 'utf8' });
    return error ? undefined : stdout + stderr;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

test('the Ubuntu script is sound shell', () => {
  const complaints = check('bash', ['-n'], ubuntu) ?? '';
  expect(complaints).toBe('');
  // shellcheck says more where it is installed.
  expect(check('shellcheck', [], ubuntu) ?? '').toBe('');
});

test('the Ubuntu script stops at the first failure and says so to the deployment', () => {
  expect(ubuntu).toContain('set -Eeuo pipefail');
  expect(ubuntu).toMatch(/trap 'signal FAILURE .*' ERR/);
});

test('the Ubuntu script reports success as its last act, after the page has answered', () => {
  expect(ubuntu.trimEnd().split('\n').slice(-2)).toEqual([
    'curl --fail --silent --output /dev/null --retry 5 --retry-connrefused http://localhost/',
    "signal SUCCESS 'The page answers'",
  ]);
});

describe('the Ubuntu script, run with its tools replaced', () => {
  const root = mkdtempSync(join(tmpdir(), 'server-'));
  afterAll(() => rmSync(root, { recursive: true, force: true }));

  /** Boots in a folder of its own, and gives back what was signalled. */
  function boot(tools: Readonly<Record<string, string>> = {}) {
    const signals = join(root, 'signals');
    const stubs = { curl: `case "$*" in *data-binary*) cat > ${signals};; esac`, ...tools };
    for (const folder of ['bin', 'programs', 'www', 'units']) mkdirSync(join(root, folder), { recursive: true });
    for (const name of ['apt-get', 'chown', 'curl', 'systemctl', 'timeout']) {
      writeFileSync(join(root, 'bin', name), `#!/bin/sh\n${(stubs as Record<string, string>)[name] ?? ''}\n`, {
        mode: 0o755,
      });
    }
    const script = ubuntu
      .replaceAll('/usr/local/bin', join(root, 'programs'))
      .replaceAll('/var/www/html', join(root, 'www'))
      .replaceAll('/etc/systemd/system', join(root, 'units'));
    const { status } = spawnSync('bash', ['-c', script], { env: { PATH: `${join(root, 'bin')}:${process.env.PATH}` } });
    return { status, signal: JSON.parse(readFileSync(signals, 'utf8')) as Record<string, string> };
  }

  const made = () =>
    ['programs/hello-page', 'units/hello-page.service', 'units/hello-page.timer'].map((file) =>
      readFileSync(join(root, file), 'utf8'),
    );

  test('succeeds, says so, and run again ends in the same state', () => {
    expect(boot()).toEqual({
      status: 0,
      signal: { Status: 'SUCCESS', Reason: 'The page answers', UniqueId: 'boot', Data: '-' },
    });
    const first = made();
    expect(first[0]).toMatch(/^#!\/usr\/bin\/python3\n/);
    expect(first[1]).toContain('Environment=BUCKET=<StorageBucket> AWS_DEFAULT_REGION=ap-southeast-2');
    expect(boot().status).toBe(0);
    expect(made()).toEqual(first);
  });

  test.each([
    ['no way out to the internet', { timeout: 'exit 124' }],
    ['a package that cannot be installed', { 'apt-get': 'exit 100' }],
    ['a service that does not start', { systemctl: 'exit 1' }],
    ['a page that does not answer', { curl: `case "$*" in *data-binary*) cat > ${root}/signals;; *) exit 7;; esac` }],
  ])('after %s signals FAILURE with the line, and not SUCCESS', (_, tools) => {
    const { status, signal } = boot(tools);
    expect(status).not.toBe(0);
    expect(signal).toMatchObject({ Status: 'FAILURE', Reason: expect.stringMatching(/stopped at line \d+/) });
  });
});

test('the Windows script reports failure when anything throws', () => {
  expect(windows).toMatch(/^<powershell>\n/);
  expect(windows.trimEnd()).toMatch(/<\/powershell>$/);
  expect(windows).toContain("$ErrorActionPreference = 'Stop'");
  expect(windows).toMatch(/catch \{\n {2}Send-Signal 'FAILURE'/);
});

test('the Windows page is written as often as its output says', () => {
  expect(windows).toContain('-RepetitionInterval (New-TimeSpan -Minutes 5)');
});

test.each([
  ['Ubuntu', ubuntu],
  ['Windows', windows],
])('the %s user data fits the 16 KB EC2 takes and carries no key and no password', (_, userData) => {
  expect(Buffer.byteLength(userData)).toBeLessThan(16 * 1024);
  expect(userData).not.toMatch(/AKIA|aws_secret|PRIVATE KEY|password\s*=/i);
});

test('the page asks for metadata with a token', () => {
  for (const userData of [ubuntu, windows]) expect(userData).toContain('X-aws-ec2-metadata-token-ttl-seconds');
});

test('what comes from the bucket is escaped before it is shown', () => {
  expect(ubuntu).toContain("html.escape(entry['Key'])");
  expect(windows).toContain('ConvertTo-Text $_.Key');
});
