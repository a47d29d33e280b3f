import { referencedId } from './references';
import { type Resource, resourcesOfType, type StackModel } from './template';

/** A Lambda function as the service would run it. */
export interface FunctionModel {
  readonly logicalId: string;
  readonly description: string;
  /** `file.export`, for example `index.handler`. */
  readonly handler: string;
  readonly runtime: string;
  readonly timeoutSeconds: number;
  readonly memoryMiB: number;
  /** Variables with their intrinsic functions still in place. */
  readonly environment: Readonly<Record<string, unknown>>;
  /** Content hash of its code; see StackModel.assets. */
  readonly assetHash?: string;
}

/** A mapping that feeds a queue's messages to a function. */
export interface QueueSourceModel {
  readonly logicalId: string;
  readonly queueId: string;
  readonly functionId: string;
  readonly batchSize: number;
  readonly batchingWindowSeconds: number;
  readonly reportsBatchItemFailures: boolean;
  /** Most invocations at once; the service starts with five and adds more. */
  readonly maximumConcurrency: number;
}

export function functionsOf(stack: StackModel): readonly FunctionModel[] {
  return resourcesOfType(stack, 'AWS::Lambda::Function').map(readFunction);
}

function readFunction({ logicalId, properties }: Resource): FunctionModel {
  const key = (properties['Code'] as { readonly S3Key?: unknown } | undefined)?.S3Key;
  const assetHash = typeof key === 'string' ? /^([0-9a-f]{64})\./.exec(key)?.[1] : undefined;
  const environment = properties['Environment'] as { readonly Variables?: Record<string, unknown> } | undefined;
  return {
    logicalId,
    description: typeof properties['Description'] === 'string' ? properties['Description'] : '',
    handler: String(properties['Handler'] ?? 'index.handler'),
    runtime: String(properties['Runtime'] ?? ''),
    timeoutSeconds: Number(properties['Timeout'] ?? 3),
    memoryMiB: Number(properties['MemorySize'] ?? 128),
    environment: environment?.Variables ?? {},
    ...(assetHash && { assetHash }),
  };
}

/** Mappings whose source is a queue of the same stack; those of streams are not listed. */
export function queueSourcesOf(stack: StackModel): readonly QueueSourceModel[] {
  return resourcesOfType(stack, 'AWS::Lambda::EventSourceMapping').flatMap(({ logicalId, properties }) => {
    const queueId = referencedId(properties['EventSourceArn']);
    const functionId = referencedId(properties['FunctionName']);
    if (!queueId || !functionId || stack.resources.get(queueId)?.type !== 'AWS::SQS::Queue') return [];
    if (properties['Enabled'] === false) return [];
    const scaling = properties['ScalingConfig'] as { readonly MaximumConcurrency?: number } | undefined;
    const responseTypes = (properties['FunctionResponseTypes'] ?? []) as readonly string[];
    return [
      {
        logicalId,
        queueId,
        functionId,
        batchSize: Number(properties['BatchSize'] ?? 10),
        batchingWindowSeconds: Number(properties['MaximumBatchingWindowInSeconds'] ?? 0),
        reportsBatchItemFailures: responseTypes.includes('ReportBatchItemFailures'),
        maximumConcurrency: Number(scaling?.MaximumConcurrency ?? 5),
      },
    ];
  });
}
