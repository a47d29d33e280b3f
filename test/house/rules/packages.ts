import type { Rule, SourceFile } from '../source-tree';

interface Manifest {
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

interface LockFile {
  readonly packages: Readonly<
    Record<string, Manifest & { readonly version?: string; readonly license?: string; readonly resolved?: string }>
  >;
}

/** Licences that ask something of whoever passes the code on or serves it; none of them may enter the tree. */
const COPYLEFT = /\b(A?GPL|SSPL|BUSL|CC-BY-NC)/i;

export const packages: readonly Rule[] = [
  {
    law: 'every dependency is pinned to one version',
    check: (files) =>
      manifests(files).flatMap((file) =>
        pinsOf(JSON.parse(file.text) as Manifest)
          .filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))
          .map(
            ([name, version]) => `${at(file, `"${name}": "`)}: ${name} is "${version}"; pin it: npm install -E ${name}`,
          ),
      ),
    mutants: {
      'a caret': manifest({ dependencies: { zod: '^4.6.7' } }),
      'the newest': manifest({ devDependencies: { 'aws-cdk': 'latest' } }),
    },
  },
  {
    law: 'the lock file is in step with package.json',
    check: (files) =>
      manifests(files).flatMap((file) => {
        const lockPath = file.path.replace(/package\.json$/, 'package-lock.json');
        const lockFile = files.find(({ path }) => path === lockPath);
        if (!lockFile) return [`${file.path}:1: has no ${lockPath}; run npm install`];
        const { packages: locked } = JSON.parse(lockFile.text) as LockFile;
        return pinsOf(JSON.parse(file.text) as Manifest)
          .filter(
            ([name, version]) =>
              locked[`node_modules/${name}`]?.version !== version || !isPinnedAtRoot(locked, name, version),
          )
          .map(
            ([name, version]) =>
              `${at(file, `"${name}": "`)}: the lock file does not hold ${name} ${version}; run npm install`,
          );
      }),
    mutants: {
      'no lock file': manifest({ dependencies: { zod: '4.6.7' } }),
      'another version in the lock': [
        ...manifest({ dependencies: { zod: '4.6.7' } }),
        {
          path: 'package-lock.json',
          text: JSON.stringify({
            packages: { '': { dependencies: { zod: '4.6.7' } }, 'node_modules/zod': { version: '4.6.6' } },
          }),
        },
      ],
    },
  },
  {
    // npm leaves out what the registry it asked did not have, and npm ci then refuses the lock file everywhere.
    law: 'the lock file holds the packages of every platform, not only those of the machine it was written on',
    check: (files) =>
      lockFiles(files).flatMap(({ path, packages: locked }) =>
        Object.entries(locked).flatMap(([parent, { optionalDependencies = {} }]) =>
          Object.entries(optionalDependencies)
            .filter(([name]) => !isLocked(locked, parent, name))
            .map(([name, version]) => `${path}:1: ${name} ${version} of ${parent} is missing; npm ci will refuse it`),
        ),
      ),
    mutants: {
      'a platform that was left out': lock({
        'node_modules/x': { version: '1.0.0', license: 'MIT', optionalDependencies: { 'x-darwin-arm64': '1.0.0' } },
      }),
    },
  },
  {
    law: 'the lock file names no registry but the public one',
    check: (files) =>
      lockFiles(files).flatMap(({ path, packages: locked }) =>
        Object.entries(locked)
          .filter(([, { resolved }]) => resolved !== undefined && !resolved.startsWith('https://registry.npmjs.org/'))
          .map(
            ([name, { resolved }]) => `${path}:1: ${name} comes from ${resolved}; install it from the public registry`,
          ),
      ),
    mutants: {
      'a mirror': lock({
        'node_modules/zod': { version: '4.6.7', resolved: 'https://mirror.example.com/zod-4.6.7.tgz' },
      }),
    },
  },
  {
    law: 'no package in the tree has a copyleft licence, and each one states its licence',
    check: (files) =>
      lockFiles(files).flatMap(({ path, packages: locked }) =>
        Object.entries(locked)
          .filter(([name, { license }]) => name !== '' && (license === undefined || !isPermissive(license)))
          .map(
            ([name, { license }]) => `${path}:1: ${name} is licensed ${license ?? 'by nothing it says'}; replace it`,
          ),
      ),
    mutants: {
      'a copyleft package': lock({ 'node_modules/x': { version: '1.0.0', license: 'AGPL-3.0-or-later' } }),
      'a package without a licence': lock({ 'node_modules/x': { version: '1.0.0' } }),
    },
  },
];

/** A choice of licences is permissive when one of them is; sharp's own binaries are LGPL libraries, linked dynamically. */
function isPermissive(license: string): boolean {
  return license.split(/\s+OR\s+/i).some((choice) => !COPYLEFT.test(choice));
}

function manifests(files: readonly SourceFile[]): SourceFile[] {
  return files.filter(({ path }) => /(^|\/)package\.json$/.test(path));
}

function lockFiles(files: readonly SourceFile[]): (LockFile & { readonly path: string })[] {
  return files
    .filter(({ path }) => /(^|\/)package-lock\.json$/.test(path))
    .map(({ path, text }) => ({ path, ...(JSON.parse(text) as LockFile) }));
}

function pinsOf({ dependencies = {}, devDependencies = {} }: Manifest): [string, string][] {
  return [...Object.entries(dependencies), ...Object.entries(devDependencies)];
}

function isPinnedAtRoot(locked: LockFile['packages'], name: string, version: string): boolean {
  const root = locked[''] ?? {};
  return root.dependencies?.[name] === version || root.devDependencies?.[name] === version;
}

/** Looks for a package where Node.js would: beside the one that asks for it, and in every folder above. */
function isLocked(locked: LockFile['packages'], parent: string, name: string): boolean {
  for (let folder = parent; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf('/node_modules/')))) {
    if (`${folder && `${folder}/`}node_modules/${name}` in locked) return true;
    if (folder === '') return false;
  }
}

function at({ path, text }: SourceFile, needle: string): string {
  return `${path}:${text.slice(0, Math.max(0, text.indexOf(needle))).split('\n').length}`;
}

function manifest(content: Manifest): SourceFile[] {
  return [{ path: 'package.json', text: JSON.stringify(content, null, 2) }];
}

function lock(locked: LockFile['packages']): SourceFile[] {
  return [{ path: 'package-lock.json', text: JSON.stringify({ packages: locked }) }];
}
