import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { LISTS_OF_PATTERNS } from '../../config/pattern-folders';
import { README_FILES } from '../../config/readme-files';
import type { Language } from '../../config/sentence';
import { makeWithParents } from '../files/make-with-parents';
import { cutList } from './cut-list';
import { cutPackage, cutPermissions, type PackageJson, type PackageLock } from './cut-package';
import { readmeOf, rowOf } from './readme';
import type { Repository } from './repository';
import { takenFiles } from './taken-files';
import type { TEXTS } from './texts';

/** Files beside code that say which packages they need. */
const SETTINGS = /^(tsconfig|biome|cdk)\.json$|\.config\.js$/;
const MOST_NAMED = 5;

/** A folder or a pattern that is refused: the message says why, and what to do. Nothing was written. */
export class RefusedError extends Error {
  override readonly name = 'RefusedError';
}

export interface Take {
  readonly pattern: string;
  /** Where the app goes: a folder that is empty, or not there yet. */
  readonly folder: string;
  readonly repository: Repository;
  /** Names of all patterns. */
  readonly patterns: readonly string[];
  readonly texts: (typeof TEXTS)[Language];
  /** Cuts the lock file of a folder down to what its package.json wants, and changes no version. */
  readonly cutLock: (folder: string) => void;
}

/** What was written. */
export interface Taken {
  readonly folder: string;
  readonly files: number;
  readonly lines: number;
  readonly dependencies: number;
}

/**
 * Writes one pattern as an app of its own. All of it is written beside the folder first, so that whoever is interrupted finds
 * the folder as it was.
 *
 * @throws RefusedError when the folder holds something, or cannot be written, or a file to take is not committed
 */
export function take({ pattern, folder, repository, patterns, texts, cutLock }: Take): Taken {
  const target = realPath(resolve(folder));
  refuseFolder(target, repository.root, texts);
  const whole = JSON.parse(String(repository.read('package.json'))) as PackageJson;
  const lock = JSON.parse(String(repository.read('package-lock.json'))) as PackageLock;
  const { paths, packages, scripts } = takenFiles(repository, pattern, patterns, whole.scripts);
  const uncommitted = [...paths].filter((path) => repository.uncommitted.has(path)).sort();
  if (uncommitted.length > 0) {
    const named = uncommitted.slice(0, MOST_NAMED);
    throw new RefusedError(texts.uncommitted(named, uncommitted.length - named.length));
  }

  const leftBehind = new Set(patterns.filter((name) => name !== pattern));
  const files = new Map<string, string | Buffer>();
  for (const path of [...paths].sort()) {
    const bytes = repository.read(path);
    files.set(path, LISTS_OF_PATTERNS.includes(path) ? cutList(path, bytes.toString(), leftBehind) : bytes);
  }
  const settings = [...paths]
    .filter((path) => SETTINGS.test(basename(path)))
    .map((path) => String(repository.read(path)));
  const manifest = cutPackage(whole, lock, scripts, packages, settings);
  const stack = pattern.charAt(0).toUpperCase() + pattern.slice(1);
  const row = (file: string) => rowOf(String(repository.read(file)), pattern);
  for (const [language, file] of Object.entries(README_FILES) as [Language, string][]) {
    files.set(file, readmeOf(language, { pattern, stack, row: row(file), canStart: 'start' in scripts }));
  }
  const about = { name: packageName(target), description: `${stack}: ${row('README.md')[0] ?? ''}` };
  writeApp(target, { files, manifest: { ...manifest, ...about }, repository, texts, cutLock });

  const texty = [...files].filter(([, content]) => !String(content).includes('\0'));
  return {
    folder: target,
    files: files.size + 2,
    lines: texty.reduce((sum, [, content]) => sum + String(content).trimEnd().split('\n').length, 0),
    dependencies: Object.keys({ ...manifest.dependencies, ...manifest.devDependencies }).length,
  };
}

function refuseFolder(target: string, root: string, texts: Take['texts']): void {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: those are what is looked for
  if (/[\x00-\x1f\x7f]/.test(target)) throw new RefusedError(texts.unprintable(JSON.stringify(target)));
  if (isWithin(realPath(root), target)) throw new RefusedError(texts.inside(target));
  if (!existsSync(target)) return;
  if (!statSync(target).isDirectory()) throw new RefusedError(texts.notAFolder(target));
  const found = readdirSync(target);
  if (found.length > 0) throw new RefusedError(texts.notEmpty(target, found.slice(0, MOST_NAMED).join(', ')));
}

interface App {
  readonly files: ReadonlyMap<string, string | Buffer>;
  readonly manifest: PackageJson;
  readonly repository: Repository;
  readonly texts: Take['texts'];
  readonly cutLock: (folder: string) => void;
}

function writeApp(target: string, { files, manifest, repository, texts, cutLock }: App): void {
  let firstParent: string | undefined;
  let draft: string;
  try {
    firstParent = makeWithParents(dirname(target));
    draft = mkdtempSync(`${target}.draft-`);
  } catch (error) {
    if (firstParent) rmSync(firstParent, { recursive: true });
    throw new RefusedError(texts.notWritable(target, (error as Error).message));
  }
  const write = (path: string, content: string | Buffer) => {
    mkdirSync(dirname(join(draft, path)), { recursive: true });
    writeFileSync(join(draft, path), content);
  };
  try {
    for (const [path, content] of files) {
      write(path, content);
      if (String(content).startsWith('#!')) chmodSync(join(draft, path), 0o755);
    }
    write('package.json', json(manifest));
    write('package-lock.json', repository.read('package-lock.json'));
    try {
      cutLock(draft);
    } catch (error) {
      throw new RefusedError(texts.noLock((error as Error).message));
    }
    const lock = JSON.parse(readFileSync(join(draft, 'package-lock.json'), 'utf8')) as PackageLock;
    write('package.json', json(cutPermissions(manifest, lock)));
    try {
      if (existsSync(target)) rmdirSync(target);
      chmodSync(draft, 0o755);
      renameSync(draft, target);
    } catch (error) {
      throw new RefusedError(texts.notWritable(target, (error as Error).message));
    }
  } catch (error) {
    rmSync(firstParent ?? draft, { recursive: true, force: true });
    throw error;
  }
}

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

/** A folder may be called anything; npm wants small letters. */
function packageName(folder: string): string {
  const name = basename(folder)
    .toLowerCase()
    .replace(/[^a-z0-9._-]+/g, '-')
    .replace(/^[._-]+|[._-]+$/g, '');
  return name || 'app';
}

/** A place without links on the way to it, also when its last folders are not there yet. */
function realPath(path: string): string {
  if (existsSync(path) || dirname(path) === path) return realpathSync(path);
  return join(realPath(dirname(path)), basename(path));
}

function isWithin(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way === '' || (way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way));
}
