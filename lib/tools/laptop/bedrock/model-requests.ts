import type { TextEmbedder } from './text-embedder';

/** What the service refuses, as it says so. */
export class RefusedRequestError extends Error {
  constructor(
    readonly exception: string,
    message: string,
  ) {
    super(message);
  }
}

const TITAN_CHARACTERS = 50_000;
const TITAN_DIMENSIONS = [256, 512, 1024];
const COHERE_TEXTS = 96;
const COHERE_DIMENSIONS = [256, 512, 1024, 1536];
const COHERE_PURPOSES = ['search_document', 'search_query', 'classification', 'clustering'];

type Body = Readonly<Record<string, unknown>>;

/** `InvokeModel` of an embedding model, in the JSON of its family. A stand-in that is called by its own name speaks as Titan does. */
export async function invokeEmbedding(modelId: string, body: Body, embedder: TextEmbedder): Promise<unknown> {
  if (/(^|\.)cohere\.embed/.test(modelId)) return cohere(body, embedder);
  if (modelId === embedder.id || /(^|\.)amazon\.titan-embed/.test(modelId)) return titan(body, embedder);
  throw new RefusedRequestError('ResourceNotFoundException', `There is no model ${modelId} here`);
}

async function titan(body: Body, embedder: TextEmbedder): Promise<unknown> {
  const { inputText, dimensions = 1024 } = body;
  if (typeof inputText !== 'string' || inputText.length === 0 || inputText.length > TITAN_CHARACTERS) {
    throw invalid(`expected minLength: 1, maxLength: ${TITAN_CHARACTERS} of inputText`);
  }
  if (!TITAN_DIMENSIONS.includes(Number(dimensions))) throw invalid(`dimensions: ${TITAN_DIMENSIONS.join(', ')}`);
  const [embedding] = await embedder.embed([inputText], Number(dimensions));
  return { embedding, inputTextTokenCount: Math.ceil(inputText.length / 4) };
}

async function cohere(body: Body, embedder: TextEmbedder): Promise<unknown> {
  const { texts, input_type, output_dimension = 1536, embedding_types } = body;
  if (!Array.isArray(texts) || texts.length === 0 || texts.length > COHERE_TEXTS) {
    throw invalid(`texts: expected 1 to ${COHERE_TEXTS}`);
  }
  if (!COHERE_PURPOSES.includes(String(input_type))) throw invalid(`input_type: ${COHERE_PURPOSES.join(', ')}`);
  const dimension = Number(output_dimension);
  if (!COHERE_DIMENSIONS.includes(dimension)) throw invalid(`output_dimension: ${COHERE_DIMENSIONS.join(', ')}`);
  const float = await embedder.embed(texts.map(String), dimension);
  return Array.isArray(embedding_types)
    ? { response_type: 'embeddings_by_type', embeddings: { float } }
    : { response_type: 'embeddings_floats', embeddings: float };
}

interface ConverseBody {
  readonly system?: readonly { readonly text?: string }[];
  readonly messages?: readonly {
    readonly content?: readonly {
      readonly text?: string;
      readonly guardContent?: { readonly text?: { readonly text?: string } };
    }[];
  }[];
  readonly inferenceConfig?: Body;
}

/** What `Converse` was asked, as one text, and how long the answer may be. */
export function readConverse(body: ConverseBody): { readonly prompt: string; readonly maxTokens: number } {
  const { system = [], messages = [], inferenceConfig = {} } = body;
  // Newer models think for themselves.
  for (const parameter of ['temperature', 'topP']) {
    if (parameter in inferenceConfig) throw invalid(`${parameter} is not supported by this model`);
  }
  const content = messages.flatMap((message) => message.content ?? []);
  if (content.length === 0) throw invalid('messages: expected at least one');
  const texts = [
    ...system.map(({ text }) => text),
    ...content.map(({ text, guardContent }) => text ?? guardContent?.text?.text),
  ];
  return {
    prompt: texts.filter((text) => text !== undefined).join('\n'),
    maxTokens: Number(inferenceConfig['maxTokens'] ?? Number.POSITIVE_INFINITY),
  };
}

function invalid(message: string): RefusedRequestError {
  return new RefusedRequestError('ValidationException', message);
}
