import { programsOf, type Scripts } from './scripts';

/** What of package.json matters here. */
export interface PackageJson {
  readonly name: string;
  readonly description?: string;
  readonly scripts: Scripts;
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
  readonly allowScripts?: Readonly<Record<string, boolean>>;
  readonly overrides?: Readonly<Record<string, unknown>>;
  readonly [other: string]: unknown;
}

/** What of a package-lock.json matters here. */
export interface PackageLock {
  readonly packages: Readonly<
    Record<
      string,
      {
        readonly bin?: Readonly<Record<string, string>>;
        readonly peerDependencies?: Readonly<Record<string, string>>;
      }
    >
  >;
}

/**
 * package.json with the scripts that are kept, and the dependencies that are used: imported, named by a file of settings, started
 * by a script, wanted as a peer by one of these, or holding the types of one. Versions stay as they are pinned.
 *
 * @param imported - packages that a file imports
 * @param settings - texts of the configuration files at the root
 */
export function cutPackage(
  whole: PackageJson,
  lock: PackageLock,
  scripts: Scripts,
  imported: ReadonlySet<string>,
  settings: readonly string[],
): PackageJson {
  const programs = new Set(Object.values(scripts).flatMap(programsOf));
  const all = Object.keys({ ...whole.dependencies, ...whole.devDependencies });
  const locked = (dependency: string) => lock.packages[`node_modules/${dependency}`];
  const used = new Set(
    all.filter(
      (dependency) =>
        imported.has(dependency) ||
        settings.some((text) => isNamedIn(text, dependency)) ||
        Object.keys(locked(dependency)?.bin ?? {}).some((program) => programs.has(program)),
    ),
  );
  for (let before = -1; before !== used.size; ) {
    before = used.size;
    for (const dependency of all) {
      const wanted = [...used].some((user) => dependency in (locked(user)?.peerDependencies ?? {}));
      if (wanted || isTypesOf(dependency, [...used, ...imported], settings)) used.add(dependency);
    }
  }
  const kept = (versions: Readonly<Record<string, string>>) =>
    Object.fromEntries(Object.entries(versions).filter(([dependency]) => used.has(dependency)));
  return {
    ...whole,
    scripts,
    dependencies: kept(whole.dependencies),
    devDependencies: kept(whole.devDependencies),
  };
}

/** As a text of its own, the beginning of a longer name, or a place among the installed packages. */
function isNamedIn(text: string, dependency: string): boolean {
  return [
    `"${dependency}"`,
    `'${dependency}'`,
    `"${dependency}/`,
    `'${dependency}/`,
    `node_modules/${dependency}/`,
  ].some((name) => text.includes(name));
}

/** `@types/x` of a package that is imported, or named in tsconfig.json as `x`. */
function isTypesOf(dependency: string, used: readonly string[], settings: readonly string[]): boolean {
  const [, typed] = /^@types\/(.+)$/.exec(dependency) ?? [];
  return typed !== undefined && (used.includes(typed) || settings.some((text) => text.includes(`"${typed}"`)));
}

/** Permissions to run install scripts, and overrides, of packages that the lock file still has. */
export function cutPermissions(whole: PackageJson, lock: PackageLock): PackageJson {
  const present = (name: string) => Object.keys(lock.packages).some((path) => path.endsWith(`node_modules/${name}`));
  const kept = <Value>(values: Readonly<Record<string, Value>> = {}) =>
    Object.fromEntries(Object.entries(values).filter(([name]) => present(name)));
  return { ...whole, allowScripts: kept(whole.allowScripts), overrides: kept(whole.overrides) };
}
