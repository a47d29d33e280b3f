import type { BedrockRuntimeClient } from '@aws-sdk/client-bedrock-runtime';
import * as z from 'zod';
import { inTurns } from '../domain/in-turns';
import { ModelFault } from '../domain/model-fault';
import type { Embedder } from '../domain/models';
import { type RetryDeps, untilEnded, withRetries } from '../domain/retry';
import { invokeModel } from './invoke-model';

/** Calls at once: far below the two thousand a minute that an account is given, and enough to fill five minutes of ingestion. */
const CALLS_AT_ONCE = 10;

/** A call of Cohere takes so many texts. */
const COHERE_TEXTS = 96;

const vector = z.array(z.number());
const titanAnswer = z.object({ embedding: vector });
/** By type where types were asked for, bare otherwise. */
const cohereAnswer = z.object({ embeddings: z.union([z.object({ float: z.array(vector) }), z.array(vector)]) });

type Purpose = Parameters<Embedder['embed']>[1];

/** How models of a family are spoken to. */
interface Dialect {
  readonly textsInCall: number;
  readonly request: (texts: readonly string[], purpose: Purpose, dimension: number) => unknown;
  readonly vectors: (answer: unknown) => number[][] | undefined;
}

const TITAN: Dialect = {
  textsInCall: 1,
  request: ([inputText], _, dimensions) => ({ inputText, dimensions, normalize: true }),
  vectors: (answer) => {
    const parsed = titanAnswer.safeParse(answer);
    return parsed.success ? [parsed.data.embedding] : undefined;
  },
};

const COHERE: Dialect = {
  textsInCall: COHERE_TEXTS,
  request: (texts, purpose, dimension) => ({
    texts,
    input_type: purpose === 'question' ? 'search_query' : 'search_document',
    output_dimension: dimension,
    embedding_types: ['float'],
    truncate: 'NONE',
  }),
  vectors: (answer) => {
    const parsed = cohereAnswer.safeParse(answer);
    if (!parsed.success) return undefined;
    const { embeddings } = parsed.data;
    return Array.isArray(embeddings) ? embeddings : embeddings.float;
  },
};

export interface BedrockEmbedderSettings {
  /** What the model is called by: its id, or that of a profile. */
  readonly calledAs: string;
  /** What an index calls it. */
  readonly model: string;
  readonly dimension: number;
}

/**
 * A model of Amazon Titan or Cohere. Calls that fail and may pass are tried again one by one, so that a document of a thousand
 * passages is not lost over one of them.
 */
export function bedrockEmbedder(
  client: BedrockRuntimeClient,
  { calledAs, model, dimension }: BedrockEmbedderSettings,
  retry: RetryDeps,
): Embedder {
  const dialect = /(^|\.)cohere\./.test(calledAs) ? COHERE : TITAN;

  async function embedCall(texts: readonly string[], purpose: Purpose, signal: AbortSignal): Promise<number[][]> {
    const request = dialect.request(texts, purpose, dimension);
    const answer = await withRetries(() => invokeModel(client, calledAs, request, signal), retry, untilEnded(signal));
    const vectors = dialect.vectors(answer) ?? [];
    const isWhole = vectors.length === texts.length && vectors.every((each) => isVector(each, dimension));
    if (!isWhole) throw new ModelFault('empty');
    return vectors;
  }

  return {
    model,
    dimension,
    embed: async (texts, purpose, signal) => {
      const calls = batchesOf(texts, dialect.textsInCall);
      const vectors = await inTurns(calls, CALLS_AT_ONCE, (batch) => embedCall(batch, purpose, signal));
      return vectors.flat();
    },
  };
}

/** A vector of nothing but zeros points nowhere: no cosine is known of it. */
function isVector(vector: readonly number[], dimension: number): boolean {
  return vector.length === dimension && vector.every(Number.isFinite) && vector.some((value) => value !== 0);
}

function batchesOf<Item>(items: readonly Item[], size: number): Item[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, at) => items.slice(at * size, (at + 1) * size));
}
