import type { BedrockRuntimeClient } from '@aws-sdk/client-bedrock-runtime';
import * as z from 'zod';
import type { Rerank } from '../domain/answer-question';
import { ModelFault } from '../domain/model-fault';
import { invokeModel } from './invoke-model';

/** Of Cohere's API, as Bedrock asks for it. */
const API_VERSION = 2;

const answer = z.object({ results: z.array(z.object({ index: z.int().min(0), relevance_score: z.number() })) });

/** Cohere Rerank. Asked once: without it, passages are in the order of the search, which is a good one. */
export function bedrockReranker(client: BedrockRuntimeClient, modelId: string): Rerank {
  return async (query, documents, signal) => {
    const request = { api_version: API_VERSION, query, documents, top_n: documents.length };
    const parsed = answer.safeParse(await invokeModel(client, modelId, request, signal));
    if (!parsed.success) throw new ModelFault('empty');
    const places = new Set(
      [...parsed.data.results]
        .sort((one, other) => other.relevance_score - one.relevance_score)
        .map(({ index }) => index)
        .filter((index) => index < documents.length),
    );
    // What it left out follows as it was.
    for (const place of documents.keys()) places.add(place);
    return [...places];
  };
}
