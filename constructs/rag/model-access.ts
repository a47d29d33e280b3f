import type { Region } from '../../lib/config/regions';
import {
  type AnswerModelName,
  type EmbeddingModelName,
  GEOGRAPHIES,
  type ModelAccess,
  type Processing,
  RERANK_MODEL,
} from '../../lib/rag/domain/model-offers';
import type { RagSettings } from '../../lib/rag/settings';

type Models = Pick<RagSettings, 'answerModel' | 'embeddingModel' | 'processing' | 'rerank'>;

/** @throws Error when requests are to stay in a part of the world that has no profile; settings say so before */
export function answerModel(name: AnswerModelName, processing: Processing, region: Region): ModelAccess {
  return throughProfile(`anthropic.${name}`, processing, region);
}

/** @throws Error as `answerModel` */
export function embeddingModel(name: EmbeddingModelName, processing: Processing, region: Region): ModelAccess {
  switch (name) {
    case 'titan-embed-text-v2':
      return { modelId: 'amazon.titan-embed-text-v2:0' };
    case 'cohere-embed-v4':
      return throughProfile('cohere.embed-v4:0', processing, region);
  }
}

function throughProfile(modelId: string, processing: Processing, region: Region): ModelAccess {
  if (processing === 'global') return { modelId, profile: { id: `global.${modelId}`, regions: undefined } };
  const geography = GEOGRAPHIES[region];
  if (!geography) throw new Error(`${region} has no profile of its own part of the world`);
  return { modelId, profile: { id: `${geography.prefix}.${modelId}`, regions: geography.regions } };
}

/** Every model of a deployment, that which writes answers first. @throws Error as `answerModel` */
export function modelsOf(
  { answerModel: writes, embeddingModel: finds, processing, rerank }: Models,
  region: Region,
): readonly ModelAccess[] {
  return [
    answerModel(writes, processing, region),
    embeddingModel(finds, processing, region),
    ...(rerank ? [{ modelId: RERANK_MODEL }] : []),
  ];
}

/** What a request names as the model. */
export function calledAs({ modelId, profile }: ModelAccess): string {
  return profile?.id ?? modelId;
}
