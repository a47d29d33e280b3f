import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { ServeGuestbookEnv } from '../../../lib/web/handlers/serve-guestbook.env';

const PROGRAM = join(__dirname, '../../../lib/web/handlers/serve-guestbook.ts');

/** The program of an instance, as a process of its own. */
export class GuestbookProcess {
  private constructor(
    readonly port: number,
    private readonly child: ChildProcess,
    private readonly exit: Promise<unknown[]>,
  ) {}

  static async start(environment: ServeGuestbookEnv): Promise<GuestbookProcess> {
    const child = spawn(process.execPath, ['-r', 'ts-node/register/transpile-only', PROGRAM], {
      env: { ...process.env, ...environment },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const exit = once(child, 'exit');
    const port = await new Promise<number>((resolve, reject) => {
      let said = '';
      // Read to its end: a program whose lines nobody takes stops at one of them.
      child.stdout.on('data', (text) => {
        said += text;
        const line = said.split('\n').find((each) => each.includes('"serving"') && each.endsWith('}'));
        if (line) resolve(JSON.parse(line).port as number);
      });
      child.once('exit', () => reject(new Error(`The guestbook did not start: ${said}`)));
    });
    return new GuestbookProcess(port, child, exit);
  }

  /** Tells it to stop, and waits until it has. */
  async stop(signal: 'SIGTERM' | 'SIGKILL' = 'SIGTERM'): Promise<{ code: unknown; signal: unknown }> {
    this.child.kill(signal);
    const [code, by] = await this.exit;
    return { code, signal: by };
  }
}
