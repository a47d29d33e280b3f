import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { SendMessageCommand, type SQSClient } from '@aws-sdk/client-sqs';
import { apisOf } from '../../../model/api-routes';
import { resolveIntrinsics } from '../../../model/intrinsics';
import { type QueueModel, queuesOf } from '../../../model/queues';
import { resourcesOfType, type StackModel } from '../../../model/template';
import { Activity } from './activity';
import { ApiFront } from './api/api-front';
import { callSqs, type ServiceReply } from './api/send-message-form';
import { Closers } from './closers';
import { deployCustomResources } from './deploy-custom-resources';
import { FunctionFleet } from './functions/function-fleet';
import { linkModules } from './functions/prepare-code';
import { restoreState, saveState } from './kept-state';
import { LaptopError } from './laptop-error';
import { QueueControls } from './queue-controls';
import { LAPTOP_ACCOUNT } from './services/queue-and-file-server';
import { findProgram, startConsumers } from './start-consumers';
import { type LaptopServices, startServices } from './start-services';

export interface LaptopProps {
  readonly stack: StackModel;
  /** Scratch folder, empty. Whoever made it removes it. */
  readonly directory: string;
  /**
   * Folder that keeps tables, objects, messages, mails and rows from one start to the next.
   * @default - everything is gone when the laptop stops
   */
  readonly keepDirectory?: string;
}

/** Which of the pattern's variants the template is. */
export interface Variant {
  readonly producer: 'lambda' | 'direct';
  readonly worker: 'lambda' | 'ec2';
  readonly results: 's3' | 'rds';
}

/** One stack running on this machine, wired by its template. */
export interface Laptop {
  readonly stack: StackModel;
  readonly variant: Variant;
  readonly activity: Activity;
  readonly services: LaptopServices;
  readonly fleet: FunctionFleet;
  readonly front: ApiFront;
  readonly controls: QueueControls;
  /** The queue that work goes through, and where it gives messages up. */
  readonly workQueue: QueueModel & { readonly redrive: NonNullable<QueueModel['redrive']> };
  /** Kinds of job that can run here. */
  readonly jobKinds: readonly string[];
  readonly filesBucket: string;
  readonly stop: () => Promise<void>;
}

/**
 * Starts a stack.
 *
 * @throws LaptopError when something the person can mend is in the way; nothing is left running then
 */
export async function startLaptop(props: LaptopProps): Promise<Laptop> {
  const closers = new Closers();
  try {
    return await start(props, closers);
  } catch (error) {
    await closers.close();
    throw error;
  }
}

async function start({ stack, directory, keepDirectory }: LaptopProps, closers: Closers): Promise<Laptop> {
  const activity = new Activity();
  const kept = keepDirectory ?? join(directory, 'data');
  mkdirSync(kept, { recursive: true });
  const services = await startServices({
    stack,
    activity,
    closers,
    directory: kept,
    keepTables: keepDirectory !== undefined,
  });
  const { references, queueServer, sqs, s3, buckets } = services;
  const queueNames = queuesOf(stack).map(({ logicalId }) => references.nameOf(logicalId));
  if (keepDirectory) {
    const urls = new Map(queueNames.map((name) => [name, queueServer.queueUrl(name)]));
    await restoreState(keepDirectory, s3, buckets, sqs, urls);
    closers.add(async () => {
      const lying = await Promise.all(
        queueNames.map(async (name) => [name, await queueServer.allMessages(name)] as const),
      );
      await saveState(keepDirectory, s3, buckets, Object.fromEntries(lying));
    });
  }

  linkModules(directory);
  const fleet = new FunctionFleet({ stack, references, addresses: services.addresses, activity, directory });
  closers.add(() => fleet.stop());
  await deployCustomResources(stack, fleet, references);
  const workQueue = workQueueOf(stack);
  const { workers } = startConsumers({ stack, services, fleet, activity, closers, directory });

  const api = apisOf(stack)[0];
  if (!api) throw new LaptopError(`The stack ${stack.name} has no API to run`);
  for (const { target } of api.routes) if (target.kind === 'function') fleet.warm(target.functionId);
  const front = new ApiFront(api, {
    invoke: (functionId, event) => fleet.invoke(functionId, event),
    callService: (service, uri, form) =>
      callService(service, String(resolveIntrinsics(uri, references)), form, services),
    resolve: (value) => resolveIntrinsics(value, references),
    accountId: LAPTOP_ACCOUNT,
    now: () => new Date(),
  });

  return {
    stack,
    variant: {
      producer: api.kind === 'rest' ? 'direct' : 'lambda',
      worker: workers > 0 ? 'ec2' : 'lambda',
      results: services.databasePort === undefined ? 's3' : 'rds',
    },
    activity,
    services,
    fleet,
    front,
    controls: controlsOf(workQueue, services, sqs),
    workQueue,
    jobKinds: jobKindsOf(stack, workers > 0),
    filesBucket: filesBucketOf(stack, services),
    stop: () => closers.close(),
  };
}

function workQueueOf(stack: StackModel): Laptop['workQueue'] {
  const queue = queuesOf(stack).find(({ redrive }) => redrive !== undefined);
  if (!queue?.redrive) throw new LaptopError(`The stack ${stack.name} has no queue with a dead-letter queue`);
  return { ...queue, redrive: queue.redrive };
}

function controlsOf(
  { logicalId, redrive }: Laptop['workQueue'],
  services: LaptopServices,
  sqs: SQSClient,
): QueueControls {
  const urlOf = (id: string) => String(services.references.ref(id));
  return new QueueControls(sqs, urlOf(logicalId), urlOf(redrive.deadLetterQueueId));
}

/** E-mail needs a sender in the template, video a worker that is no function and ffmpeg on this machine. */
function jobKindsOf(stack: StackModel, hasWorkerProcess: boolean): readonly string[] {
  const mail = resourcesOfType(stack, 'AWS::SES::EmailIdentity').length > 0;
  const video = hasWorkerProcess && findProgram('ffmpeg') !== undefined;
  return ['thumbnail', ...(mail ? ['email'] : []), 'bulk', ...(video ? ['video'] : [])];
}

/** The bucket of uploads and results: the one that is not for access logs. */
function filesBucketOf(stack: StackModel, { references }: LaptopServices): string {
  const bucket = resourcesOfType(stack, 'AWS::S3::Bucket').find(({ logicalId }) => !/AccessLogs/i.test(logicalId));
  if (!bucket) throw new LaptopError(`The stack ${stack.name} has no bucket for files`);
  return references.nameOf(bucket.logicalId);
}

async function callService(
  service: string,
  uri: string,
  form: string,
  services: LaptopServices,
): Promise<ServiceReply> {
  if (service !== 'sqs') {
    return { status: 501, body: JSON.stringify({ message: `The laptop runs no integration with ${service}` }) };
  }
  const QueueUrl = services.queueServer.queueUrl(uri.split('/').at(-1)!);
  return callSqs(form, async (input) => {
    const { MessageId: id, MD5OfMessageBody: bodyMd5 } = await services.sqs.send(
      new SendMessageCommand({ QueueUrl, ...input }),
    );
    return { messageId: id!, bodyMd5: bodyMd5! };
  });
}
