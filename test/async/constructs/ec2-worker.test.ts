import { execFileSync, spawnSync } from 'node:child_process';
import { WORKER_LIMITS } from '../../../lib/async/domain/time-limits';
import { pollJobsEnv } from '../../../lib/async/handlers/poll-jobs.env';
import { environmentWritten } from '../../../lib/model/instance-programs';
import { inventedReferences, resolveIntrinsics } from '../../../lib/model/intrinsics';
import { resourcesOfType } from '../../../lib/model/template';
import { synthesizeModel } from '../../support/synthesize';

const script = userDataOf('rds');

function userDataOf(results: 's3' | 'rds'): string {
  const stack = synthesizeModel({
    pattern: 'async',
    config: { async: { worker: 'ec2', results, senderEmail: 'noreply@example.com' } },
  });
  const [template] = resourcesOfType(stack, 'AWS::EC2::LaunchTemplate');
  const { UserData } = template!.properties['LaunchTemplateData'] as { UserData: unknown };
  return Buffer.from(resolveIntrinsics(UserData, inventedReferences(stack)) as string, 'base64').toString('utf8');
}

test('is a shell script without a syntax error', () => {
  expect(() => execFileSync('bash', ['-n'], { input: script })).not.toThrow();
});

test('fits into the 16 KB that an instance takes', () => {
  expect(Buffer.byteLength(script)).toBeLessThan(16_384);
});

test('stops at the first failure and tells CloudFormation either way', () => {
  expect(script).toContain('set -euo pipefail');
  expect(script).toContain('trap signal EXIT');
});

test.each([
  ['true', 0, ['signal 0']],
  ['false', 1, ['signal 1', 'shutdown -h +30']],
])(
  'after a boot that ends with %s it signals, and goes when the group could not see that it failed',
  (boot, code, said) => {
    const lines = script.split('\n');
    const prelude = lines
      .slice(lines.indexOf('set -euo pipefail'), lines.indexOf('trap signal EXIT') + 1)
      .map((line) => line.replace('/opt/aws/bin/cfn-signal', 'cfn_signal'));
    const stubs = ['cfn_signal() { echo "signal $2"; return 1; }', 'shutdown() { echo "shutdown $*"; }'];
    const { status, stdout } = spawnSync('bash', ['-c', [...stubs, ...prelude, boot].join('\n')], { encoding: 'utf8' });
    expect([status, stdout.trim().split('\n')]).toEqual([code, said]);
  },
);

test('writes an environment that the worker understands', () => {
  const environment = environmentWritten(script, '/etc/job-worker.env');
  expect(pollJobsEnv.safeParse(environment).success).toBe(true);
  expect(environment).toMatchObject({ DATABASE_TLS: 'verify-full', SENDER_EMAIL: 'noreply@example.com' });
});

test('installs ffmpeg by the hashes of two files and no other', () => {
  const wheel = script.split('\n').find((line) => line.startsWith('imageio-ffmpeg=='));
  expect(wheel?.match(/--hash=sha256:[0-9a-f]{64}/g)).toHaveLength(2);
  expect(script).toContain('--require-hashes');
});

test('lets the worker finish before systemd kills it', () => {
  const seconds = Number(/^TimeoutStopSec=(\d+)$/m.exec(script)?.[1]);
  expect(seconds).toBeGreaterThan(WORKER_LIMITS.ec2.finishSeconds);
});

test('runs the worker as a user that owns nothing', () => {
  expect(script).toContain('User=job-worker');
  expect(script).toContain('ProtectSystem=strict');
});

test('asks the metadata service with a token only', () => {
  const questions = script.split('\n').filter((line) => line.includes('169.254.169.254'));
  expect(questions).toHaveLength(2);
  for (const question of questions) expect(question).toMatch(/-X PUT|X-aws-ec2-metadata-token: \$token/);
});

test('fetches the certificates of RDS only where there is a database', () => {
  expect(script).toContain('truststore.pki.rds.amazonaws.com');
  expect(userDataOf('s3')).not.toContain('truststore.pki.rds.amazonaws.com');
});
