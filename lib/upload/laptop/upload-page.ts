import { jsonApiReply } from '../../tools/laptop/api/api-exchange';
import { CountedObjects } from '../../tools/laptop/desk/counted-objects';
import type { EngineOpenPage } from '../../tools/laptop/desk/engine-page';
import type { Engine } from '../../tools/laptop/engine/engine';
import { isTable } from '../../tools/laptop/engine/services/table-server';
import { laptopUploads } from '../adapters/laptop-uploads';
import { PREFIXES } from '../domain/prefixes';
import { UPLOAD_MESSAGES } from './messages';
import { Queries } from './queries';
import { runOnce } from './run-once';
import { SeenUploads } from './seen-uploads';
import { uploadStackOf } from './upload-stack';

/** The page of the pattern over a running stack: where each file is, and what of it is served. */
export function openUploadPage(engine: Engine): EngineOpenPage {
  const { stack, services } = engine;
  const { site, storage, quarantine, files, arrivals, deadLetters, transform } = uploadStackOf(engine);
  const table = [...stack.resources.values()].find(isTable)!;
  const uploads = new SeenUploads(laptopUploads(services.tables!, services.references.nameOf(table.logicalId)));
  const count = (bucket: string, prefix: string) => new CountedObjects(storage.s3, bucket, prefix);
  const incoming = count(quarantine, PREFIXES.incoming);
  const rejected = count(quarantine, PREFIXES.rejected);
  const originals = count(files, PREFIXES.originals);
  const others = count(files, PREFIXES.files);
  const keys = site.router.cacheKeys;
  const queries = new Queries(site.url, keys);
  return {
    state: async () => ({
      region: stack.region,
      site: site.url,
      variant: { transform },
      incoming: await incoming.now(),
      rejected: await rejected.now(),
      originals: await originals.now(),
      files: await others.now(),
      arrivals: storage.queues.depth(arrivals),
      deadLetters: storage.queues.depth(deadLetters),
      images: site.router.asked.get('/images/*') ?? 0,
      keys: [...keys].filter((key) => key.startsWith('/images/')).length,
      uploads: await uploads.now(),
      queries: queries.report,
    }),
    actions: {
      'POST queries': async () => {
        const image = (await uploads.now()).find(({ kind }) => kind === 'image');
        if (!image) return jsonApiReply(409, { message: 'There is no image yet' });
        return queries.begin(image.uploadId)
          ? jsonApiReply(202, queries.report)
          : jsonApiReply(409, { message: 'They are under way' });
      },
    },
    facts: (language) => [[UPLOAD_MESSAGES[language].page, `${site.url}/`]],
    about: { site: site.url },
    once: (given) => runOnce(site.url, given),
  };
}
