import { patternOf } from '../../config/pattern-folders';
import { type Closure, closureOf } from './closure';
import type { Repository } from './repository';
import { filesOfScript, isSpokenOf, type Scripts } from './scripts';

/** The files of a pattern that stands alone, the packages they import, and the scripts that still make sense. */
export interface TakenFiles extends Closure {
  readonly scripts: Scripts;
}

/** Written anew for the app: what they say is of the whole house. */
const WRITTEN_ANEW = /^(README(\.ko)?\.md|package(-lock)?\.json)$/;
/** Proofs, laws of the house and checks of the configuration hold for whatever pattern there is. */
const HOLDS_FOR_ANY = /^test\/(proofs|house|config)\/.*\.test\.ts$/;
/** What all patterns together prove stays where they are together. */
const HOLDS_FOR_ALL_TOGETHER = /^test\/whole-house\//;
const APP = ['bin/app.ts', '.ci/run'];

/**
 * Everything a pattern needs: its own files, what they import, the app, the proofs and laws that hold for any pattern, the tests
 * of whatever shared code comes along, and the programs that one of these files speaks of.
 *
 * @param patterns - all there are
 */
export function takenFiles(
  repository: Repository,
  pattern: string,
  patterns: readonly string[],
  scripts: Scripts,
): TakenFiles {
  const leftBehind = new Set(patterns.filter((name) => name !== pattern));
  const follow = (roots: Iterable<string>) => closureOf(repository, roots, leftBehind);
  const all = [...repository.paths];
  const roots = new Set([
    ...all.filter((path) => patternOf(path) === pattern || (!path.includes('/') && !WRITTEN_ANEW.test(path))),
    ...all.filter((path) => HOLDS_FOR_ANY.test(path)),
    ...APP,
  ]);
  const kept = Object.entries(scripts).filter(([, command]) =>
    filesOfScript(command, repository.paths).every((file) => !leftBehind.has(patternOf(file) ?? '')),
  );
  const ofTheHouse = kept.filter(([, command]) => !filesOfScript(command, repository.paths).some(isProgram));
  for (const [, command] of ofTheHouse) for (const file of filesOfScript(command, repository.paths)) roots.add(file);

  const programs = new Map(kept.filter(([, command]) => filesOfScript(command, repository.paths).some(isProgram)));
  const spokenOf = new Map<string, string>();
  for (let found = true; found; ) {
    found = false;
    const texts = [...follow(roots).paths]
      .filter((path) => path.includes('/'))
      .map((path) => String(repository.read(path)));
    for (const [name, command] of programs) {
      if (spokenOf.has(name) || !isSpokenOf(name, texts)) continue;
      spokenOf.set(name, command);
      for (const file of filesOfScript(command, repository.paths)) roots.add(file);
      found = true;
    }
  }

  const needed = follow(roots).paths;
  for (const path of all) {
    if (
      !/^test\/.*\.test\.ts$/.test(path) ||
      HOLDS_FOR_ALL_TOGETHER.test(path) ||
      patternOf(path) !== undefined ||
      needed.has(path)
    )
      continue;
    const tested = [...follow([path]).paths].filter((other) => !other.startsWith('test/'));
    if (tested.every((other) => needed.has(other))) roots.add(path);
  }
  for (const path of withCompany(follow(roots).paths, all, pattern)) roots.add(path);

  const taken = follow(roots);
  const names = new Set([...ofTheHouse.map(([name]) => name), ...spokenOf.keys()]);
  const isComplete = ([, command]: [string, string]) =>
    [...command.matchAll(/npm run (?:--\w+ )*([\w:-]+)/g)].every(([, name]) => names.has(name!));
  return {
    ...taken,
    scripts: Object.fromEntries(
      Object.entries(scripts)
        .filter(([name]) => names.has(name))
        .filter(isComplete),
    ),
  };
}

function isProgram(path: string): boolean {
  return path.startsWith('bin/');
}

/** Snapshots of the tests that are taken, and the rest of a made-up pattern of which they use a part. */
function withCompany(taken: ReadonlySet<string>, all: readonly string[], pattern: string): string[] {
  const madeUp = new Set([...taken].map(patternOf).filter((name) => name !== undefined && name !== pattern));
  return all.filter((path) => {
    const [, folder, test] = /^(.*)\/__snapshots__\/(.*)\.snap$/.exec(path) ?? [];
    return madeUp.has(patternOf(path)) || (folder !== undefined && taken.has(`${folder}/${test}`));
  });
}
