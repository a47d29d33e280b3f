import type { Alarm } from 'aws-cdk-lib/aws-cloudwatch';
import { Duration } from 'aws-cdk-lib/core';
import { Construct, type IDependable } from 'constructs';
import { INGEST_LIMITS } from '../../lib/rag/domain/ingest-limits';
import type { IngestDocumentsEnv } from '../../lib/rag/handlers/ingest-documents.env';
import { functionAlarms } from '../shared/function-alarms';
import type { Graphs } from '../shared/graph';
import { HandlerFunction } from '../shared/handler-function';
import { readQueue } from '../shared/read-queue';
import type { DocumentFiles } from './document-files';
import type { DocumentLedger } from './document-ledger';
import type { DocumentNews } from './document-news';
import type { PassageHost } from './passage-host';
import type { RagModels } from './rag-models';
import type { RagNetwork } from './rag-network';

/** Most documents at once: the embedding model has a quota for all of the account, and questions come first. */
const MOST_AT_ONCE = 2;

export interface DocumentReaderProps {
  /**
   * Network that leads to the store.
   * @default - the store has a public address
   */
  readonly network?: RagNetwork;
  /** Queue of what happened. */
  readonly news: DocumentNews;
  /** Where documents lie. */
  readonly files: DocumentFiles;
  /** What is known of them. */
  readonly ledger: DocumentLedger;
  /** Where their passages go. */
  readonly passages: PassageHost;
  /** What puts passages into a space. */
  readonly models: RagModels;
  /** Whose documents. */
  readonly tenants: readonly string[];
  /** What must be done before anything is read: the index it goes into. */
  readonly after: IDependable;
  /** CPU of the function. */
  readonly architecture: 'arm64' | 'x86_64';
}

/** Reads what came, cuts it into passages, and keeps the indexes as the ledger says. */
export class DocumentReader extends Construct {
  readonly handler: HandlerFunction<IngestDocumentsEnv>;
  readonly alarms: readonly Alarm[];
  readonly graphs: Graphs;

  constructor(scope: Construct, id: string, props: DocumentReaderProps) {
    super(scope, id);
    const { news, files, ledger, passages, models, tenants, architecture, network, after } = props;
    this.handler = new HandlerFunction<IngestDocumentsEnv>(this, 'Handler', {
      pattern: 'rag',
      handler: 'ingest-documents',
      description: 'Reads documents, and has their passages found',
      architecture,
      // A book of pictures unpacked, its text and two thousand vectors, beside the thread that reads it.
      memorySize: 2048,
      timeout: Duration.seconds(INGEST_LIMITS.timeoutSeconds),
      environment: {
        ...passages.environment,
        ...models.environment,
        TABLE_NAME: ledger.table.tableName,
        BUCKET_NAME: files.bucket.bucketName,
        QUEUE_URL: news.queue.queueUrl,
        TENANTS: tenants.join(','),
      },
      ...(network && { network: network.place('Ingest', 'Reads documents', passages) }),
    });
    const { role, function: reader } = this.handler;
    files.grantRead(role);
    ledger.grantIngest(role);
    passages.grantIngest(role);
    models.grantEmbed(role);
    news.grantSend(role);
    const mapping = readQueue(this, 'Source', {
      handler: this.handler,
      queue: news.queue,
      batchSize: INGEST_LIMITS.batchSize,
      maxConcurrency: MOST_AT_ONCE,
    });
    mapping.node.addDependency(role, after);
    this.alarms = functionAlarms(this, reader);
    const period = Duration.minutes(1);
    this.graphs = {
      'Documents read': [reader.metricInvocations({ period }), reader.metricErrors({ period })],
      'Time for a document p99': [reader.metricDuration({ period, statistic: 'p99' })],
    };
  }
}
