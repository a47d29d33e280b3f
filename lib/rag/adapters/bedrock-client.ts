import { BedrockRuntimeClient } from '@aws-sdk/client-bedrock-runtime';

/** Nothing of a stream for so long means that nobody is there any more. What calls has shorter limits of its own. */
const SILENCE_MS = 30_000;

/**
 * Tries once: what is tried again, and how often, is decided where the time for the whole answer is known.
 *
 * @param region - of the model; that of the program where it is not given
 */
export function bedrockClient(region?: string): BedrockRuntimeClient {
  return new BedrockRuntimeClient({
    ...(region !== undefined && { region }),
    maxAttempts: 1,
    requestHandler: { requestTimeout: SILENCE_MS, sessionTimeout: SILENCE_MS },
  });
}
