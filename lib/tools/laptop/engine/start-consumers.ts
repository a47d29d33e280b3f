import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { DeleteMessageBatchCommand, ReceiveMessageCommand } from '@aws-sdk/client-sqs';
import { type QueueSourceModel, queueSourcesOf } from '../../../model/functions';
import { instanceProgramsOf } from '../../../model/instance-programs';
import type { StackModel } from '../../../model/template';
import type { Activity } from './activity';
import type { Closers } from './closers';
import type { FunctionFleet } from './functions/function-fleet';
import { compileProgram, copyBundle } from './functions/prepare-code';
import { QueuePoller, type ReceivedMessage } from './functions/queue-poller';
import { WorkerProcess } from './functions/worker-process';
import { LaptopError } from './laptop-error';
import type { LaptopServices } from './start-services';
import { workEnvironment } from './work-environment';

/** Where the user data of a worker instance writes the program's environment. */
const WORKER_ENVIRONMENT_FILE = '/etc/job-worker.env';

export interface ConsumersProps {
  readonly stack: StackModel;
  readonly services: LaptopServices;
  readonly fleet: FunctionFleet;
  readonly activity: Activity;
  readonly closers: Closers;
  /** Scratch folder. */
  readonly directory: string;
}

/** Starts what takes messages out of queues: a poller for each event source mapping, a process for each worker instance. */
export function startConsumers(props: ConsumersProps): { readonly workers: number } {
  for (const source of queueSourcesOf(props.stack)) startPoller(source, props);
  return { workers: startWorkers(props) };
}

function startPoller(source: QueueSourceModel, { stack, services, fleet, activity, closers }: ConsumersProps): void {
  const { references, sqs } = services;
  const QueueUrl = String(references.ref(source.queueId));
  const poller = new QueuePoller(
    { ...source, maximumConcurrency: fleet.concurrencyOf(source) },
    { queueArn: String(references.attribute(source.queueId, 'Arn')), region: stack.region },
    {
      receive: async (count, waitSeconds, abortSignal) => {
        const { Messages: messages = [] } = await sqs.send(
          new ReceiveMessageCommand({
            QueueUrl,
            MaxNumberOfMessages: count,
            WaitTimeSeconds: waitSeconds,
            MessageSystemAttributeNames: ['All'],
            MessageAttributeNames: ['All'],
          }),
          { abortSignal },
        );
        return messages;
      },
      delete: (messages) =>
        deleteAll(messages, (Entries) => sqs.send(new DeleteMessageBatchCommand({ QueueUrl, Entries }))),
      invoke: (event) => fleet.invoke(source.functionId, event),
      report: (text) => activity.add('function', 'Event source mapping', text),
      now: Date.now,
    },
  );
  fleet.warm(source.functionId);
  poller.start();
  closers.add(() => poller.stop());
}

/** One call deletes at most ten. */
async function deleteAll(
  messages: readonly ReceivedMessage[],
  call: (entries: { Id: string; ReceiptHandle: string | undefined }[]) => Promise<unknown>,
): Promise<void> {
  for (let first = 0; first < messages.length; first += 10) {
    const entries = messages.slice(first, first + 10);
    await call(entries.map(({ ReceiptHandle }, index) => ({ Id: String(index), ReceiptHandle })));
  }
}

function startWorkers({ stack, services, activity, closers, directory }: ConsumersProps): number {
  const programs = instanceProgramsOf(stack, WORKER_ENVIRONMENT_FILE, services.references);
  for (const { logicalId, assetHashes, environment } of programs) {
    const hash = assetHashes.find((candidate) => stack.assets.has(candidate));
    if (!hash) throw new LaptopError(`The user data of ${logicalId} fetches no asset of the assembly`);
    const worker = new WorkerProcess({
      file: copyBundle(stack, hash, join(directory, logicalId)),
      guardFile: compileProgram('parent-guard', directory),
      environment: {
        ...workEnvironment(environment, stack.region, services.addresses),
        AUTO_SCALING_GROUP_NAME: '',
        FFMPEG_PATH: findProgram('ffmpeg') ?? 'ffmpeg',
        WORK_DIRECTORY: join(directory, `${logicalId}-files`),
      },
      onLine: (line) => activity.add('log', 'Worker', line),
      onExit: (status) => activity.add('log', 'Worker', `The worker ended with ${status} and is started again`),
    });
    closers.add(() => worker.stop());
  }
  return programs.length;
}

/** The program's full path, looked for where the shell would look. */
export function findProgram(name: string): string | undefined {
  const names = process.platform === 'win32' ? [`${name}.exe`] : [name];
  return (process.env['PATH'] ?? '')
    .split(delimiter)
    .flatMap((folder) => names.map((file) => join(folder, file)))
    .find((file) => existsSync(file));
}
