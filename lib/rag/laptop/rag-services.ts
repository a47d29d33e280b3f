import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { OwnServices } from '../../tools/laptop/desk/engine-page';
import type { PageStart } from '../../tools/laptop/desk/pattern-page';
import { Closers } from '../../tools/laptop/engine/closers';
import { type ModelService, serveModels } from './model-service';
import { servePassages } from './passage-service';
import { pglitePassages } from './pglite-passages';

/** The store of passages and the models, which the template has at AWS. */
export interface RagServices extends OwnServices, Pick<ModelService, 'vectorsBy'> {
  readonly semantic: boolean;
}

/** @throws LaptopError that says what to install, with `--semantic` */
export async function serveRag({ keepDirectory, options, progress }: PageStart): Promise<RagServices> {
  const semantic = options['semantic'] === true;
  const closers = new Closers();
  try {
    const models = await serveModels({ semantic, progress });
    closers.add(() => models.stop());
    const store = await pglitePassages(
      keepDirectory && storeFolder(keepDirectory, models.environment.EMBEDDING_MODELS),
    );
    closers.add(() => store.close());
    const { url, stop } = await servePassages(store);
    closers.add(stop);
    return {
      environment: { ...models.environment, STORE_ENDPOINT: url, STORE_KIND: 'domain' },
      semantic,
      vectorsBy: models.vectorsBy,
      stop: () => closers.close(),
    };
  } catch (error) {
    await closers.close();
    throw error;
  }
}

/**
 * Where passages with vectors of a model are kept. Those of another go: a deployment leaves an index minutes later, so that nobody
 * misses it, and here an empty store is filled from the documents in seconds.
 */
function storeFolder(keepDirectory: string, model: string): string {
  const all = join(keepDirectory, 'passages');
  mkdirSync(all, { recursive: true });
  for (const name of readdirSync(all)) if (name !== model) rmSync(join(all, name), { recursive: true });
  return join(all, model);
}
