import { type BedrockRuntimeClient, InvokeModelCommand } from '@aws-sdk/client-bedrock-runtime';
import { parseJson } from '../../shared/parse-json';
import { ModelFault } from '../domain/model-fault';
import { modelFaultOf } from './model-fault-of';

/**
 * Asks a model that takes and gives JSON of its own.
 *
 * @throws ModelFault
 */
export async function invokeModel(
  client: BedrockRuntimeClient,
  modelId: string,
  body: unknown,
  signal: AbortSignal,
): Promise<unknown> {
  try {
    const command = new InvokeModelCommand({
      modelId,
      contentType: 'application/json',
      accept: 'application/json',
      body: JSON.stringify(body),
    });
    // Of its own, because many calls at once are many listeners, of which Node.js warns.
    const { body: answer } = await client.send(command, { abortSignal: AbortSignal.any([signal]) });
    const parsed = parseJson(new TextDecoder().decode(answer));
    if (parsed === undefined) throw new ModelFault('empty');
    return parsed;
  } catch (error) {
    throw modelFaultOf(error, signal);
  }
}
