import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join, relative, sep } from 'node:path';
import { closureOf } from '../../lib/tools/take/closure';
import type { Repository } from '../../lib/tools/take/repository';

/** What jest reads before any test. */
const EVERY_TEST = ['jest.config.js', 'tsconfig.json'];

/** A folder that the file lies in, as a point of departure: what is read from there on, nobody can tell from the text. */
const LOOKS_AROUND = /__dirname(?:, '\.\.')+(?:\)|, [^'])|\$\{__dirname\}(?:\/\.\.)+[`$]|process\.cwd\(\)/;

export interface TestsOfApp {
  /** Tests that only the app can answer: something that they read is another than here. */
  readonly toRun: readonly string[];
  /** Tests that read nothing but what is here byte for byte, and passed here. */
  readonly provedHere: readonly string[];
}

/** Which tests of an app would say what they said in the repository that it was taken from. */
export function testsOfApp(here: Repository, folder: string): TestsOfApp {
  const app = folderAsRepository(folder);
  const tests = [...app.paths].filter((path) => /^test\/.*\.test\.ts$/.test(path) && !/\/(browser|mysql)\//.test(path));
  const provedHere = tests.filter((test) => {
    const [read, readHere] = [app, here].map((repository) => readBy(repository, test));
    return (
      read!.length === readHere!.length &&
      read!.every(
        (path) =>
          here.paths.has(path) &&
          here.read(path).equals(app.read(path)) &&
          !LOOKS_AROUND.test(app.read(path).toString('latin1')),
      )
    );
  });
  return { toRun: tests.filter((test) => !provedHere.includes(test)), provedHere };
}

function readBy(repository: Repository, test: string): readonly string[] {
  const snapshot = join(dirname(test), '__snapshots__', `${basename(test)}.snap`)
    .split(sep)
    .join('/');
  const roots = [test, ...EVERY_TEST, ...(repository.paths.has(snapshot) ? [snapshot] : [])];
  return [...closureOf(repository, roots, new Set()).paths];
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
