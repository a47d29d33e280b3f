import { bedrockClient } from '../../../lib/rag/adapters/bedrock-client';
import { NOT_IN_SOURCES } from '../../../lib/rag/domain/ask-prompt';
import type { RetryDeps } from '../../../lib/rag/domain/retry';
import { BedrockEndpoint, type ModelCall } from '../../../lib/tools/laptop/bedrock/bedrock-endpoint';
import { extractiveAnswerer } from '../../../lib/tools/laptop/bedrock/extractive-answerer';

/** A Bedrock of this machine, and the client as it is deployed, which finds it by its environment. */
export class LocalBedrock {
  readonly calls: ModelCall[] = [];
  readonly endpoint = new BedrockEndpoint({
    answerer: extractiveAnswerer({ unanswerable: NOT_IN_SOURCES }),
    onCall: (call) => this.calls.push(call),
  });
  /** Waits that were asked for between attempts. */
  readonly waits: number[] = [];
  /** A clock that does not wait. */
  readonly retry: RetryDeps = {
    clock: {
      nowMs: () => 0,
      wait: async (ms) => void this.waits.push(ms),
    },
    random: () => 0.5,
  };
  private client: ReturnType<typeof bedrockClient> | undefined;

  async start(): Promise<void> {
    Object.assign(process.env, {
      AWS_ENDPOINT_URL_BEDROCK_RUNTIME: await this.endpoint.start(),
      AWS_REGION: 'ap-northeast-2',
      AWS_ACCESS_KEY_ID: 'laptop',
      AWS_SECRET_ACCESS_KEY: 'laptop',
    });
    this.client = bedrockClient();
  }

  get sdk(): ReturnType<typeof bedrockClient> {
    return this.client!;
  }

  reset(): void {
    this.calls.length = 0;
    this.waits.length = 0;
    this.endpoint.faults.clear();
  }

  async stop(): Promise<void> {
    this.client?.destroy();
    await this.endpoint.stop();
  }
}
