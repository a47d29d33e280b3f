import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** The server, and the libraries of it that not every machine has. */
const PACKAGES = ['mariadb-server-core', 'libaio1', 'liburing2', 'libsnappy1v5'];
const FOLDER = join(__dirname, '../../.cache/mariadb');
const SYSTEM_TABLES = ['mysql_system_tables', 'mysql_performance_tables', 'mysql_system_tables_data'];

export interface MariadbNames {
  readonly database: string;
  readonly masterUser: string;
  readonly masterPassword: string;
  /** Host name in the server's certificate. */
  readonly certificateFor: string;
}

/**
 * MariaDB from Debian's packages, unpacked into the cache, with no need of root. It stands in for MySQL: same protocol, same
 * statements as ours, same numbers of errors. It is not MySQL 8.4 on RDS: it knows neither the plug-in that checks IAM tokens, nor
 * caching_sha2_password, reads hints as comments, and has another optimizer.
 */
export class MariadbProcess {
  private constructor(
    readonly port: number,
    /** Certificate of the authority that the server's is signed by. */
    readonly authority: string,
    private readonly child: ChildProcess,
    private readonly directory: string,
  ) {}

  static async start(names: MariadbNames): Promise<MariadbProcess> {
    const root = await unpacked();
    const directory = await mkdtemp(join(tmpdir(), 'mariadb-'));
    const data = join(directory, 'data');
    mkdirSync(data);
    const share = join(root, 'usr/share/mysql');
    const usual = [
      '--no-defaults',
      `--basedir=${join(root, 'usr')}`,
      `--lc-messages-dir=${share}`,
      `--datadir=${data}`,
    ];
    const owner = process.getuid?.() === 0 ? ['--user=root'] : [];
    const env = { ...process.env, LD_LIBRARY_PATH: await libraryFolders(root) };
    const server = join(root, 'usr/sbin/mariadbd');

    const tables = await Promise.all(SYSTEM_TABLES.map((name) => readFile(join(share, `${name}.sql`), 'utf8')));
    await fed(
      spawn(server, [...usual, ...owner, '--bootstrap'], { env }),
      `create database mysql;\nuse mysql;\n${tables.join('\n')}`,
    );

    const { database, masterUser, masterPassword } = names;
    const first = join(directory, 'first.sql');
    await writeFile(
      first,
      [
        `CREATE DATABASE ${database};`,
        `CREATE USER '${masterUser}'@'%' IDENTIFIED BY '${masterPassword}';`,
        `GRANT ALL ON *.* TO '${masterUser}'@'%' WITH GRANT OPTION;`,
        // Whoever has no name signs in before whoever has one and no password.
        "DELETE FROM mysql.global_priv WHERE User = '';",
        'FLUSH PRIVILEGES;',
        '',
      ].join('\n'),
    );
    const port = await freePort();
    const tls = await certificate(directory, names.certificateFor);
    const options = [
      `--port=${port}`,
      '--bind-address=127.0.0.1',
      `--socket=${join(directory, 's')}`,
      `--init-file=${first}`,
    ];
    const keys = [`--ssl-cert=${tls.certificate}`, `--ssl-key=${tls.key}`, `--ssl-ca=${tls.authority}`];
    const child = spawn(server, [...usual, ...owner, ...options, ...keys], { env });
    await saying(child, 'ready for connections');
    return new MariadbProcess(port, tls.authority, child, directory);
  }

  async stop(): Promise<void> {
    const ended = once(this.child, 'exit');
    this.child.kill('SIGKILL');
    await ended;
    await rm(this.directory, { recursive: true, force: true });
  }
}

/** @throws Error when the packages cannot be had: a test that needs MySQL is not passed without one */
async function unpacked(): Promise<string> {
  const root = join(FOLDER, 'root');
  const done = join(FOLDER, 'done');
  if (await readFile(done).catch(() => undefined)) return root;
  await rm(FOLDER, { recursive: true, force: true });
  mkdirSync(root, { recursive: true });
  await run('apt-get', ['download', ...PACKAGES], { cwd: FOLDER });
  for (const file of await readdir(FOLDER))
    if (file.endsWith('.deb')) await run('dpkg', ['-x', join(FOLDER, file), root]);
  await writeFile(done, '');
  return root;
}

async function libraryFolders(root: string): Promise<string> {
  const library = join(root, 'usr/lib');
  return (await readdir(library))
    .filter((name) => name.includes('linux'))
    .map((name) => join(library, name))
    .join(':');
}

/** An authority of this test alone, and a certificate of it for a host. */
async function certificate(directory: string, host: string) {
  const file = (name: string) => join(directory, name);
  const newKey = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];
  await run('openssl', [
    'req',
    '-x509',
    ...newKey,
    '-keyout',
    file('ca.key'),
    '-out',
    file('ca.pem'),
    '-subj',
    '/CN=test authority',
    '-days',
    '2',
  ]);
  await run('openssl', [
    'req',
    ...newKey,
    '-keyout',
    file('server.key'),
    '-out',
    file('server.csr'),
    '-subj',
    `/CN=${host}`,
  ]);
  await writeFile(file('names'), `subjectAltName=DNS:${host}\n`);
  await run('openssl', [
    'x509',
    '-req',
    '-in',
    file('server.csr'),
    '-CA',
    file('ca.pem'),
    '-CAkey',
    file('ca.key'),
    '-CAcreateserial',
    '-extfile',
    file('names'),
    '-out',
    file('server.pem'),
    '-days',
    '2',
  ]);
  return { certificate: file('server.pem'), key: file('server.key'), authority: file('ca.pem') };
}

async function fed(child: ChildProcess, input: string): Promise<void> {
  const said: string[] = [];
  child.stderr?.on('data', (text) => said.push(String(text)));
  child.stdin?.end(input);
  const [code] = await once(child, 'exit');
  if (code !== 0) throw new Error(`MariaDB was not made: ${said.join('').slice(-2000)}`);
}

async function saying(child: ChildProcess, words: string): Promise<void> {
  let said = '';
  child.stderr?.on('data', (text) => {
    said += text;
  });
  while (!said.includes(words)) {
    if (child.exitCode !== null) throw new Error(`MariaDB did not start: ${said.slice(-2000)}`);
    await wait(50);
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  server.close();
  await once(server, 'close');
  return port;
}
