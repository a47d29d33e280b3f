import { basename } from 'node:path';
import type { Language } from '../../config/sentence';
import { type AssembledStack, readAssembly, readLoneTemplate } from '../../model/assembly';
import { REPOSITORY } from '../synth/synthesize-app';
import { synthesizedStacks } from '../synth/synthesized-stacks';

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
  switch (source.kind) {
    case 'app':
      return synthesizedStacks({ context: source.context, language });
    case 'assembly':
      return readAssembly(source.path, REPOSITORY);
    case 'template': {
      const id = basename(source.path).replace(/(\.template)?\.json$/, '');
      return [readLoneTemplate(source.path, { id, name: id })];
    }
  }
}
