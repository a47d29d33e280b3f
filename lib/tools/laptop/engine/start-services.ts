import { join } from 'node:path';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { CreateBucketCommand, PutObjectCommand, type PutObjectCommandInput, S3Client } from '@aws-sdk/client-s3';
import { CreateQueueCommand, SQSClient } from '@aws-sdk/client-sqs';
import { bucketsOf } from '../../../model/buckets';
import { resolveIntrinsics } from '../../../model/intrinsics';
import { queueAttributes, queuesOf } from '../../../model/queues';
import { resourcesOfType, type StackModel } from '../../../model/template';
import { resolveCors } from '../buckets/bucket-front';
import type { Closers } from './closers';
import { LaptopError } from './laptop-error';
import { LaptopReferences } from './laptop-references';
import { QueueControls } from './queue-controls';
import type { Report } from './report';
import { DatabaseServer } from './services/database-server';
import { freePort } from './services/loopback-server';
import { MailOutbox } from './services/mail-outbox';
import { type OnChange, QueueAndFileServer } from './services/queue-and-file-server';
import { startSmallServices } from './services/small-services';
import { isTable, TableServer } from './services/table-server';
import type { ServiceAddresses } from './work-environment';

/** The services that a stack's code calls, running and holding what the template declares. */
export interface LaptopServices {
  readonly references: LaptopReferences;
  readonly addresses: ServiceAddresses;
  readonly outbox: MailOutbox;
  /** @default - the stack has neither queues nor buckets */
  readonly storage?: Storage;
  /** @default - the stack has no tables */
  readonly tables?: DynamoDBClient;
  /** @default - the stack has no database */
  readonly databasePort?: number;
}

/** What is put with an object beside its bytes. */
export interface PutAbout extends Pick<PutObjectCommandInput, 'ContentType' | 'CacheControl' | 'ContentDisposition'> {
  /** That it had at an earlier start. @default - a new one */
  readonly versionId?: string;
}

/** The stack's queues and buckets. */
export interface Storage {
  readonly url: string;
  readonly s3: S3Client;
  readonly sqs: SQSClient;
  readonly queues: QueueControls;
  /** Names of the buckets. */
  readonly buckets: readonly string[];
  readonly putObject: (bucket: string, key: string, body: Uint8Array, about?: PutAbout) => Promise<void>;
  /** Lets buckets tell queues, and take the forms of browsers. What lies there by then is told to nobody. */
  readonly openBuckets: () => void;
}

export interface ServicesProps {
  readonly stack: StackModel;
  readonly report: Report;
  readonly closers: Closers;
  /** Folder for what the services keep on disk. */
  readonly directory: string;
  readonly onChange: OnChange;
}

const CREDENTIALS = { accessKeyId: 'laptop', secretAccessKey: 'laptop' };

/** Starts the services that the template needs and no others, and creates its queues, buckets and tables in them. */
export async function startServices(props: ServicesProps): Promise<LaptopServices> {
  const { stack, report, closers, directory, onChange } = props;
  const needsStorage = [...stack.resources.values()].some(({ type }) => /^AWS::(SQS::Queue|S3::Bucket)$/.test(type));
  const server = needsStorage ? await QueueAndFileServer.start(report, onChange) : undefined;
  if (server) closers.add(() => server.stop());

  const instance = resourcesOfType(stack, 'AWS::RDS::DBInstance')[0];
  if (instance && instance.properties['Engine'] !== 'postgres') {
    throw new LaptopError(`The laptop has PostgreSQL for a database, and none of ${instance.properties['Engine']}`);
  }
  const masterUser = String(instance?.properties['MasterUsername'] ?? 'postgres');
  const database =
    instance &&
    (await DatabaseServer.start(directory, {
      database: String(instance.properties['DBName'] ?? 'postgres'),
      masterUser,
    }));
  if (database) closers.add(() => database.stop());

  const sites = resourcesOfType(stack, 'AWS::CloudFront::Distribution');
  const sitePorts = await Promise.all(sites.map(async ({ logicalId }) => [logicalId, await freePort()] as const));
  const references = new LaptopReferences(stack, {
    sitePorts: new Map(sitePorts),
    ...(server && { queueUrl: (name) => server.queueUrl(name) }),
    ...(database && { databasePort: database.port }),
  });
  const outbox = new MailOutbox(stack, references, join(directory, 'outbox'), report);
  const secret = JSON.stringify({ username: masterUser, password: 'laptop' });
  const secrets = new Map(instance ? [[references.masterSecretArn(instance.logicalId), secret]] : []);
  const smallServices = await startSmallServices(outbox, secrets, report);
  closers.add(() => smallServices.stop());

  const storage = server && (await createStorage(server, references, props));
  const tables = await startTables(references, props);
  return {
    references,
    addresses: {
      ...(server && { queuesAndFiles: server.url }),
      ...(tables && { tables: tables.url }),
      smallServices: smallServices.url,
    },
    outbox,
    ...(storage && { storage }),
    ...(tables && { tables: tables.client }),
    ...(database && { databasePort: database.port }),
  };
}

async function createStorage(
  server: QueueAndFileServer,
  references: LaptopReferences,
  { stack, closers }: ServicesProps,
): Promise<Storage> {
  const to = { endpoint: server.url, region: stack.region, credentials: CREDENTIALS };
  const s3 = new S3Client({ ...to, forcePathStyle: true });
  const sqs = new SQSClient(to);
  closers.add(() => {
    for (const client of [s3, sqs]) client.destroy();
  });
  for (const queue of queuesOf(stack)) {
    const attributes = queueAttributes(queue, (id) => references.attribute(id, 'Arn'));
    await sqs.send(new CreateQueueCommand({ QueueName: references.nameOf(queue.logicalId), Attributes: attributes }));
  }
  const models = bucketsOf(stack);
  for (const { logicalId, cors, ...rules } of models) {
    const name = references.nameOf(logicalId);
    await s3.send(new CreateBucketCommand({ Bucket: name }));
    const resolve = (value: unknown) => resolveIntrinsics(value, references);
    server.buckets.describe(name, { ...rules, cors: () => cors.map((rule) => resolveCors(rule, resolve)) });
  }
  const queues = new QueueControls(sqs, server, references);
  return {
    url: server.url,
    s3,
    sqs,
    queues,
    buckets: models.map(({ logicalId }) => references.nameOf(logicalId)),
    openBuckets: () =>
      server.buckets.open({
        region: stack.region,
        secretOf: (id) => (id === CREDENTIALS.accessKeyId ? CREDENTIALS.secretAccessKey : undefined),
        send: (queueId, MessageBody) => queues.send(queueId, { MessageBody }),
        now: () => new Date(),
      }),
    putObject: async (Bucket, Key, Body, { versionId, ...about } = {}) => {
      const Metadata = versionId && { 'laptop-version': versionId };
      await s3.send(new PutObjectCommand({ Bucket, Key, Body, ...about, ...(Metadata && { Metadata }) }));
    },
  };
}

async function startTables(references: LaptopReferences, { stack, closers, directory }: ServicesProps) {
  if (![...stack.resources.values()].some(isTable)) return undefined;
  const tables = await TableServer.start(join(directory, 'tables'));
  closers.add(() => tables.stop());
  const client = new DynamoDBClient({ endpoint: tables.url, region: stack.region, credentials: CREDENTIALS });
  closers.add(() => client.destroy());
  await tables.createTables(stack, (logicalId) => references.nameOf(logicalId), client);
  return { url: tables.url, client };
}
