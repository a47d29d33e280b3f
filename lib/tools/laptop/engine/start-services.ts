import { join } from 'node:path';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { CreateBucketCommand, S3Client } from '@aws-sdk/client-s3';
import { CreateQueueCommand, SQSClient } from '@aws-sdk/client-sqs';
import { queuesOf } from '../../../model/queues';
import { resourcesOfType, type StackModel } from '../../../model/template';
import type { Activity } from './activity';
import type { Closers } from './closers';
import { LaptopReferences } from './laptop-references';
import { DatabaseServer } from './services/database-server';
import { MailOutbox } from './services/mail-outbox';
import { QueueAndFileServer } from './services/queue-and-file-server';
import { startSmallServices } from './services/small-services';
import { TableServer } from './services/table-server';
import type { ServiceAddresses } from './work-environment';

/** The services that a stack's code calls, running and holding what the template declares. */
export interface LaptopServices {
  readonly references: LaptopReferences;
  readonly addresses: ServiceAddresses;
  readonly queueServer: QueueAndFileServer;
  readonly outbox: MailOutbox;
  readonly s3: S3Client;
  readonly sqs: SQSClient;
  readonly buckets: readonly string[];
  /** @default - the stack has no database */
  readonly databasePort?: number;
}

export interface ServicesProps {
  readonly stack: StackModel;
  readonly activity: Activity;
  readonly closers: Closers;
  /** Folder for what the services keep on disk. */
  readonly directory: string;
  /** Keep the tables in that folder, not in memory. */
  readonly keepTables: boolean;
}

const CREDENTIALS = { accessKeyId: 'laptop', secretAccessKey: 'laptop' };

/** Starts the services that the template needs, and creates its queues, buckets and tables in them. */
export async function startServices(props: ServicesProps): Promise<LaptopServices> {
  const { stack, activity, closers, directory } = props;
  const queueServer = await QueueAndFileServer.start(activity);
  closers.add(() => queueServer.stop());
  const tables = await TableServer.start(props.keepTables ? join(directory, 'tables') : undefined);
  closers.add(() => tables.stop());

  const instance = resourcesOfType(stack, 'AWS::RDS::DBInstance')[0];
  const masterUser = String(instance?.properties['MasterUsername'] ?? 'postgres');
  const database =
    instance &&
    (await DatabaseServer.start(directory, {
      database: String(instance.properties['DBName'] ?? 'postgres'),
      masterUser,
    }));
  if (database) closers.add(() => database.stop());

  const references = new LaptopReferences(stack, {
    queueUrl: (name) => queueServer.queueUrl(name),
    ...(database && { databasePort: database.port }),
  });
  const outbox = new MailOutbox(stack, references, join(directory, 'outbox'), activity);
  const secret = JSON.stringify({ username: masterUser, password: 'laptop' });
  const secrets = new Map(instance ? [[references.masterSecretArn(instance.logicalId), secret]] : []);
  const smallServices = await startSmallServices(outbox, secrets);
  closers.add(() => smallServices.stop());

  const clientOf = (endpoint: string) => ({ endpoint, region: stack.region, credentials: CREDENTIALS });
  const s3 = new S3Client({ ...clientOf(queueServer.url), forcePathStyle: true });
  const sqs = new SQSClient(clientOf(queueServer.url));
  const dynamo = new DynamoDBClient(clientOf(tables.url));
  closers.add(() => {
    for (const client of [s3, sqs, dynamo]) client.destroy();
  });

  await createQueues(stack, references, sqs);
  const buckets = resourcesOfType(stack, 'AWS::S3::Bucket').map(({ logicalId }) => references.nameOf(logicalId));
  for (const bucket of buckets) await s3.send(new CreateBucketCommand({ Bucket: bucket }));
  await tables.createTables(stack, (logicalId) => references.nameOf(logicalId), dynamo);

  return {
    references,
    addresses: { queuesAndFiles: queueServer.url, tables: tables.url, smallServices: smallServices.url },
    queueServer,
    outbox,
    s3,
    sqs,
    buckets,
    ...(database && { databasePort: database.port }),
  };
}

async function createQueues(stack: StackModel, references: LaptopReferences, sqs: SQSClient): Promise<void> {
  for (const queue of queuesOf(stack)) {
    const { redrive } = queue;
    await sqs.send(
      new CreateQueueCommand({
        QueueName: references.nameOf(queue.logicalId),
        Attributes: {
          VisibilityTimeout: String(queue.visibilitySeconds),
          MessageRetentionPeriod: String(queue.retentionSeconds),
          MaximumMessageSize: String(queue.maximumMessageBytes),
          DelaySeconds: String(queue.delaySeconds),
          ...(redrive && {
            RedrivePolicy: JSON.stringify({
              deadLetterTargetArn: references.attribute(redrive.deadLetterQueueId, 'Arn'),
              maxReceiveCount: redrive.maxReceiveCount,
            }),
          }),
        },
      }),
    );
  }
}
