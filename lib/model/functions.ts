import { resourceBehind } from './references';
import { type Resource, resourcesOfType, type StackModel } from './template';

/** A Lambda function as the service would run it. */
export interface FunctionModel {
  readonly logicalId: string;
  readonly description: string;
  /** Role it runs with. */
  readonly roleId: string;
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

/** @throws UndecidableError for a function whose role is not in the stack */
export function functionsOf(stack: StackModel): readonly FunctionModel[] {
  return resourcesOfType(stack, 'AWS::Lambda::Function').map((resource) => readFunction(stack, resource));
}

function readFunction(stack: StackModel, { logicalId, properties }: Resource): FunctionModel {
  const assetHash = codeHash(properties);
  const environment = properties['Environment'] as { readonly Variables?: Record<string, unknown> } | undefined;
  return {
    logicalId,
    description: typeof properties['Description'] === 'string' ? properties['Description'] : '',
    roleId: resourceBehind(stack, properties['Role'], ['AWS::IAM::Role'], `${logicalId} Role`).logicalId,
    handler: String(properties['Handler'] ?? 'index.handler'),
    runtime: String(properties['Runtime'] ?? ''),
    timeoutSeconds: Number(properties['Timeout'] ?? 3),
    memoryMiB: Number(properties['MemorySize'] ?? 128),
    environment: environment?.Variables ?? {},
    ...(assetHash && { assetHash }),
  };
}

/** Content hash of a function's code, where that is an asset; see StackModel.assets. */
export function codeHash(properties: Resource['properties']): string | undefined {
  const key = (properties['Code'] as { readonly S3Key?: unknown } | undefined)?.S3Key;
  return typeof key === 'string' ? /^([0-9a-f]{64})\./.exec(key)?.[1] : undefined;
}

/** What may feed a function by a mapping. */
const SOURCES = ['AWS::SQS::Queue', 'AWS::DynamoDB::Table', 'AWS::DynamoDB::GlobalTable', 'AWS::Kinesis::Stream'];

/**
 * Mappings whose source is a queue; those of streams are not listed.
 *
 * @throws UndecidableError for a mapping whose source or function is not in the stack
 */
export function queueSourcesOf(stack: StackModel): readonly QueueSourceModel[] {
  return resourcesOfType(stack, 'AWS::Lambda::EventSourceMapping').flatMap(({ logicalId, properties }) => {
    const source = resourceBehind(stack, properties['EventSourceArn'], SOURCES, `${logicalId} EventSourceArn`);
    const target = resourceBehind(
      stack,
      properties['FunctionName'],
      ['AWS::Lambda::Function'],
      `${logicalId} FunctionName`,
    );
    if (source.type !== 'AWS::SQS::Queue' || properties['Enabled'] === false) return [];
    const scaling = properties['ScalingConfig'] as { readonly MaximumConcurrency?: number } | undefined;
    const responseTypes = (properties['FunctionResponseTypes'] ?? []) as readonly string[];
    return [
      {
        logicalId,
        queueId: source.logicalId,
        functionId: target.logicalId,
        batchSize: Number(properties['BatchSize'] ?? 10),
        batchingWindowSeconds: Number(properties['MaximumBatchingWindowInSeconds'] ?? 0),
        reportsBatchItemFailures: responseTypes.includes('ReportBatchItemFailures'),
        maximumConcurrency: Number(scaling?.MaximumConcurrency ?? 5),
      },
    ];
  });
}
