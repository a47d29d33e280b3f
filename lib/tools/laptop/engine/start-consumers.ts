import { join } from 'node:path';
import { DeleteMessageBatchCommand, ReceiveMessageCommand } from '@aws-sdk/client-sqs';
import { type QueueSourceModel, queueSourcesOf } from '../../../model/functions';
import { instanceProgramsOf } from '../../../model/instance-programs';
import type { StackModel } from '../../../model/template';
import type { Closers } from './closers';
import type { FunctionFleet } from './functions/function-fleet';
import { compileProgram, copyBundle } from './functions/prepare-code';
import { QueuePoller, type ReceivedMessage } from './functions/queue-poller';
import { WorkerProcess } from './functions/worker-process';
import { LaptopError } from './laptop-error';
import type { Report } from './report';
import type { LaptopServices } from './start-services';
import { workEnvironment } from './work-environment';

/** How the stack's instances start their program. */
export interface InstancePrograms {
  /** Files that their user data writes a program's environment to. */
  readonly environmentFiles: readonly string[];
  /** What an instance finds out about itself. @param directory - the program's own scratch folder */
  readonly environment: (directory: string) => Readonly<Record<string, string>>;
}

export interface ConsumersProps {
  readonly stack: StackModel;
  readonly services: LaptopServices;
  readonly fleet: FunctionFleet;
  readonly report: Report;
  readonly closers: Closers;
  /** Scratch folder. */
  readonly directory: string;
  /** Variables that stand in every process in place of the template's. */
  readonly environment: Readonly<Record<string, string>>;
  /** Where programs that an API leads to listen, by their launch template. */
  readonly ports: ReadonlyMap<string, number>;
  /** @default - instances run nothing here */
  readonly programs?: InstancePrograms;
}

/** Starts what takes messages out of queues: a poller for each event source mapping, a process for each worker instance. */
export function startConsumers(props: ConsumersProps): { readonly workers: number } {
  for (const source of queueSourcesOf(props.stack)) startPoller(source, props);
  return { workers: startWorkers(props) };
}

function startPoller(source: QueueSourceModel, { stack, services, fleet, report, closers }: ConsumersProps): void {
  const { references, storage } = services;
  // A mapping from a queue outside the stack has nothing to take messages from.
  if (!storage) throw new LaptopError(`${source.queueId} is no queue of the stack`);
  const QueueUrl = String(references.ref(source.queueId));
  const poller = new QueuePoller(
    { ...source, maximumConcurrency: fleet.concurrencyOf(source) },
    { queueArn: String(references.attribute(source.queueId, 'Arn')), region: stack.region },
    {
      receive: async (count, waitSeconds, abortSignal) => {
        const { Messages: messages = [] } = await storage.sqs.send(
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
        deleteAll(messages, (Entries) => storage.sqs.send(new DeleteMessageBatchCommand({ QueueUrl, Entries }))),
      invoke: (event) => fleet.invoke(source.functionId, event),
      report: (text) => report('function', 'Event source mapping', text),
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

function startWorkers({ stack, services, report, closers, directory, ports, ...props }: ConsumersProps): number {
  if (!props.programs) return 0;
  const programs = props.programs.environmentFiles.flatMap((file) =>
    instanceProgramsOf(stack, file, services.references),
  );
  for (const { logicalId, assetHashes, environment } of programs) {
    const hash = assetHashes.find((candidate) => stack.assets.has(candidate));
    if (!hash) throw new LaptopError(`The user data of ${logicalId} fetches no asset of the assembly`);
    const name = ports.has(logicalId) ? 'Server' : 'Worker';
    const worker = new WorkerProcess({
      file: copyBundle(stack, hash, join(directory, logicalId)),
      guardFile: compileProgram('parent-guard', directory),
      environment: {
        ...workEnvironment({ ...environment, ...props.environment }, stack.region, services.addresses),
        ...props.programs.environment(join(directory, `${logicalId}-files`)),
        ...(ports.has(logicalId) && { PORT: String(ports.get(logicalId)) }),
      },
      onLine: (line) => report('log', name, line),
      onExit: (status) => report('log', name, `The program ended with ${status} and is started again`),
    });
    closers.add(() => worker.stop());
  }
  return programs.filter(({ logicalId }) => !ports.has(logicalId)).length;
}
