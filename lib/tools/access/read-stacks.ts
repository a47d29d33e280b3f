import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import type { Language } from '../../config/sentence';
import { type AssembledStack, readAssembly } from '../../model/assembly';
import { readTemplate } from '../../model/template';
import { REPOSITORY, synthesizeApp } from '../synth/synthesize-app';

/** Where the stacks of a question come from. */
export type StackSource =
  | { readonly kind: 'app'; readonly context: Readonly<Record<string, string>> }
  | { readonly kind: 'assembly' | 'template'; readonly path: string };

/**
 * Reads the stacks that a question is about, the largest first.
 *
 * @throws SynthesisError when the app refuses its configuration
 * @throws Error when there is nothing to read
 */
export async function readStacks(source: StackSource, language: Language): Promise<readonly AssembledStack[]> {
  const stacks = await stacksOf(source, language);
  return [...stacks].sort((a, b) => b.model.resources.size - a.model.resources.size);
}

async function stacksOf(source: StackSource, language: Language): Promise<readonly AssembledStack[]> {
  if (source.kind !== 'app') {
    return source.kind === 'assembly' ? readAssembly(source.path, REPOSITORY) : [loneTemplate(source.path)];
  }
  const directory = mkdtempSync(join(tmpdir(), 'access-'));
  try {
    await synthesizeApp({ context: source.context, directory, language, bundled: false });
    return readAssembly(directory, REPOSITORY);
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

/** A template without its assembly says neither its stack's name nor its region: the file's name, and one that is told as unknown. */
function loneTemplate(path: string): AssembledStack {
  const template = JSON.parse(readFileSync(path, 'utf8')) as AssembledStack['template'];
  const id = basename(path).replace(/(\.template)?\.json$/, '');
  return {
    id,
    template,
    model: readTemplate(template, { name: id, region: 'unknown-region' }),
    terminationProtection: false,
    origins: new Map(),
  };
}
