import { posix } from 'node:path';
import ts from 'typescript';

/** What one file needs besides itself. */
export interface References {
  /** Files and folders of the repository, as paths from its root. */
  readonly paths: readonly string[];
  /** Names that may be those of packages: whoever asks knows which packages there are. */
  readonly packages: readonly string[];
}

/** A text that is the name of a package, or begins with it, may be resolved at run time: `require.resolve('dynalite')`. */
const PACKAGE_NAMED = /(['"`]|node_modules\/)((?:@[\w.-]+\/)?[a-z][\w.-]*)(?=['"`/])/g;

/** A program that reads files beside it says where they are with `__dirname`. */
const HERE = '__dirname';

/**
 * What a file imports, requires, or reads beside itself.
 *
 * @param exists - whether a path from the root is a file of the repository, or a folder that holds some
 */
export function referencesOf(path: string, text: string, exists: (path: string) => boolean): References {
  if (!/\.(ts|js)$/.test(path)) return { paths: [], packages: [] };
  const modules = ts.preProcessFile(text, true, true).importedFiles.map(({ fileName }) => fileName);
  const near = (name: string) => posix.join(posix.dirname(path), name);
  const paths = [
    ...modules.filter((name) => name.startsWith('.')).map((name) => moduleBehind(near(name), exists)),
    ...[...text.matchAll(/<rootDir>\/([\w./-]+)/g)].map(([, place]) =>
      /\.\w+$/.test(place!) && exists(place!) ? place : undefined,
    ),
    ...placesRead(path, text).map((place) => (exists(place) ? place : moduleBehind(place, exists))),
  ].filter((found) => found !== undefined);
  const packages = [
    ...modules.filter((name) => !name.startsWith('.') && !ts.isExternalModuleNameRelative(name)).map(packageOf),
    ...[...text.matchAll(PACKAGE_NAMED)].map(([, , name]) => name!),
  ];
  return { paths: [...new Set(paths)], packages: [...new Set(packages.filter((name) => !name.startsWith('node:')))] };
}

/** `@scope/name` of `@scope/name/part`. */
function packageOf(module: string): string {
  return module
    .split('/')
    .slice(0, module.startsWith('@') ? 2 : 1)
    .join('/');
}

/** The ending is left out by most; a folder of the same name is another thing. */
function moduleBehind(path: string, exists: (path: string) => boolean): string | undefined {
  return [`${path}.ts`, `${path}.js`, path.replace(/\.js$/, '.ts'), path].find(exists);
}

/**
 * Places named by `join(__dirname, ...)` or by a template that begins with `${__dirname}`. Where a part is only known at run
 * time, the place is the folder up to there, if it lies below the file: one that lies elsewhere is looked around in, and
 * nothing in particular is needed of it. Siblings, as in `${name}.ts` or `file`, are looked for by name in the text.
 */
function placesRead(path: string, text: string): string[] {
  if (!text.includes(HERE)) return [];
  const here = posix.dirname(path);
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  const words = new Set<string>();
  const places: (string | undefined)[] = [];
  const siblingEndings: string[] = [];
  visit(source);
  return [
    ...places.filter((place) => place !== undefined),
    ...siblingEndings.flatMap((ending) => [...words].map((word) => posix.join(here, word + ending))),
  ];

  function visit(node: ts.Node): void {
    if (ts.isStringLiteralLike(node) && /^[\w.-]+$/.test(node.text)) words.add(node.text);
    if (ts.isCallExpression(node) && node.arguments[0]?.getText(source) === HERE) place(node.arguments.slice(1));
    if (ts.isTemplateExpression(node) && node.templateSpans[0]?.expression.getText(source) === HERE) {
      const [first, ...rest] = node.templateSpans;
      if (rest.length === 0) places.push(below(first!.literal.text));
    }
    ts.forEachChild(node, visit);
  }

  function place(parts: readonly ts.Expression[]): void {
    const known = parts.findIndex((part) => !ts.isStringLiteralLike(part));
    const fixed = (known === -1 ? parts : parts.slice(0, known)) as readonly ts.StringLiteralLike[];
    const found = below(posix.join('.', ...fixed.map((part) => part.text)));
    if (known === -1 || found?.startsWith(`${here}/`)) places.push(found);
    const [open] = parts;
    // A name that is only known at run time: whichever file beside this one the text speaks of.
    if (known === 0) siblingEndings.push(ts.isTemplateExpression(open!) ? open.templateSpans.at(-1)!.literal.text : '');
  }

  /** Undefined for a folder that the file is in: that is no place but a point of departure. */
  function below(relative: string): string | undefined {
    const found = posix.join(here, relative).replace(/\/$/, '');
    return found === '.' || found.startsWith('..') || here === found || here.startsWith(`${found}/`)
      ? undefined
      : found;
  }
}
