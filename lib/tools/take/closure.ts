import { patternOf } from '../../config/pattern-folders';
import { referencesOf } from './references';
import type { Repository } from './repository';

/** What a pattern needs to stand alone. */
export interface Closure {
  /** Files of the repository. */
  readonly paths: ReadonlySet<string>;
  /** Packages that they import. */
  readonly packages: ReadonlySet<string>;
}

/**
 * Follows imports, and places that are read, from some files to all that they need. What belongs to a pattern that is left
 * behind is not followed: only the lists of patterns name one, and they are cut. A folder that is read comes whole.
 *
 * @param leftBehind - patterns that stay
 */
export function closureOf(repository: Repository, roots: Iterable<string>, leftBehind: ReadonlySet<string>): Closure {
  const folders = foldersOf(repository.paths);
  const exists = (path: string) => repository.paths.has(path) || folders.has(path);
  const paths = new Set<string>();
  const packages = new Set<string>();
  const pending = [...roots];
  for (let path = pending.pop(); path !== undefined; path = pending.pop()) {
    if (leftBehind.has(patternOf(path) ?? '') || paths.has(path)) continue;
    if (folders.has(path)) {
      pending.push(...folders.get(path)!);
      continue;
    }
    paths.add(path);
    const found = referencesOf(path, repository.read(path).toString(), exists);
    pending.push(...found.paths);
    for (const name of found.packages) packages.add(name);
  }
  return { paths, packages };
}

/** Every folder with all files below it. */
function foldersOf(paths: Iterable<string>): Map<string, string[]> {
  const folders = new Map<string, string[]>();
  for (const path of paths) {
    const parts = path.split('/');
    for (let depth = 1; depth < parts.length; depth++) {
      const folder = parts.slice(0, depth).join('/');
      folders.set(folder, [...(folders.get(folder) ?? []), path]);
    }
  }
  return folders;
}
