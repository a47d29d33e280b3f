import { existsSync, statSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { readContext } from '../terminal/read-context';

/** One side of a comparison, as somebody named it. */
export type Operand =
  /** This working tree under some keys; `.` is the one without any. */
  | { readonly kind: 'configuration'; readonly text: string; readonly context: Readonly<Record<string, string>> }
  /** The app as it stood in a commit. */
  | { readonly kind: 'revision'; readonly text: string; readonly commit: string }
  /** A folder that a synth wrote. */
  | { readonly kind: 'assembly'; readonly text: string; readonly directory: string }
  /** One synthesized template. */
  | { readonly kind: 'template'; readonly text: string; readonly file: string };

/** What else a word could be asked: the file system, the repository and the patterns there are. */
export interface Known {
  readonly patterns: readonly string[];
  /** Whole id of the commit that a word names, or undefined. */
  readonly commitOf: (text: string) => string | undefined;
  /** Where a path is meant from. */
  readonly directory: string;
}

/** Words that say how an operand is meant, where it could be several things. */
export const PREFIXES = { config: 'configuration', git: 'revision', dir: 'assembly', file: 'template' } as const;

/** @returns every reading of an operand: one, none, or several */
export function readingsOf(text: string, known: Known): readonly Operand[] {
  const [, prefix, rest] = /^(config|git|dir|file):(.+)$/s.exec(text) ?? [];
  const readings = READERS.flatMap((read) => read(rest ?? text, known) ?? []);
  if (prefix === undefined) return readings;
  const kind = PREFIXES[prefix as keyof typeof PREFIXES];
  return readings.filter((reading) => reading.kind === kind);
}

const READERS: readonly ((text: string, known: Known) => Operand | undefined)[] = [
  (text, { patterns }) => {
    const context = text === '.' ? {} : contextOf(text, patterns);
    return context && { kind: 'configuration', text, context };
  },
  (text, { commitOf }) => {
    // What begins with a hyphen is an option of git, and a pair is a key.
    const commit = /^-|=/.test(text) || text === '.' ? undefined : commitOf(text);
    return commit === undefined ? undefined : { kind: 'revision', text, commit };
  },
  (text, { directory }) => {
    const path = resolve(directory, text);
    return existsSync(join(path, 'manifest.json')) ? { kind: 'assembly', text, directory: path } : undefined;
  },
  (text, { directory }) => {
    const path = resolve(directory, text);
    return existsSync(path) && statSync(path).isFile() ? { kind: 'template', text, file: path } : undefined;
  },
];

/**
 * `PATTERN`, `KEY=VALUE`, or several of them joined by commas. A word without `=` that is no pattern belongs to the value before it,
 * since a value may be a list.
 */
function contextOf(text: string, patterns: readonly string[]): Readonly<Record<string, string>> | undefined {
  const words: string[] = [];
  const chosen: string[] = [];
  for (const word of text.split(',')) {
    if (patterns.includes(word)) chosen.push(word);
    else if (word.includes('=')) words.push(word);
    else if (words.length > 0) words.push(`${words.pop()},${word}`);
    else return undefined;
  }
  const read = readContext(words);
  if (read.fault) return undefined;
  const { context } = read;
  const sections = Object.keys(context).flatMap((key) => patterns.filter((name) => key.startsWith(`${name}.`)));
  const names = [...new Set([...chosen, ...(context['pattern']?.split(',') ?? []), ...sections])];
  return { ...context, ...(names.length > 0 && { pattern: names.join(',') }) };
}

/** What the stack of a template is called by, which no template says. */
export function templateId(file: string): string {
  return basename(file).replace(/\.(template\.)?json$/, '');
}
