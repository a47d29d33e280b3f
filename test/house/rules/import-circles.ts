import { type Import, importsOf } from '../imports';
import type { Rule, SourceFile, Violation } from '../source-tree';

/** Files that need each other cannot be read, tested or moved one at a time. Types count: a reader follows them as well. */
export const importCircles: Rule = {
  law: 'no file imports itself through others',
  check: (files) => {
    const ours = files.filter(({ path }) => /\.[jt]s$/.test(path));
    const importsByPath = new Map(ours.map((file) => [file.path, importsOfOurs(file)]));
    return [...importsByPath.keys()].flatMap((path) => {
      const circle = shortestCircle(path, importsByPath);
      // Told once, at the file that comes first.
      return circle && path === [...circle.keys()].sort()[0] ? [describe(circle)] : [];
    });
  },
  mutants: {
    'two files that need each other': [
      { path: 'lib/other/domain/a.ts', text: "import { b } from './b';" },
      { path: 'lib/other/domain/b.ts', text: "import { a } from './a';" },
    ],
    'a circle of types': [
      { path: 'constructs/one/a.ts', text: "import type { B } from './b';" },
      { path: 'constructs/one/b.ts', text: "import type { A } from './a';" },
    ],
    'a circle of three, one of them loaded late': [
      { path: 'lib/shared/a.ts', text: "import { b } from './b';" },
      { path: 'lib/shared/b.ts', text: "export { c } from './deep/c';" },
      { path: 'lib/shared/deep/c.ts', text: "const a = () => import('../a');" },
    ],
    'a circle that is not entered at its first file': [
      { path: 'bin/a.ts', text: "import { b } from '../lib/b';" },
      { path: 'lib/b.ts', text: "import { c } from './c';" },
      { path: 'lib/c.ts', text: "import { b } from './b';" },
    ],
    'a stack and its outputs': [
      { path: 'stacks/one/one-stack.ts', text: "import { outputs } from './one-outputs';" },
      { path: 'stacks/one/one-outputs.ts', text: "import type { OneStack } from './one-stack';" },
    ],
    'two files of the tests': [
      { path: 'test/support/a.ts', text: "import { b } from '../one/b';" },
      { path: 'test/one/b.ts', text: "export * from '../support/a';" },
    ],
    'two modules of a page': [
      { path: 'lib/one/laptop/page/a.js', text: "import { b } from './b.js';" },
      { path: 'lib/one/laptop/page/b.js', text: "import { a } from './a.js';" },
    ],
    'a file that imports itself': [{ path: 'lib/shared/a.ts', text: "import { a } from './a';" }],
  },
};

type OwnImport = Import & { readonly path: string };

function importsOfOurs(file: SourceFile): OwnImport[] {
  // Pages of the laptop name a module with its ending, as browsers want it.
  return importsOf(file).flatMap((found) =>
    found.target ? [{ ...found, path: /\.js$/.test(found.target) ? found.target : `${found.target}.ts` }] : [],
  );
}

/** @returns the import that leaves each file of the circle, by that file's path */
function shortestCircle(
  start: string,
  importsByPath: ReadonlyMap<string, readonly OwnImport[]>,
): ReadonlyMap<string, OwnImport> | undefined {
  const routes = new Map<string, ReadonlyMap<string, OwnImport>>([[start, new Map()]]);
  for (const [path, route] of routes) {
    for (const found of importsByPath.get(path) ?? []) {
      const longer = new Map([...route, [path, found]]);
      if (found.path === start) return longer;
      if (!routes.has(found.path)) routes.set(found.path, longer);
    }
  }
  return undefined;
}

function describe(circle: ReadonlyMap<string, OwnImport>): Violation {
  const [first] = circle.values();
  const round = [...circle.values()].map(({ path }) => path).join(', which imports ');
  return `${first!.at}: imports ${round}; move what both need into a file of its own`;
}
