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

/** A working tree of a commit, outside the repository. */
export interface Checkout {
  readonly root: string;
  /** Removes it, also from the list that git keeps. Whoever calls twice removes once. */
  readonly remove: () => void;
}

/**
 * Checks a commit out beside the repository, with the packages that are installed here.
 *
 * @throws RevisionError where it holds no app of this house, or was made for other packages
 */
export async function checkOut(root: string, commit: string): Promise<Checkout> {
  const directory = join(mkdtempSync(join(tmpdir(), 'compare-')), 'tree');
  const remove = () => {
    try {
      execFileSync('git', ['worktree', 'remove', '--force', directory], { cwd: root, stdio: 'ignore' });
    } catch {
      // It was not added yet, or is gone: what is left of it goes with the folder.
    }
    rmSync(join(directory, '..'), { recursive: true, force: true });
  };
  try {
    await run('git', ['worktree', 'add', '--detach', directory, commit], { cwd: root });
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
