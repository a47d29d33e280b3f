import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The files of a repository, as git knows them. Paths are from its root, in forward slashes. */
export interface Repository {
  readonly root: string;
  readonly paths: ReadonlySet<string>;
  /** Paths that differ from the last commit, or are in none. */
  readonly uncommitted: ReadonlySet<string>;
  read(path: string): Buffer;
}

/** @throws Error when the folder is no clone, or git is missing */
export function openRepository(root: string): Repository {
  const git = (...args: string[]) =>
    execFileSync('git', ['-c', 'core.quotePath=false', ...args, '-z'], {
      cwd: root,
      maxBuffer: 1 << 26,
      stdio: ['ignore', 'pipe', 'pipe'],
    })
      .toString()
      .split('\0')
      .filter(Boolean);
  const tracked = git('ls-files');
  const changed = git('diff', '--name-only', 'HEAD');
  const untracked = git('ls-files', '--others', '--exclude-standard');
  const deleted = new Set(git('ls-files', '--deleted'));
  return {
    root,
    paths: new Set([...tracked, ...untracked].filter((path) => !deleted.has(path))),
    uncommitted: new Set([...changed, ...untracked]),
    read: (path) => readFileSync(join(root, path)),
  };
}
