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

const VERSION = `${OLDEST.major}.${OLDEST.minor}`;

/** @param old - versions that were found, by their programs */
function noPython(old: ReadonlyMap<string, string>): LaptopError {
  const found = [...old];
  const en = found.map(([program, version]) => `${program} is ${version}`).join(', ');
  const ko = found.map(([program, version]) => `${program} ${version}`).join(', ');
  return new LaptopError({
    en: `Real vectors of meaning need Python ${VERSION} or newer. Install it (https://www.python.org/downloads, or "apt-get install python3 python3-venv", or "brew install python"), or start without --semantic.${en && ` Found: ${en}.`}`,
    ko: `뜻을 담은 실제 벡터에는 Python ${VERSION} 이상이 필요합니다. 설치하거나(https://www.python.org/downloads, "apt-get install python3 python3-venv", "brew install python") --semantic 없이 시작하세요.${ko && ` 찾은 것: ${ko}.`}`,
  });
}

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
    throw new LaptopError({
      en: `${python} makes no environment: ${lastLine(error)}. On Debian and Ubuntu: apt-get install python3-venv`,
      ko: `${python}이(가) 가상 환경을 만들지 못했습니다: ${lastLine(error)}. Debian과 Ubuntu에서는: apt-get install python3-venv`,
    });
  }
  try {
    const install = ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '--only-binary', ':all:'];
    await run(program, [...install, '--require-hashes', '-r', REQUIREMENTS], { windowsHide: true });
  } catch (error) {
    throw new LaptopError({
      en: `The packages for vectors of meaning cannot be installed: ${lastLine(error)}. They come from PyPI: look whether it can be reached, or start without --semantic`,
      ko: `뜻을 담은 벡터에 쓰는 패키지를 설치하지 못했습니다: ${lastLine(error)}. PyPI에서 받으므로 연결되는지 확인하거나 --semantic 없이 시작하세요`,
    });
  }
  writeFileSync(whole, '');
  return program;
}

function programIn(home: string): string {
  return process.platform === 'win32' ? join(home, 'Scripts', 'python.exe') : join(home, 'bin', 'python');
}

async function findPython(programs: readonly string[]): Promise<string> {
  const old = new Map<string, string>();
  for (const program of programs) {
    const version = await versionOf(program);
    if (!version) continue;
    if (version.major === OLDEST.major && version.minor >= OLDEST.minor) return program;
    old.set(program, `${version.major}.${version.minor}`);
  }
  throw noPython(old);
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
