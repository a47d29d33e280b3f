import {
  type BedrockRuntimeClient,
  ConverseStreamCommand,
  type ConverseStreamCommandInput,
  type ConverseStreamOutput,
} from '@aws-sdk/client-bedrock-runtime';
import { ModelFault } from '../domain/model-fault';
import type { AnswerModel, EndReason, ModelEvent, Prompt, TokenUsage } from '../domain/models';
import { modelFaultOf } from './model-fault-of';

/** A version of a guardrail, as requests and permissions name it: its ARN, a colon, and the version. */
export interface Guardrail {
  readonly arn: string;
  readonly version: string;
}

export interface BedrockAnswerModelSettings {
  /** What the model is called by: its id, or that of a profile. */
  readonly calledAs: string;
  /** @default - none looks at questions and answers */
  readonly guardrail?: Guardrail;
}

/** Every other one is a proper end, also those that no model of today gives. */
const ENDS: Readonly<Record<string, EndReason>> = {
  max_tokens: 'cut-off',
  model_context_window_exceeded: 'cut-off',
  guardrail_intervened: 'guardrail',
  content_filtered: 'guardrail',
};

const NOT_AN_ANSWER = ['malformed_model_output', 'malformed_tool_use', 'tool_use'];

/**
 * A model by the Converse API, which is the same for all of them. It is told nothing of sampling, which newer models refuse; and
 * what it thinks before it writes is passed over.
 */
export function bedrockAnswerModel(client: BedrockRuntimeClient, settings: BedrockAnswerModelSettings): AnswerModel {
  return {
    model: settings.calledAs,
    answer: (prompt, maxTokens, signal) => converse(client, requestOf(prompt, maxTokens, settings), signal),
  };
}

async function* converse(
  client: BedrockRuntimeClient,
  request: ConverseStreamCommandInput,
  signal: AbortSignal,
): AsyncGenerator<ModelEvent> {
  try {
    const { stream } = await client.send(new ConverseStreamCommand(request), { abortSignal: signal });
    let stopReason: string | undefined;
    let usage: TokenUsage | undefined;
    for await (const event of stream ?? []) {
      throwFaultIn(event);
      const text = event.contentBlockDelta?.delta?.text;
      if (text) yield { kind: 'text', text };
      stopReason = event.messageStop?.stopReason ?? stopReason;
      const { inputTokens, outputTokens } = event.metadata?.usage ?? {};
      if (inputTokens !== undefined && outputTokens !== undefined) usage = { inputTokens, outputTokens };
    }
    if (stopReason === undefined) throw new ModelFault('broken-off');
    if (NOT_AN_ANSWER.includes(stopReason)) throw new ModelFault('empty');
    yield { kind: 'end', reason: ENDS[stopReason] ?? 'complete', usage };
  } catch (error) {
    throw modelFaultOf(error, signal);
  }
}

function requestOf(
  { system, sources, question }: Prompt,
  maxTokens: number,
  { calledAs, guardrail }: BedrockAnswerModelSettings,
): ConverseStreamCommandInput {
  return {
    modelId: calledAs,
    system: [{ text: system }],
    messages: [
      {
        role: 'user',
        content: [
          { text: sources },
          // Without this qualifier filters pass over what is marked for them; what is not marked they do not look at.
          guardrail
            ? { guardContent: { text: { text: question, qualifiers: ['guard_content'] } } }
            : { text: question },
        ],
      },
    ],
    inferenceConfig: { maxTokens },
    ...(guardrail && {
      guardrailConfig: {
        guardrailIdentifier: guardrail.arn,
        guardrailVersion: guardrail.version,
        // Nothing is shown before it was looked at.
        streamProcessingMode: 'sync',
      },
    }),
  };
}

/** Exceptions that come as events of the stream, where the client does not throw them by itself. */
function throwFaultIn(event: ConverseStreamOutput): void {
  const fault =
    event.internalServerException ??
    event.modelStreamErrorException ??
    event.validationException ??
    event.throttlingException ??
    event.serviceUnavailableException;
  if (fault) throw fault;
}
