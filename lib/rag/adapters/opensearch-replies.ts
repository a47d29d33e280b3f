import * as z from 'zod';
import { StoreError } from '../domain/store-error';

/** What OpenSearch answers, as far as it is read. */
export const ALIASES = z.record(z.string(), z.unknown());

const MAPPING = z.looseObject({
  _meta: z.object({ embeddingModel: z.string(), dimension: z.number(), layout: z.string() }).optional(),
  properties: z.record(z.string(), z.unknown()).default({}),
});
export type Mapping = z.output<typeof MAPPING>;

export const MAPPINGS = z.record(z.string(), z.object({ mappings: MAPPING }));

export const INDEX_NAMES = z.array(z.object({ index: z.string() }));

const WRITTEN = z.object({
  _id: z.string(),
  status: z.number(),
  error: z
    .object({
      type: z
        .string()
        .regex(/^[A-Za-z_]{1,80}$/)
        .catch('unexplained'),
    })
    .optional(),
});

export const BULK = z.object({
  items: z.array(z.union([z.object({ index: WRITTEN }), z.object({ delete: WRITTEN })])),
});

export const HITS = z.object({
  _shards: z.object({ failed: z.number() }),
  hits: z.object({
    hits: z.array(
      z.object({
        _id: z.string(),
        _score: z.number(),
        _source: z.object({
          tenant: z.string(),
          documentId: z.string(),
          generation: z.string(),
          title: z.string(),
          ordinal: z.number(),
          text: z.string(),
          headings: z.array(z.string()),
          page: z.number().optional(),
        }),
      }),
    ),
  }),
});

/** @throws StoreError when an answer is none of the kind; it is not quoted, because it may hold a passage */
export function readReply<Schema extends z.ZodType>(schema: Schema, reply: unknown, asked: string): z.output<Schema> {
  const { success, data } = schema.safeParse(reply);
  if (!success) throw new StoreError('unavailable', `${asked}: the answer is of no known form`);
  return data;
}
