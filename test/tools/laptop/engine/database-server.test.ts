import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { isListening, until } from '../../../support/start-laptop';

const SERVER = join(__dirname, '../../../../lib/tools/laptop/engine/services/database-server');

test('PostgreSQL ends with the process that started it, also when that one is killed', async () => {
  // Whoever is killed cannot remove its folder. PostgreSQL, which may run as another user, has to reach it.
  const own = mkdtempSync(join(tmpdir(), 'database-by-test-'));
  chmodSync(own, 0o755);
  const program = `require(${JSON.stringify(SERVER)}).DatabaseServer
    .start(${JSON.stringify(join(own, 'run', 'data'))}, { database: 'jobs', masterUser: 'postgres' })
    .then(({ port }) => { console.log(port); setInterval(() => {}, 1000); })`;
  const starter = spawn(process.execPath, ['-r', 'ts-node/register/transpile-only', '-e', program], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  try {
    const [line] = (await once(createInterface({ input: starter.stdout }), 'line')) as [string];
    expect(await isListening(Number(line))).toBe(true);
    starter.kill('SIGKILL');
    await until('the database to be gone', async () => ((await isListening(Number(line))) ? undefined : true));
  } finally {
    starter.kill('SIGKILL');
    rmSync(own, { recursive: true, force: true, maxRetries: 3 });
  }
});
