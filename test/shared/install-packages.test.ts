import { spawnSync } from 'node:child_process';
import { installPackages } from '../../constructs/shared/install-packages';

/** What a first script does while dnf fails some times. */
function installed(failures: number) {
  const script = [
    'set -euo pipefail',
    'tries=0',
    `dnf() { tries=$((tries + 1)); echo "dnf $*"; [ "$tries" -gt ${failures} ]; }`,
    'sleep() { echo "sleep $1"; }',
    installPackages(['nodejs', 'unzip']),
    'echo "went on"',
  ];
  const { status, stdout } = spawnSync('bash', ['-c', script.join('\n')], { encoding: 'utf8' });
  return { failed: status !== 0, lines: stdout.trim().split('\n') };
}

const TRY = 'dnf install -y nodejs unzip';

it('installs once, and goes on', () => {
  expect(installed(0)).toEqual({ failed: false, lines: [TRY, 'went on'] });
});

it('waits for another installation that holds the lock, and goes on', () => {
  expect(installed(2)).toEqual({ failed: false, lines: [TRY, 'sleep 10', TRY, 'sleep 10', TRY, 'went on'] });
});

it('ends the script where packages cannot be had at all', () => {
  const { failed, lines } = installed(99);
  expect(failed).toBe(true);
  expect(lines.filter((line) => line === TRY)).toHaveLength(5);
  expect(lines).not.toContain('went on');
});
