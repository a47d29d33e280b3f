import { inventedReferences, resolveIntrinsics } from './intrinsics';
import { at, objectsAt } from './property-path';
import { referencedIds } from './references';
import { resourceType } from './resource-types';
import type { Resource, StackModel } from './template';
import { UndecidableError } from './undecidable-error';

/** Something that a resource sends by itself, without code of ours. */
export interface Exit {
  readonly logicalId: string;
  /** What is sent, for example `replicas`. */
  readonly sends: string;
  /** The resource of the stack that receives it, or whom outside. */
  readonly to: string;
  /** It leaves the stack. */
  readonly outside: boolean;
}

/**
 * Everything that a stack's resources send on by their configuration: replicas, notifications, logs, schedules. What code sends is
 * in iam, what a network lets out in reach.
 *
 * @throws UndecidableError for a type that is not known, and for what is sent nobody says where
 */
export function exitsOf(stack: StackModel): readonly Exit[] {
  return [...stack.resources.values()].flatMap((resource) => {
    if (!resourceType(resource.type).exit) return [];
    const read = READERS[resource.type];
    if (!read) throw new UndecidableError(`${resource.logicalId} (${resource.type}) is an exit that is not understood`);
    return read(resource.properties, stack).map(([sends, target, account]) => {
      if (target === undefined)
        throw new UndecidableError(`${resource.logicalId} does not say where it sends ${sends}`);
      return { logicalId: resource.logicalId, sends, ...destination(stack, target, account) };
    });
  });
}

/** For example `Alarms notifications -> ops@example.com`. */
export function exitText({ logicalId, sends, to }: Exit): string {
  return `${logicalId} ${sends} -> ${to}`;
}

type Raw = Readonly<Record<string, unknown>>;
/** What is sent, where, and to which account if the template says so. */
type Sent = readonly [sends: string, target: unknown, account?: unknown];

const READERS: Readonly<Record<string, (properties: Resource['properties'], stack: StackModel) => readonly Sent[]>> = {
  'AWS::AutoScaling::LifecycleHook': ({ NotificationTargetARN }) =>
    present('notices of its life', NotificationTargetARN),
  'AWS::Budgets::Budget': (properties) =>
    objectsAt(properties['NotificationsWithSubscribers']).flatMap((each) =>
      objectsAt(each['Subscribers']).map(({ Address }): Sent => ['notifications', Address]),
    ),
  'AWS::CloudFront::Distribution': ({ DistributionConfig }) => {
    const config = DistributionConfig as Raw | undefined;
    const logs = at(config, 'Logging', 'Bucket');
    return [
      ...(logs === undefined ? [] : [['logs', logs] as const]),
      ...objectsAt(config?.['Origins']).map(({ DomainName }): Sent => ['requests', DomainName]),
    ];
  },
  'AWS::CloudWatch::Alarm': alarmActions,
  'AWS::CloudWatch::CompositeAlarm': alarmActions,
  'AWS::DynamoDB::GlobalTable': ({ Replicas }, stack) => [
    ...objectsAt(Replicas)
      .filter(({ Region }) => resolveIntrinsics(Region, inventedReferences(stack)) !== stack.region)
      .map(({ Region }): Sent => ['replicas', Region]),
    ...objectsAt(Replicas).flatMap((replica) =>
      present('changes', at(replica, 'KinesisStreamSpecification', 'StreamArn')),
    ),
  ],
  'AWS::EC2::FlowLog': ({ LogDestination, LogGroupName }) => [['flow logs', LogDestination ?? LogGroupName]],
  'AWS::Events::Rule': ({ Targets }) => objectsAt(Targets).map(({ Arn }): Sent => ['events', Arn]),
  'AWS::KinesisFirehose::DeliveryStream': (properties) =>
    Object.entries(properties)
      .filter(([name]) => name.endsWith('DestinationConfiguration'))
      .flatMap(([name, config]): Sent[] => {
        const targets = [
          at(config, 'BucketARN'),
          at(config, 'S3Configuration', 'BucketARN'),
          at(config, 'S3BackupConfiguration', 'BucketARN'),
          ...(/S3Destination/.test(name)
            ? []
            : [at(config, 'DomainARN') ?? at(config, 'EndpointConfiguration', 'Url') ?? name]),
        ];
        return targets.filter((target) => target !== undefined).map((target) => ['records', target]);
      }),
  'AWS::Lambda::EventInvokeConfig': ({ DestinationConfig }) =>
    ['OnSuccess', 'OnFailure'].flatMap((name): Sent[] => {
      const target = at(DestinationConfig, name, 'Destination');
      return target === undefined ? [] : [['results', target]];
    }),
  'AWS::Logs::Delivery': ({ DeliveryDestinationArn }) => [['logs', DeliveryDestinationArn]],
  'AWS::Logs::DeliveryDestination': ({ DestinationResourceArn }) => [['logs', DestinationResourceArn]],
  'AWS::Logs::SubscriptionFilter': ({ DestinationArn }) => [['logs', DestinationArn]],
  'AWS::S3::Bucket': ({
    ReplicationConfiguration,
    InventoryConfigurations,
    AnalyticsConfigurations,
    NotificationConfiguration,
  }) => [
    ...(['Lambda', 'Queue', 'Topic'] as const).flatMap((kind) =>
      objectsAt(NotificationConfiguration, `${kind}Configurations`).map(
        (each): Sent => ['events', each[kind === 'Lambda' ? 'Function' : kind]],
      ),
    ),
    ...(at(NotificationConfiguration, 'EventBridgeConfiguration') === undefined
      ? []
      : [['events', 'the event bus of the account'] as const]),
    ...objectsAt(at(ReplicationConfiguration, 'Rules')).map(
      ({ Destination }): Sent => ['replicas', at(Destination, 'Bucket'), at(Destination, 'Account')],
    ),
    ...objectsAt(InventoryConfigurations).map(
      ({ Destination }): Sent => ['inventory', at(Destination, 'BucketArn'), at(Destination, 'BucketAccountId')],
    ),
    ...objectsAt(AnalyticsConfigurations).flatMap((each): Sent[] => {
      const target = at(each, 'StorageClassAnalysis', 'DataExport', 'Destination');
      return target === undefined ? [] : [['analytics', at(target, 'BucketArn'), at(target, 'BucketAccountId')]];
    }),
  ],
  'AWS::SES::ConfigurationSetEventDestination': ({ EventDestination }) =>
    [
      at(EventDestination, 'SnsDestination', 'TopicARN'),
      at(EventDestination, 'EventBridgeDestination', 'EventBusArn'),
      at(EventDestination, 'KinesisFirehoseDestination', 'DeliveryStreamARN'),
    ]
      .filter((target) => target !== undefined)
      .map((target): Sent => ['mail events', target]),
  'AWS::SES::ConfigurationSet': ({ ArchivingOptions, TrackingOptions }) => [
    ...present('mail', at(ArchivingOptions, 'ArchiveArn')),
    ...present('clicks of readers', at(TrackingOptions, 'CustomRedirectDomain')),
  ],
  'AWS::SNS::Subscription': ({ Endpoint, FilterPolicy, RawMessageDelivery }) => {
    const kinds = [
      ...(RawMessageDelivery === true ? ['without envelope'] : []),
      ...(FilterPolicy === undefined ? [] : [`that match ${JSON.stringify(FilterPolicy)}`]),
    ];
    return [[['notifications', ...kinds].join(' '), Endpoint]];
  },
  'AWS::SNS::Topic': ({ Subscription }) =>
    objectsAt(Subscription).map(({ Endpoint }): Sent => ['notifications', Endpoint]),
  'AWS::Scheduler::Schedule': ({ Target }) => [['calls', at(Target, 'Arn')]],
  'AWS::WAFv2::LoggingConfiguration': ({ LogDestinationConfigs }) =>
    (LogDestinationConfigs as readonly unknown[]).map((target): Sent => ['logs', target]),
};

function present(sends: string, target: unknown): Sent[] {
  return target === undefined ? [] : [[sends, target]];
}

function alarmActions(properties: Resource['properties']): readonly Sent[] {
  return ['AlarmActions', 'OKActions', 'InsufficientDataActions'].flatMap((name) =>
    ((properties[name] ?? []) as readonly unknown[]).map((target): Sent => ['notifications', target]),
  );
}

/** The scheduler calls AWS's services by such an ARN, with the role that it is given. */
const OWN_CALL = /^arn:aws:scheduler:::aws-sdk:(\w+:\w+)$/;

function destination(stack: StackModel, target: unknown, account: unknown): Pick<Exit, 'to' | 'outside'> {
  const ids = [...new Set(referencedIds(target))].filter((id) => stack.resources.has(id));
  const foreign = account !== undefined && !isOwnAccount(account);
  if (ids.length === 1) return { to: `${ids[0]}${foreign ? ' as another account' : ''}`, outside: foreign };
  const text = String(resolveIntrinsics(target, inventedReferences(stack)));
  const call = OWN_CALL.exec(text)?.[1];
  return call ? { to: call, outside: false } : { to: `${text}${foreign ? ' of another account' : ''}`, outside: true };
}

function isOwnAccount(account: unknown): boolean {
  return at(account, 'Ref') === 'AWS::AccountId';
}
