import * as z from 'zod';
import { parseEnv } from '../../shared/env';
import { onFirstEvent } from '../../shared/on-first-event';
import { copyPageFile, putPageFile } from '../adapters/page-bucket';
import { pageConfig } from '../domain/page-config';
import { CONFIG_FILE, mediaTypeOf } from '../domain/page-file';
import type { CopyPageFile, PutPageFile } from '../domain/publish-file';
import { publishPageEnv } from './publish-page.env';

/** What the stack says to publish. CloudFormation sends nothing but texts, so what is more than a text is JSON in one. */
const publication = z.object({
  RequestType: z.enum(['Create', 'Update', 'Delete']),
  ResourceProperties: z.object({
    /** A path that belongs to this release alone. */
    Prefix: z.string(),
    SourceBucket: z.string(),
    /** Name of each file, and its key in the source bucket. */
    Files: z.string().transform((text) => z.record(z.string(), z.string()).parse(JSON.parse(text))),
    Config: z.string().transform((text) => pageConfig.parse(JSON.parse(text))),
  }),
});

const PHYSICAL_ID = { PhysicalResourceId: 'page' };

export interface PublishPageDeps {
  readonly copyFile: CopyPageFile;
  readonly putFile: PutPageFile;
}

/**
 * Publishes the page and what it is told about its deployment. The release before stays where it is: CloudFront shows it until the
 * distribution looks at the new path, and again when a deployment is rolled back.
 */
export function publishPageHandler({ copyFile, putFile }: PublishPageDeps, env: z.output<typeof publishPageEnv>) {
  return async (event: unknown) => {
    const { RequestType, ResourceProperties } = publication.parse(event);
    if (RequestType === 'Delete') return PHYSICAL_ID;
    const { Prefix, SourceBucket, Files, Config } = ResourceProperties;
    const target = (name: string) => ({
      to: { bucket: env.BUCKET_NAME, key: `${Prefix}/${name}` },
      mediaType: mediaTypeOf(name),
    });
    await Promise.all([
      ...Object.entries(Files).map(([name, key]) => copyFile({ from: { bucket: SourceBucket, key }, ...target(name) })),
      putFile({ ...target(CONFIG_FILE), text: JSON.stringify(Config) }),
    ]);
    return PHYSICAL_ID;
  };
}

export const handler = onFirstEvent(() =>
  publishPageHandler({ copyFile: copyPageFile, putFile: putPageFile }, parseEnv(publishPageEnv)),
);
