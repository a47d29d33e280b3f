import { createHash } from 'node:crypto';
import { BatchProcessor, EventType, processPartialResponse } from '@aws-lambda-powertools/batch';
import type { Context, SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import type * as z from 'zod';
import { parseEnv } from '../../shared/env';
import { workLog } from '../../shared/log-work';
import { onFirstEvent } from '../../shared/on-first-event';
import { s3Client } from '../../shared/s3-client';
import type { WorkLog } from '../../shared/work-log';
import { dynamoLedger } from '../adapters/dynamo-ledger';
import { parseInThread } from '../adapters/parse-in-thread';
import { s3Documents } from '../adapters/s3-documents';
import { passageServices } from '../adapters/search-services';
import { sqsMessages } from '../adapters/sqs-messages';
import { cutPassages } from '../domain/cut-passages';
import { fillIndex, type IngestDeps, ingestDocument } from '../domain/ingest-document';
import { INGEST_LIMITS } from '../domain/ingest-limits';
import { type QueueMessage, readMessage, type Source } from '../domain/queue-message';
import { type SwitchDeps, switchIndex } from '../domain/switch-index';
import { ingestDocumentsEnv } from './ingest-documents.env';

export interface IngestDocumentsDeps {
  readonly ingest: IngestDeps;
  readonly indexes: SwitchDeps;
  readonly log: WorkLog;
}

/** What is left of the time of one document is for saying that it did not suffice. */
const SETTINGS = { attemptMs: INGEST_LIMITS.timeoutSeconds * 1000 };

/**
 * Reads documents that came, forgets those that went, and fills indexes; one message after the other. Returns the ids of the messages
 * that must come back: those that met a fault, those that nobody can read, which end in the dead-letter queue, and those for which no
 * time is left.
 *
 * A message may come any number of times, also at once: see `ingestDocument` and `switchIndex`.
 */
export function ingestDocumentsHandler(depsOf: () => Promise<IngestDocumentsDeps>, source: Source) {
  const processor = new BatchProcessor(EventType.SQS);

  return async (event: SQSEvent, context: Pick<Context, 'getRemainingTimeInMillis'>): Promise<SQSBatchResponse> => {
    const deps = await depsOf();
    const work = async ({ body, messageId }: SQSRecord) => {
      const read = readMessage(body, source);
      if (!read.ok) {
        deps.log.warn('unreadable message', { messageId, fault: read.fault });
        throw new Error('The message cannot be read');
      }
      const left = context.getRemainingTimeInMillis();
      if (left < INGEST_LIMITS.documentSeconds * 1000) throw new Error('No time is left');
      await carryOut(read.message, deps, AbortSignal.timeout(left - INGEST_LIMITS.answerSeconds * 1000)).catch(
        (error: unknown) => {
          deps.log.fault('ingestion failed', error, { messageId, kind: read.message.kind });
          throw new Error('The message comes back');
        },
      );
    };
    return processPartialResponse(event, work, processor, {
      processInParallel: false,
      throwOnFullBatchFailure: false,
    }) as Promise<SQSBatchResponse>;
  };
}

async function carryOut(
  message: QueueMessage,
  { ingest, indexes }: IngestDocumentsDeps,
  signal: AbortSignal,
): Promise<void> {
  switch (message.kind) {
    case 'news':
      for (const news of message.news) await ingestDocument(news, ingest, SETTINGS, signal);
      return;
    case 'fill':
      // What another deployment has overtaken waits for nobody.
      if (message.index !== indexes.configured.name) return;
      return fillIndex(message.document, message.index, ingest, SETTINGS, signal);
    default:
      return switchIndex(message, indexes, signal);
  }
}

/** The same on the real services. */
export async function ingestDocumentsOn(env: z.output<typeof ingestDocumentsEnv>): Promise<IngestDocumentsDeps> {
  const { store, dynamo, configured, embedderFor } = await passageServices(env);
  const ledger = dynamoLedger(dynamo, env.TABLE_NAME);
  return {
    ingest: {
      ledger,
      targets: async (signal) => {
        const active = await store.active(signal);
        return active && active.name !== configured.name ? [active, configured] : [configured];
      },
      writer: store,
      embedderFor,
      ...s3Documents(s3Client(), env.BUCKET_NAME),
      parse: parseInThread,
      cut: (parsed) => {
        const { passages, refused } = cutPassages(parsed);
        return refused ? { refused } : { passages };
      },
      hash: (bytes) => createHash('sha256').update(bytes).digest('hex'),
      nowMs: Date.now,
      log: workLog,
    },
    indexes: { ledger, indexes: store, configured, send: sqsMessages(env.QUEUE_URL), log: workLog },
    log: workLog,
  };
}

export const handler = onFirstEvent(() => {
  const env = parseEnv(ingestDocumentsEnv);
  const deps = ingestDocumentsOn(env);
  return ingestDocumentsHandler(() => deps, { bucket: env.BUCKET_NAME, tenants: env.TENANTS });
});
