import { at, objectsAt } from './property-path';
import { resourceBehind } from './references';
import { type Resource, resourcesOfType, type StackModel } from './template';
import { UndecidableError } from './undecidable-error';

/** Pages that may call a bucket from a browser, and how. */
export interface CorsRule {
  /** Origins with their intrinsic functions still in place. */
  readonly origins: readonly unknown[];
  readonly methods: readonly string[];
  /** Headers that a request may bear. */
  readonly headers: readonly string[];
  /** Headers of the answer that a page may read. */
  readonly exposed: readonly string[];
  /** @default - a browser asks before each request */
  readonly maxAgeSeconds?: number;
}

/** A queue that is told what happens to the objects of a bucket. */
export interface QueueNotification {
  readonly queueId: string;
  /** For example `s3:ObjectCreated:*`. */
  readonly event: string;
  readonly prefix: string;
  readonly suffix: string;
}

export interface BucketModel {
  readonly logicalId: string;
  readonly isVersioned: boolean;
  readonly cors: readonly CorsRule[];
  readonly notifications: readonly QueueNotification[];
}

/** @throws UndecidableError for somebody who is told of objects and is no queue of the stack */
export function bucketsOf(stack: StackModel): readonly BucketModel[] {
  return resourcesOfType(stack, 'AWS::S3::Bucket').map((bucket) => ({
    logicalId: bucket.logicalId,
    isVersioned: at(bucket.properties, 'VersioningConfiguration', 'Status') === 'Enabled',
    cors: objectsAt(bucket.properties, 'CorsConfiguration', 'CorsRules').map(readCors),
    notifications: readNotifications(stack, bucket),
  }));
}

function readCors(rule: Readonly<Record<string, unknown>>): CorsRule {
  const age = rule['MaxAge'];
  return {
    origins: (rule['AllowedOrigins'] ?? []) as readonly unknown[],
    methods: (rule['AllowedMethods'] ?? []) as readonly string[],
    headers: (rule['AllowedHeaders'] ?? []) as readonly string[],
    exposed: (rule['ExposedHeaders'] ?? []) as readonly string[],
    ...(age !== undefined && { maxAgeSeconds: Number(age) }),
  };
}

function readNotifications(stack: StackModel, { logicalId, properties }: Resource): readonly QueueNotification[] {
  const { QueueConfigurations: told, ...others } = (properties['NotificationConfiguration'] ?? {}) as Readonly<
    Record<string, unknown>
  >;
  const [unread] = Object.keys(others);
  if (unread) throw new UndecidableError(`${logicalId} tells of its objects by ${unread}`);
  return ((told ?? []) as readonly Readonly<Record<string, unknown>>[]).map((each) => {
    const rules = objectsAt(each, 'Filter', 'S3Key', 'Rules');
    const rule = (name: string) => rules.find(({ Name }) => String(Name).toLowerCase() === name)?.['Value'];
    return {
      queueId: resourceBehind(stack, each['Queue'], ['AWS::SQS::Queue'], `${logicalId} Queue`).logicalId,
      event: String(each['Event']),
      prefix: String(rule('prefix') ?? ''),
      suffix: String(rule('suffix') ?? ''),
    };
  });
}
