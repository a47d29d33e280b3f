import * as z from 'zod';
import type { CopyPublished } from '../../shared/copy-published';
import { parseEnv } from '../../shared/env';
import { onFirstEvent } from '../../shared/on-first-event';
import { copyObject } from '../adapters/copy-object';
import { mediaTypeOf } from '../domain/static-file';
import { publishStaticEnv } from './publish-static.env';

/** What the stack says to publish: a prefix that belongs to these files alone, and where `cdk deploy` put each. */
const publication = z.object({
  RequestType: z.enum(['Create', 'Update', 'Delete']),
  ResourceProperties: z.object({
    Prefix: z.string(),
    SourceBucket: z.string(),
    /** Name of each file, and its key in the source bucket. */
    Files: z.string().transform((text) => z.record(z.string(), z.string()).parse(JSON.parse(text))),
  }),
});

const PHYSICAL_ID = { PhysicalResourceId: 'static-files' };

/**
 * Publishes the static files of one release beside those of the release before, which pages that are already open still ask
 * for. Nothing is taken away; the bucket goes with the stack, or stays with it.
 */
export function publishStaticHandler(copyFile: CopyPublished, env: z.output<typeof publishStaticEnv>) {
  return async (event: unknown) => {
    const { RequestType, ResourceProperties } = publication.parse(event);
    if (RequestType === 'Delete') return PHYSICAL_ID;
    const { Prefix, SourceBucket, Files } = ResourceProperties;
    await Promise.all(
      Object.entries(Files).map(([name, key]) =>
        copyFile({
          from: { bucket: SourceBucket, key },
          to: { bucket: env.BUCKET_NAME, key: `${Prefix}/${name}` },
          mediaType: mediaTypeOf(name),
        }),
      ),
    );
    return PHYSICAL_ID;
  };
}

export const handler = onFirstEvent(() => publishStaticHandler(copyObject, parseEnv(publishStaticEnv)));
