import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type AssembledStack, readAssembly } from '../../model/assembly';
import { REPOSITORY, type Synthesis, synthesizeApp } from './synthesize-app';

/**
 * The stacks of one configuration of this project, without their programs: they are synthesized into a folder that is gone again
 * when they are read.
 *
 * @throws SynthesisError with the app's own message when it refuses the configuration
 */
export async function synthesizedStacks({
  context,
  language,
}: Pick<Synthesis, 'context' | 'language'>): Promise<readonly AssembledStack[]> {
  const directory = mkdtempSync(join(tmpdir(), 'stacks-'));
  try {
    await synthesizeApp({ context, directory, language, bundled: false });
    return readAssembly(directory, REPOSITORY);
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}
