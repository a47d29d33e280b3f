import { spawnSync } from 'node:child_process';

/** Loaded before a worker's own program: a laptop that was killed must leave neither it behind nor what it has started. */
process.on('disconnect', () => {
  if (process.platform === 'win32') spawnSync('taskkill', ['/pid', String(process.pid), '/t', '/f']);
  else process.kill(-process.pid, 'SIGKILL');
});
process.channel?.unref();
