import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
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

test('a failed step ends in a FAILURE signal with the line, and not in SUCCESS', () => {
  const head = ubuntu.slice(ubuntu.indexOf('set -Eeuo pipefail'), ubuntu.indexOf('# An Elastic IP'));
  const script = [
    'BUCKET=b REGION=r SIGNAL_URL=https://signal.example',
    'curl() { cat; }',
    head,
    'false',
    'echo never',
  ].join('\n');
  const { stdout, status } = spawnSync('bash', ['-c', script], { encoding: 'utf8' });
  expect(status).not.toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({ Status: 'FAILURE', UniqueId: 'boot', Data: '-' });
});

test('the Windows script reports failure when anything throws', () => {
  expect(windows).toMatch(/^<powershell>\n/);
  expect(windows.trimEnd()).toMatch(/<\/powershell>$/);
  expect(windows).toContain("$ErrorActionPreference = 'Stop'");
  expect(windows).toMatch(/catch \{\n {2}Send-Signal 'FAILURE'/);
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
