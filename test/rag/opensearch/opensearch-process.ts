import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { freePort } from '../../../lib/tools/laptop/engine/services/loopback-server';

const run = promisify(execFile);

const SOURCES = join(__dirname, 'node');
const FOLDER = join(__dirname, '../../../.cache/opensearch');

/** A small heap, and no compiler that would take longer than the tests. */
const JAVA_OPTIONS = ['-Xms512m', '-Xmx1g', '-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC'];

/**
 * One node of OpenSearch, the server itself, with its vectors and with Korean analysis. Its parts come from Maven Central, once; it needs
 * maven and a JDK of at least 17.
 */
export class OpenSearchProcess {
  private constructor(
    readonly url: string,
    private readonly child: ChildProcess,
    private readonly directory: string,
  ) {}

  /** @param users - who may come in, each with the roles that the service would see; without any, everybody may do everything */
  static async start(users?: Users): Promise<OpenSearchProcess> {
    const classpath = await built();
    const directory = await mkdtemp(join(tmpdir(), 'opensearch-'));
    if (users) await guard(join(directory, 'config'), users);
    const port = await freePort();
    const child = spawn('java', [...JAVA_OPTIONS, '-cp', classpath, 'OneNode', String(port), directory]);
    await saysReady(child);
    return new OpenSearchProcess(`http://127.0.0.1:${port}`, child, directory);
  }

  /** It also ends by itself when this process is gone, and with it its standard input. */
  async stop(): Promise<void> {
    const ended = once(this.child, 'exit');
    this.child.kill('SIGKILL');
    await ended;
    await rm(this.directory, { recursive: true, force: true });
  }
}

/** Names, each with the ARNs of its roles. That of the master user's is `admin`. */
export type Users = Readonly<Record<string, readonly string[]>>;

export const PASSWORD = 'admin';
/** Of that password, by bcrypt. */
const HASH = '$2a$12$VcCDgh2NDk07JGN0rjGbM.Ad41qVR/YFJcgHp0UGns5JDymv..TOG';

/** Access control as a domain has it: what the plugin brings along, and these users. */
async function guard(configuration: string, users: Users): Promise<void> {
  const files = join(configuration, 'opensearch-security');
  await cp(join(FOLDER, 'access-control', 'config'), files, { recursive: true });
  const entries = Object.entries(users).map(([name, backend_roles]) => [name, { hash: HASH, backend_roles }]);
  const internalUsers = { _meta: { type: 'internalusers', config_version: 2 }, ...Object.fromEntries(entries) };
  await writeFile(join(files, 'internal_users.yml'), JSON.stringify(internalUsers));
  const keytool = (...words: string[]) =>
    run('keytool', [...words, '-alias', 'node', '-storepass', 'changeit'], { cwd: configuration });
  await keytool('-genkeypair', '-keyalg', 'EC', '-dname', 'CN=node', '-storetype', 'PKCS12', '-keystore', 'node.p12');
  await keytool('-exportcert', '-keystore', 'node.p12', '-file', 'node.cer');
  await keytool('-importcert', '-noprompt', '-file', 'node.cer', '-storetype', 'PKCS12', '-keystore', 'trusted.p12');
}

/** @throws Error when the parts cannot be had: a test that needs OpenSearch is not passed without one */
async function built(): Promise<string> {
  const classes = join(FOLDER, 'classes');
  const classpath = [classes, join(FOLDER, 'jars', '*'), join(FOLDER, 'access-control', '*')].join(delimiter);
  const done = join(FOLDER, 'built-of');
  const sources = readdirSync(SOURCES).sort();
  const state = createHash('sha256');
  for (const name of sources) state.update(readFileSync(join(SOURCES, name)));
  const wanted = state.digest('hex');
  if (existsSync(done) && readFileSync(done, 'utf8') === wanted) return classpath;
  await rm(FOLDER, { recursive: true, force: true });
  mkdirSync(classes, { recursive: true });
  await run('mvn', ['-q', '-B', '-f', join(SOURCES, 'pom.xml'), `-Doutput=${FOLDER}`, 'package']);
  const java = sources.filter((name) => name.endsWith('.java')).map((name) => join(SOURCES, name));
  await run('javac', ['-nowarn', '-proc:none', '-cp', classpath, '-d', classes, ...java]);
  await writeFile(done, wanted);
  return classpath;
}

async function saysReady(child: ChildProcess): Promise<void> {
  let said = '';
  const heard = new Promise<void>((resolve, reject) => {
    child.stdout?.on('data', (text) => {
      said += text;
      if (/^ready$/m.test(said)) resolve();
    });
    child.stderr?.on('data', (text) => {
      said += text;
    });
    child.on('error', reject);
    child.on('exit', () => reject(new Error(`OpenSearch did not start: ${said.slice(-2000)}`)));
  });
  await heard;
}
