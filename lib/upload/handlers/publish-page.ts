import * as z from 'zod';
import type { CopyPublished } from '../../shared/copy-published';
import { parseEnv } from '../../shared/env';
import { onFirstEvent } from '../../shared/on-first-event';
import { copyPageFile, putPageFile } from '../adapters/page-bucket';
import { pageConfig } from '../domain/page-config';
import { CONFIG_FILE, mediaTypeOf } from '../domain/page-file';
import type { PutPageFile } from '../domain/publish-file';
import { publishPageEnv } from './publish-page.env';

/**
 * What the stack says to publish: files, what the page is told, or both. Who signs in is known only behind the distribution, which
 * in turn waits for the files. CloudFormation sends nothing but texts, so what is more than a text is JSON in one.
 */
const publication = z.object({
  RequestType: z.enum(['Create', 'Update', 'Delete']),
  ResourceProperties: z.object({
    /** Where it is put: for files a path that belongs to their release alone. */
    Prefix: z.string(),
    /** Name of each file, and the key in the source bucket where `cdk deploy` put it. Without it, no file is copied. */
    Files: z
      .string()
      .transform(jsonOf(z.record(z.string(), z.string())))
      .default({}),
    SourceBucket: z.string().default(''),
    /** What the page is told about its deployment. Without it, nothing is written. */
    Config: z.string().transform(jsonOf(pageConfig)).optional(),
  }),
});

const PHYSICAL_ID = { PhysicalResourceId: 'page' };

export interface PublishPageDeps {
  readonly copyFile: CopyPublished;
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
      ...(Config ? [putFile({ ...target(CONFIG_FILE), text: JSON.stringify(Config) })] : []),
    ]);
    return PHYSICAL_ID;
  };
}

function jsonOf<Schema extends z.ZodType>(schema: Schema) {
  return (text: string): z.output<Schema> => schema.parse(JSON.parse(text));
}

export const handler = onFirstEvent(() =>
  publishPageHandler({ copyFile: copyPageFile, putFile: putPageFile }, parseEnv(publishPageEnv)),
);
