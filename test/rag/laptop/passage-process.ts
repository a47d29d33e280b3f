import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

const LAPTOP = join(__dirname, '../../../lib/rag/laptop');

/** Runs until its standard input ends, which it does at the latest when the test's process is gone. */
const PROGRAM = `
  const { pglitePassages } = require('${join(LAPTOP, 'pglite-passages')}');
  const { servePassages } = require('${join(LAPTOP, 'passage-service')}');
  (async () => {
    const folder = process.argv[1];
    const store = await pglitePassages(folder);
    const { url, stop } = await servePassages(store);
    console.log(url);
    process.stdin.on('end', () => stop().then(() => store.close()).then(() => process.exit())).resume();
  })().catch((error) => { console.error(error.message); process.exit(1); });`;

/** The laptop's store of passages, in a process of its own because its package loads modules in a way that Jest does not. */
export class PassageProcess {
  private constructor(
    readonly url: string,
    private readonly child: ChildProcess,
  ) {}

  /** @param folder - where passages are kept; forgotten at the end without it */
  static async start(folder?: string): Promise<PassageProcess> {
    const program = ['-r', 'ts-node/register/transpile-only', '-e', PROGRAM, ...(folder ? [folder] : [])];
    const child = spawn(process.execPath, program);
    let errors = '';
    child.stderr.on('data', (text) => {
      errors += text;
    });
    const [said] = await Promise.race([once(child.stdout, 'data'), once(child, 'exit')]);
    const url = String(said).trim();
    if (!url.startsWith('http')) throw new Error(`The store did not start: ${errors}`);
    return new PassageProcess(url, child);
  }

  async stop(): Promise<void> {
    const ended = once(this.child, 'exit');
    this.child.stdin?.end();
    await ended;
  }
}
