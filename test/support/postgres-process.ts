import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const SERVER = join(__dirname, '../../lib/tools/laptop/engine/services/database-server');

/** Runs until its standard input ends, which it does at the latest when the test's process is gone. */
const PROGRAM = `
  const [module, directory, names] = process.argv.slice(1);
  require(module).DatabaseServer.start(directory, JSON.parse(names)).then(
    ({ port, stop }) => {
      console.log(port);
      process.stdin.on('end', () => stop().then(() => process.exit())).resume();
    },
    (error) => { console.error(error.message); process.exit(1); },
  );`;

/** The laptop's PostgreSQL, in a process of its own because its package is an ES module, which Jest does not load. */
export class PostgresProcess {
  private constructor(
    readonly port: number,
    private readonly child: ChildProcess,
    private readonly directory: string,
  ) {}

  static async start(names: { database: string; masterUser: string }): Promise<PostgresProcess> {
    const directory = await mkdtemp(join(tmpdir(), 'postgres-'));
    const program = ['-r', 'ts-node/register/transpile-only', '-e', PROGRAM];
    const child = spawn(process.execPath, [...program, SERVER, join(directory, 'data'), JSON.stringify(names)]);
    let errors = '';
    child.stderr.on('data', (text) => {
      errors += text;
    });
    const [said] = await Promise.race([once(child.stdout, 'data'), once(child, 'exit')]);
    const port = Number.parseInt(String(said), 10);
    if (!(port > 1)) throw new Error(`PostgreSQL did not start: ${errors}`);
    return new PostgresProcess(port, child, directory);
  }

  async stop(): Promise<void> {
    const ended = once(this.child, 'exit');
    this.child.stdin?.end();
    await ended;
    await rm(this.directory, { recursive: true, force: true });
  }
}
