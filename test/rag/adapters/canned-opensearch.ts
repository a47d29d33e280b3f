import { inspect } from 'node:util';
import { Client } from '@opensearch-project/opensearch';
import { DOMAIN, type OpenSearchDialect } from '../../../lib/rag/adapters/opensearch-dialect';
import { openSearchPassages } from '../../../lib/rag/adapters/opensearch-passages';
import { indexName } from '../../../lib/rag/domain/index-name';
import type { PassageIndex, PassageStore } from '../../../lib/rag/domain/passage-store';
import { type CannedReply, CannedService } from '../../support/canned-service';
import { DIMENSION } from '../contract/written-passages';

/** Stands in every passage and question, and may stand in nothing that is thrown or printed. */
export const SECRET = 'a-secret-of-the-passage';

export const INDEX: PassageIndex = { name: indexName('canned'), embeddingModel: 'model', dimension: DIMENSION };

/** An OpenSearch that answers as the test says, and the adapter that asks it; no wait is waited for. */
export class CannedOpenSearch {
  readonly service = new CannedService();
  /** Milliseconds that the adapter would have waited. */
  readonly waits: number[] = [];
  /** Called at each wait. */
  onWait: () => void = () => undefined;
  private readonly clients: Client[] = [];
  private url = '';

  async start(): Promise<void> {
    this.url = await this.service.start();
  }

  async stop(): Promise<void> {
    for (const client of this.clients) await client.close();
    await this.service.stop();
  }

  /** @param random - of each wait, the share of the longest */
  store(dialect: OpenSearchDialect = DOMAIN, random = 1): PassageStore {
    const client = new Client({ node: this.url });
    this.clients.push(client);
    return openSearchPassages(client, dialect, {
      random: () => random,
      clock: {
        nowMs: Date.now,
        wait: async (ms) => {
          this.waits.push(ms);
          this.onWait();
        },
      },
    });
  }

  /** Each reply once, in order; the last for whatever comes then. */
  replies(...replies: readonly CannedReply[]): void {
    let next = 0;
    this.service.answer = () => replies[Math.min(next++, replies.length - 1)]!;
  }

  get asked(): string[] {
    return this.service.requests.map(({ method, url }) => `${method} ${url}`);
  }
}

export function json(status: number, body: unknown): CannedReply {
  return { status, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
}

/** How OpenSearch says that something is wrong, quoting what it was sent. */
export function wrong(status: number, type: string): CannedReply {
  return json(status, {
    status,
    error: { type, reason: `it holds ${SECRET}`, root_cause: [{ type, reason: SECRET }] },
  });
}

/** What somebody throws, as whoever prints it would see it. */
export async function thrownBy(doing: Promise<unknown>): Promise<{ error: unknown; printed: string }> {
  const error = await doing.then(
    () => {
      throw new Error('nothing was thrown');
    },
    (thrown: unknown) => thrown,
  );
  return { error, printed: inspect(error, { depth: 20, showHidden: true, maxStringLength: null }) };
}
