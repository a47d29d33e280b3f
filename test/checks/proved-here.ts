import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join, relative, sep } from 'node:path';
import { LISTS_OF_PATTERNS, patternOf } from '../../lib/config/pattern-folders';
import { closureOf } from '../../lib/tools/take/closure';
import type { Repository } from '../../lib/tools/take/repository';

/** What jest reads before any test. */
const EVERY_TEST = ['jest.config.js', 'tsconfig.json'];

/** A folder that the file lies in, as a point of departure: what is read from there on, nobody can tell from the text. */
const LOOKS_AROUND = /__dirname(?:, '\.\.')+(?:\)|, [^'])|\$\{__dirname\}(?:\/\.\.)+[`$]|process\.cwd\(\)/;

/** Asked of every pattern in the list by itself; what changes is asked in a file for each. */
const PROOF = /^test\/(proofs\/|config\/random-config\.test\.ts$|[^/]+\/changes\.test\.ts$)/;

/** Looks around for what goes into a template. */
const MAKES_TEMPLATES = /^constructs\//;

/** Loaded by whoever measures, and by no test. */
const BENCHMARK = /^test\/[^/]+\/bench\//;

export interface TestsOfApp {
  /** Tests that only the app can answer: something that they read is another than here. */
  readonly toRun: readonly string[];
  /** Tests that read nothing but what is here byte for byte, and passed here. */
  readonly provedHere: readonly string[];
}

/**
 * Which tests of an app would say what they said in the repository that it was taken from.
 *
 * A proof is asked of one pattern after the other, so it may read the lists of patterns too, of which the app has a part, and look
 * around in the code that a template is made by: whoever calls this compares the templates themselves. So may a pattern's own test,
 * which finds its pattern in the lists by its name, unless it starts a program or looks around elsewhere.
 */
export function testsOfApp(here: Repository, folder: string): TestsOfApp {
  const app = folderAsRepository(folder);
  const tests = [...app.paths].filter(
    (path) => /^test\/.*\.test\.ts$/.test(path) && !/\/(browser|mysql|opensearch)\//.test(path),
  );
  const isSame = (path: string) => here.paths.has(path) && here.read(path).equals(app.read(path));
  const provedHere = tests.filter((test) => {
    const read = readBy(app, test);
    const looking = read.filter((path) => LOOKS_AROUND.test(app.read(path).toString('latin1')));
    const isSameButForLists = read.every((path) => LISTS_OF_PATTERNS.includes(path) || isSame(path));
    if (PROOF.test(test)) return isSameButForLists;
    if (patternOf(test) !== undefined) return isSameButForLists && looking.every((path) => MAKES_TEMPLATES.test(path));
    return read.length === readBy(here, test).length && read.every(isSame) && looking.length === 0;
  });
  return { toRun: tests.filter((test) => !provedHere.includes(test)), provedHere };
}

function readBy(repository: Repository, test: string): readonly string[] {
  const snapshot = join(dirname(test), '__snapshots__', `${basename(test)}.snap`)
    .split(sep)
    .join('/');
  const roots = [test, ...EVERY_TEST, ...(repository.paths.has(snapshot) ? [snapshot] : [])];
  const paths = new Set([...repository.paths].filter((path) => !BENCHMARK.test(path)));
  return [...closureOf({ ...repository, paths }, roots, new Set()).paths];
}

function folderAsRepository(root: string): Repository {
  const paths = new Set<string>();
  const walk = (folder: string): void => {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      if (['node_modules', '.git', '.cache', 'cdk.out'].includes(entry.name)) continue;
      const path = join(folder, entry.name);
      if (entry.isDirectory()) walk(path);
      else paths.add(relative(root, path).split(sep).join('/'));
    }
  };
  walk(root);
  return { root, paths, uncommitted: new Set(), read: (path) => readFileSync(join(root, path)) };
}
