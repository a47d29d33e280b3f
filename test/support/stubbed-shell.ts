import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Shells that a person of the lessons types into, and how each is started without anybody's own settings. */
const STARTS = { bash: ['--noprofile', '--norc', '-c'], zsh: ['-f', '-c'] } as const;
export type Shell = keyof typeof STARTS;

/** Those of this machine. Where everything has to run (`CI`), all must be there. */
export const SHELLS = (Object.keys(STARTS) as Shell[]).filter((shell) => {
  const found = spawnSync(shell, ['--version']).error === undefined;
  if (!found && process.env['CI']) throw new Error(`Commands are tried in ${shell}; install it, as .ci/run does`);
  return found;
});

/** Programs that act on an account or on somebody's computer: they are said to have run, and do nothing. */
export type Stubs = Readonly<Record<string, string>>;

const END = '\x1e';

/** A shell in an empty folder, where some programs are stubs that note how they were called. */
export class StubbedShell {
  private readonly directory = mkdtempSync(join(tmpdir(), 'shell-by-test-'));
  private readonly log = join(this.directory, 'calls');

  /**
   * @param stubs - programs that only print, and what each prints
   * @param environment - variables that are set before
   */
  constructor(
    private readonly shell: Shell,
    stubs: Stubs,
    private readonly environment: Readonly<Record<string, string>> = {},
  ) {
    mkdirSync(join(this.directory, 'bin'));
    mkdirSync(join(this.directory, 'home'));
    for (const [program, output] of Object.entries(stubs)) {
      const file = join(this.directory, 'bin', program);
      const noted = `printf '%s\\0' "\${0##*/}" "$@" >> '${this.log}'; printf '${END}' >> '${this.log}'`;
      writeFileSync(file, `#!/bin/sh\n${noted}\nprintf '%s\\n' '${output}'\n`);
      chmodSync(file, 0o755);
    }
  }

  /** @throws Error with what the shell wrote, when the command fails */
  async run(command: string): Promise<void> {
    const child = spawn(this.shell, [...STARTS[this.shell], command], {
      cwd: join(this.directory, 'home'),
      env: { PATH: `${join(this.directory, 'bin')}:${process.env['PATH']}`, ...this.environment },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let errors = '';
    child.stderr.on('data', (part) => {
      errors += String(part);
    });
    const status = await new Promise((ended) => child.on('close', ended));
    if (status !== 0) throw new Error(`${this.shell} ended with ${String(status)}: ${command}\n${errors}`);
  }

  /** How the stubs were called so far, each as its name and arguments. */
  get calls(): string[][] {
    if (!existsSync(this.log)) return [];
    return readFileSync(this.log, 'utf8')
      .split(END)
      .slice(0, -1)
      .map((call) => call.split('\0').slice(0, -1));
  }

  close(): void {
    rmSync(this.directory, { recursive: true, force: true });
  }
}
