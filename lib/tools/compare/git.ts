import { execFile, execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** A revision could not be made to run. */
export class RevisionError extends Error {
  constructor(
    readonly reason: 'no app' | 'other packages' | 'git',
    readonly detail: string,
  ) {
    super(`${reason}: ${detail}`);
    this.name = 'RevisionError';
  }
}

/** @returns the whole id of a commit, or undefined where the word names none, or there is no repository */
export function commitNamed(root: string, text: string): string | undefined {
  try {
    const args = ['rev-parse', '--verify', '--quiet', '--end-of-options', `${text}^{commit}`];
    return execFileSync('git', args, { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
  } catch {
    return undefined;
  }
}

/** What is installed, and the file that says which versions: a revision runs with it where the file is the same there. */
const PACKAGES = [
  { lock: 'package-lock.json', installed: 'node_modules' },
  { lock: 'lib/tools/native-modules/package-lock.json', installed: '.cache/native-modules' },
];

/** The files of a commit, outside the repository. */
export interface Checkout {
  readonly root: string;
  /** Removes them. Whoever calls twice removes once. */
  readonly remove: () => void;
}

/**
 * Writes the files of a commit beside the repository, with the packages that are installed here. Nothing in the repository changes,
 * not even the list of its working trees: two may be made at once, and one that is cut off leaves a folder of the system's alone.
 *
 * @throws RevisionError where it holds no app of this house, or was made for other packages
 */
export async function checkOut(root: string, commit: string): Promise<Checkout> {
  const folder = mkdtempSync(join(tmpdir(), 'compare-'));
  const directory = join(folder, 'tree');
  const remove = () => rmSync(folder, { recursive: true, force: true });
  try {
    const own = { cwd: root, env: { ...process.env, GIT_INDEX_FILE: join(folder, 'index') } };
    await run('git', ['read-tree', commit], own);
    await run('git', ['checkout-index', '--all', `--prefix=${directory}/`], own);
    if (!existsSync(join(directory, 'bin', 'app.ts')) || !existsSync(join(directory, 'cdk.json'))) {
      throw new RevisionError('no app', 'bin/app.ts');
    }
    for (const { lock, installed } of PACKAGES) {
      if (textOf(join(root, lock)) !== textOf(join(directory, lock))) throw new RevisionError('other packages', lock);
      if (!existsSync(join(root, installed))) continue;
      mkdirSync(join(directory, installed, '..'), { recursive: true });
      // A junction needs no rights on Windows, and is an ordinary link elsewhere.
      symlinkSync(join(root, installed), join(directory, installed), 'junction');
    }
    return { root: directory, remove };
  } catch (error) {
    remove();
    if (error instanceof RevisionError) throw error;
    throw new RevisionError('git', (error as { stderr?: string }).stderr?.trim() || (error as Error).message);
  }
}

function textOf(file: string): string {
  return existsSync(file) ? readFileSync(file, 'utf8') : '';
}
