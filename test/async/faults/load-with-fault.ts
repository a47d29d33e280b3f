import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { transformSync } from '@swc/core';

/** One wrong line: what stands in the code, and what stands there instead. */
export interface Fault {
  readonly original: string;
  readonly faulty: string;
}

const ROOT = resolve(__dirname, '../../..');
const under = (folder: string) => join(ROOT, folder);

/** Where a fault can be. */
const FAULTY_FOLDERS = ['lib/async/domain', 'lib/async/handlers'].map(under);

/** Modules that are loaded anew for a fault. All others are as they are, and shared. */
const ANEW = [...FAULTY_FOLDERS, ...['test/async/fakes', 'test/async/queue-schedules'].map(under)];

/**
 * Loads a module of this repository, and all that it imports, with one fault in one file, or with none. Nothing is written to
 * disk.
 *
 * @throws Error when the original text is not found exactly once, or in a file that is not loaded: the code has moved on, and
 * the fault must follow it
 */
export function loadWithFault<Exports>(entry: string, fault?: Fault): Exports {
  const faultyPath = fault && pathOf(fault);
  const loaded = new Map<string, { exports: object }>();
  const load = (path: string): object => {
    const known = loaded.get(path);
    if (known) return known.exports;
    const module = { exports: {} };
    loaded.set(path, module);
    const code =
      path === faultyPath ? compile(sourceOf(path).replace(fault!.original, () => fault!.faulty)) : compiledOf(path);
    const requireFrom = (name: string): unknown => {
      const target = `${resolve(dirname(path), name)}.ts`;
      if (!name.startsWith('.') || !existsSync(target)) return require(name);
      return ANEW.includes(dirname(target)) ? load(target) : require(target);
    };
    new Function('require', 'module', 'exports', `${code}\n//# sourceURL=${path}`)(requireFrom, module, module.exports);
    return module.exports;
  };
  const exports = load(join(ROOT, entry)) as Exports;
  if (faultyPath && !loaded.has(faultyPath)) throw new Error(`${entry} does not import ${relative(ROOT, faultyPath)}`);
  return exports;
}

function pathOf({ original }: Fault): string {
  const found = FAULTY_FOLDERS.flatMap((folder) => readdirSync(folder).map((name) => join(folder, name))).flatMap(
    (path) => Array<string>(sourceOf(path).split(original).length - 1).fill(path),
  );
  if (found.length === 1) return found[0]!;
  const where = found.length === 0 ? 'nowhere' : `in ${found.map((path) => relative(ROOT, path)).join(', ')}`;
  throw new Error(`The text of this fault must stand once in lib/async, and stands ${where}: ${original}`);
}

const sources = new Map<string, string>();
const compiled = new Map<string, string>();

function sourceOf(path: string): string {
  return once(sources, path, () => readFileSync(path, 'utf8'));
}

function compiledOf(path: string): string {
  return once(compiled, path, () => compile(sourceOf(path)));
}

function once(known: Map<string, string>, path: string, make: () => string): string {
  const text = known.get(path) ?? make();
  known.set(path, text);
  return text;
}

function compile(source: string): string {
  const jsc = { parser: { syntax: 'typescript' }, target: 'es2022' } as const;
  return transformSync(source, { jsc, module: { type: 'commonjs' }, swcrc: false, sourceMaps: false }).code;
}
