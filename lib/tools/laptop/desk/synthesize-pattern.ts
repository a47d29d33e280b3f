import type { Language } from '../../../config/sentence';
import { type AssembledStack, readAssembly } from '../../../model/assembly';
import { SynthesisError } from '../../synth/synthesis-error';
import { REPOSITORY, synthesizeApp } from '../../synth/synthesize-app';
import { LaptopError } from '../engine/laptop-error';
import { pickStacks, type SynthesizedPattern } from './synthesized-pattern';

/**
 * Synthesizes one pattern into a directory, with its handlers bundled.
 *
 * @param language - of the messages of the app
 * @throws LaptopError with the app's own message when it refuses the configuration
 */
export async function synthesizePattern(
  pattern: string,
  context: Readonly<Record<string, string>>,
  directory: string,
  language: Language,
): Promise<SynthesizedPattern & { readonly assembly: readonly AssembledStack[] }> {
  try {
    await synthesizeApp({ context: { ...context, pattern }, directory, language, traced: false });
  } catch (error) {
    throw error instanceof SynthesisError ? new LaptopError(error.message) : error;
  }
  const assembly = readAssembly(directory, REPOSITORY);
  return {
    ...pickStacks(
      pattern,
      assembly.map(({ model }) => model),
    ),
    assembly,
  };
}
