import { join } from 'node:path';
import { DeleteMessageBatchCommand, ReceiveMessageCommand } from '@aws-sdk/client-sqs';
import { type QueueSourceModel, queueSourcesOf } from '../../../model/functions';
import { instanceProgramsOf } from '../../../model/instance-programs';
import type { ReceivedMessage } from '../../../model/queue-events';
import type { StackModel } from '../../../model/template';
import type { RoutedMachine } from '../cloudfront/site-origins';
import type { Closers } from './closers';
import type { FunctionFleet } from './functions/function-fleet';
import { compileProgram, copyBundle } from './functions/prepare-code';
import { QueuePoller } from './functions/queue-poller';
import { WorkerProcess } from './functions/worker-process';
import { LaptopError } from './laptop-error';
import type { Report } from './report';
import type { LaptopServices } from './start-services';
import { workEnvironment } from './work-environment';

/** How the stack's instances start their program. */
export interface InstancePrograms {
  /** Files that their user data writes a program's environment to. */
  readonly environmentFiles: readonly string[];
  /** What an instance finds out about itself: by its program's own scratch folder, and by what the log calls it. */
  readonly environment: (directory: string, name: string) => Readonly<Record<string, string>>;
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
  /** Where programs that an API or a site leads to listen, one for each process, by their launch template. */
  readonly ports: ReadonlyMap<string, readonly number[]>;
  /** @default - instances run nothing here */
  readonly programs?: InstancePrograms;
}

/** A process that stands for a machine which requests are sent to. */
export interface RunningMachine extends RoutedMachine {
  readonly process: WorkerProcess;
}

/** How many processes nobody sends requests to, and the others by their launch template. */
export type RunningPrograms = ReturnType<typeof startConsumers>;

/** Starts what takes messages out of queues: a poller for each event source mapping, and a process for each instance. */
export function startConsumers(props: ConsumersProps) {
  for (const source of queueSourcesOf(props.stack)) startPoller(source, props);
  return startPrograms(props);
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

function startPrograms({ stack, services, report, closers, directory, ports, programs, ...props }: ConsumersProps) {
  const machines = new Map<string, RunningMachine[]>();
  if (!programs) return { workers: 0, machines };
  const found = programs.environmentFiles.flatMap((file) => instanceProgramsOf(stack, file, services.references));
  for (const { logicalId, assetHashes, environment } of found) {
    const hash = assetHashes.find((candidate) => stack.assets.has(candidate));
    if (!hash) throw new LaptopError(`The user data of ${logicalId} fetches no asset of the assembly`);
    const file = copyBundle(stack, hash, join(directory, logicalId));
    const guardFile = compileProgram('parent-guard', directory);
    const start = (name: string, port?: number) => {
      const worker = new WorkerProcess({
        file,
        guardFile,
        environment: {
          ...workEnvironment({ ...environment, ...props.environment }, stack.region, services.addresses),
          ...programs.environment(join(directory, `${logicalId}-files`), name),
          ...(port !== undefined && { PORT: String(port) }),
        },
        onLine: (line) => report('log', name, line),
        onExit: (status) => report('log', name, `The program ended with ${status} and is started again`),
      });
      closers.add(() => worker.stop());
      return worker;
    };
    const listening = ports.get(logicalId);
    if (!listening) start('Worker');
    for (const [index, port] of listening?.entries() ?? []) {
      const name = listening!.length === 1 ? 'Server' : `server-${index + 1}`;
      const machine = { name, port, answered: 0, process: start(name, port) };
      machines.set(logicalId, [...(machines.get(logicalId) ?? []), machine]);
    }
  }
  return { workers: found.length - machines.size, machines };
}
