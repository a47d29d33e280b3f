import type { Region } from '../../config/regions';

/** Where a model may think: in any commercial region, or in those of the deployment's own part of the world. */
export type Processing = 'global' | 'geographic';

/** Who writes answers. */
export const ANSWER_MODELS = ['claude-haiku-5-5', 'claude-sonnet-5-5'] as const;
export type AnswerModelName = (typeof ANSWER_MODELS)[number];

/** What puts text into a space of vectors. */
export const EMBEDDING_MODELS = ['titan-embed-text-v2', 'cohere-embed-v4'] as const;
export type EmbeddingModelName = (typeof EMBEDDING_MODELS)[number];

/** What Bedrock calls a model, and by which way it is called. */
export interface ModelAccess {
  /** Id of the model itself. */
  readonly modelId: string;
  /**
   * Profile that hands the request on to a region with room.
   * @default - the model is called in the deployment's own region
   */
  readonly profile?: {
    readonly id: string;
    /** Regions that a request may be handed to; undefined for all of them. */
    readonly regions: readonly string[] | undefined;
  };
}

/**
 * Parts of the world that have a profile of their own, with the regions that a request may go to. Seoul has none: from there a
 * request goes anywhere. Amazon Bedrock User Guide, "Geographic cross-Region inference", read in November 2026.
 */
export const GEOGRAPHIES: Readonly<
  Record<Region, { readonly prefix: string; readonly regions: readonly string[] } | undefined>
> = {
  'ap-southeast-2': { prefix: 'au', regions: ['ap-southeast-2', 'ap-southeast-4'] },
  'ap-northeast-2': undefined,
  'us-east-1': { prefix: 'us', regions: ['us-east-1', 'us-east-2', 'us-west-2'] },
};

/** Numbers in a vector, the same for both models: an index of one can hold no vectors of the other all the same. */
export const DIMENSION = 1024;

/** Regions in which a model orders passages anew: neither Seoul nor Sydney has one (November 2026). */
export const RERANK_REGIONS: readonly Region[] = ['us-east-1'];
export const RERANK_MODEL = 'cohere.rerank-v3-5:0';
