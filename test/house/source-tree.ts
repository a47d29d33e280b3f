import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

/** One file of the repository, with its path from the root in forward slashes. */
export interface SourceFile {
  readonly path: string;
  readonly text: string;
}

/** What breaks a law, where, and what to do: `lib/other/domain/x.ts:12: ...`. */
export type Violation = string;

/** A law of the house, over all of its files at once. */
export interface Rule {
  /** The law as a sentence. */
  readonly law: string;
  readonly check: (files: readonly SourceFile[]) => Violation[];
  /** Small trees that break the law, each by what it does: the proof that the rule sees it. */
  readonly mutants: Readonly<Record<string, readonly SourceFile[]>>;
}

const NOT_OURS = new Set(['node_modules', 'cdk.out', '.cache', '.git', 'coverage', '__snapshots__']);
const TEXT = /\.(ts|js|json|md|html|css|svg|sh|toml|yml|yaml|vtl|ps1)$|^\.ci\/run$|^\.(gitignore|gitattributes|npmrc)$/;

/** Every text file of the repository. */
export function readSourceTree(root: string, folder = ''): SourceFile[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    if (NOT_OURS.has(entry.name)) return [];
    const path = folder ? `${folder}/${entry.name}` : entry.name;
    if (entry.isDirectory()) return readSourceTree(root, path);
    return TEXT.test(path) ? [{ path, text: readFileSync(join(root, path), 'utf8') }] : [];
  });
}

/** TypeScript files below any of these folders. */
export function typescriptIn(files: readonly SourceFile[], ...folders: readonly string[]): SourceFile[] {
  return files.filter(({ path }) => path.endsWith('.ts') && folders.some((folder) => path.startsWith(`${folder}/`)));
}

const parsed = new WeakMap<SourceFile, ts.SourceFile>();

/** A file's syntax tree; parsing alone, no types, so that the whole house takes about a second. */
export function syntaxOf(file: SourceFile): ts.SourceFile {
  let tree = parsed.get(file);
  if (!tree) {
    tree = ts.createSourceFile(file.path, file.text, ts.ScriptTarget.Latest, true);
    parsed.set(file, tree);
  }
  return tree;
}

/** Every node of a file, depth first. */
export function* nodesOf(file: SourceFile): Generator<ts.Node> {
  const pending: ts.Node[] = [syntaxOf(file)];
  for (let node = pending.pop(); node; node = pending.pop()) {
    yield node;
    const children: ts.Node[] = [];
    ts.forEachChild(node, (child) => void children.push(child));
    pending.push(...children.reverse());
  }
}

export function at(file: SourceFile, node: ts.Node): string {
  return `${file.path}:${syntaxOf(file).getLineAndCharacterOfPosition(node.getStart()).line + 1}`;
}

/** `path:line` of every line that a pattern matches, with the text that matched. */
export function linesMatching(file: SourceFile, pattern: RegExp): { readonly at: string; readonly match: string }[] {
  return file.text.split('\n').flatMap((line, index) => {
    const match = pattern.exec(line);
    return match ? [{ at: `${file.path}:${index + 1}`, match: match[0] }] : [];
  });
}
