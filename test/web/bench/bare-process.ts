import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { PoolConfig } from 'pg';

const PROGRAM = join(__dirname, 'bare-server.ts');

/** The bare server, as a process of its own. */
export class BareProcess {
  private constructor(
    readonly port: number,
    private readonly child: ChildProcess,
  ) {}

  static async start(pool: PoolConfig): Promise<BareProcess> {
    const program = ['-r', 'ts-node/register/transpile-only', PROGRAM, JSON.stringify(pool)];
    const child = spawn(process.execPath, program, { stdio: ['ignore', 'pipe', 'inherit'] });
    const [said] = await Promise.race([once(child.stdout!, 'data'), once(child, 'exit')]);
    const port = Number.parseInt(String(said), 10);
    if (!(port > 1)) throw new Error('The bare server did not start');
    return new BareProcess(port, child);
  }

  async stop(): Promise<void> {
    const ended = once(this.child, 'exit');
    this.child.kill();
    await ended;
  }
}
