import { attributesOf } from '../../../lib/model/balanced-machines';
import { at, objectsAt } from '../../../lib/model/property-path';
import type { Resource, StackModel } from '../../../lib/model/template';
import { UndecidableError } from '../../../lib/model/undecidable-error';
import { mathLines } from './metrics';
import type { TableProof } from './table-proof';
import { written } from './written-value';

export const limitTable: TableProof = {
  table: 'limits',
  claim: 'stages, queues, functions, mappings and groups of machines take exactly as much as listed',
  read: (stack) =>
    [...stack.resources.values()].flatMap((resource) =>
      (READERS[resource.type]?.(resource, stack) ?? []).map((line) => `${resource.logicalId} ${line}`),
    ),
};

type Reader = (resource: Resource, stack: StackModel) => readonly string[];

const READERS: Readonly<Record<string, Reader>> = {
  'AWS::ApiGateway::Method': ({ properties: { Integration: behind } }) => {
    const [milliseconds, mode] = [at(behind, 'TimeoutInMillis'), at(behind, 'ResponseTransferMode')];
    return milliseconds === undefined && mode === undefined
      ? []
      : [`waits ${Number(milliseconds ?? 29_000) / 1000} s${mode === 'STREAM' ? ', and hands on what comes' : ''}`];
  },
  'AWS::ApiGateway::Stage': ({ properties }) =>
    objectsAt(properties, 'MethodSettings').map(
      (setting) => `${setting['HttpMethod']} ${setting['ResourcePath']}: ${rate(setting)}`,
    ),
  'AWS::ApiGateway::UsagePlan': ({ logicalId }) => {
    throw new UndecidableError(`The limits of the usage plan ${logicalId} are not understood`);
  },
  'AWS::ApiGatewayV2::Integration': ({ properties: { TimeoutInMillis: milliseconds } }) =>
    milliseconds === undefined ? [] : [`waits ${Number(milliseconds) / 1000} s`],
  'AWS::ApiGatewayV2::Stage': ({ properties }) => [
    `every route: ${rate(properties['DefaultRouteSettings'])}`,
    ...Object.entries((properties['RouteSettings'] ?? {}) as object).map(
      ([route, setting]) => `${route}: ${rate(setting)}`,
    ),
  ],
  'AWS::AutoScaling::AutoScalingGroup': ({ properties: { MinSize, MaxSize, DesiredCapacity } }) => [
    `${MinSize} to ${MaxSize} machines${DesiredCapacity === undefined ? '' : `, ${DesiredCapacity} at first`}`,
  ],
  'AWS::AutoScaling::ScalingPolicy': ({ properties }, stack) => scaling(stack, properties),
  'AWS::Bedrock::Guardrail': ({ properties }, stack) => {
    const { ContentPolicyConfig: content, SensitiveInformationPolicyConfig: sensitive } = properties;
    return [
      `reads as ${at(content, 'ContentFiltersTierConfig', 'TierName')} does, by ${written(stack, at(properties, 'CrossRegionConfig', 'GuardrailProfileArn'))}`,
      `writes ${properties['BlockedInputMessaging']} for a question, ${properties['BlockedOutputsMessaging']} for an answer`,
      ...objectsAt(content, 'FiltersConfig').map((filter) => `stops ${written(stack, filter)}`),
      ...['PiiEntitiesConfig', 'RegexesConfig'].flatMap((kind) =>
        objectsAt(sensitive, kind).map((hidden) => `hides ${written(stack, hidden)}`),
      ),
    ];
  },
  'AWS::Bedrock::GuardrailVersion': ({ properties }, stack) => [
    `is one of ${written(stack, properties['GuardrailIdentifier'])}`,
  ],
  'AWS::Budgets::Budget': ({ properties }) => [
    `${at(properties, 'Budget', 'BudgetLimit', 'Amount')} ${at(properties, 'Budget', 'BudgetLimit', 'Unit')} ${at(properties, 'Budget', 'TimeUnit')}`,
    ...objectsAt(properties, 'NotificationsWithSubscribers').map(({ Notification: each }) => {
      return `tells at ${at(each, 'Threshold')} ${at(each, 'ThresholdType')} ${at(each, 'NotificationType')}`;
    }),
  ],
  'AWS::EC2::Instance': ({ properties }) => machine(properties),
  'AWS::EC2::LaunchTemplate': ({ properties: { LaunchTemplateData: data } }) => machine(data),
  'AWS::ElasticLoadBalancingV2::LoadBalancer': attributes,
  'AWS::ElasticLoadBalancingV2::TargetGroup': (group, stack) => {
    const { HealthCheckIntervalSeconds: every, HealthCheckTimeoutSeconds: within } = group.properties;
    const { HealthyThresholdCount: well, UnhealthyThresholdCount: ill, HealthCheckPath: path } = group.properties;
    const { Matcher: good, Port: port, Protocol: protocol, TargetType: type } = group.properties;
    return [
      `asks each ${type} ${protocol} ${port} ${path} every ${every} s for ${written(stack, good)} within ${within} s: ${well} times well, ${ill} times ill`,
      ...attributes(group, stack),
    ];
  },
  'AWS::Lambda::EventSourceMapping': ({ properties }, stack) => {
    const { Enabled: enabled = true, FilterCriteria: filter } = properties;
    const most = at(properties, 'ScalingConfig', 'MaximumConcurrency');
    const wait = properties['MaximumBatchingWindowInSeconds'];
    return [
      `batches of ${properties['BatchSize'] ?? 10}${wait === undefined ? '' : ` within ${wait} s`}, ${most ?? 'any number'} at once${enabled === true ? '' : ', switched off'}${
        filter === undefined ? '' : `, only ${written(stack, filter)}`
      }`,
    ];
  },
  'AWS::Lambda::Function': ({ properties }) => {
    const { Timeout: seconds = 3, MemorySize: memory = 128, ReservedConcurrentExecutions: most } = properties;
    return [`${seconds} s, ${memory} MiB${most === undefined ? '' : `, ${most} at once`}`];
  },
  'AWS::Logs::SubscriptionFilter': ({ properties: { FilterPattern: pattern } }) => [
    `takes ${pattern === '' ? 'every line' : `lines of ${JSON.stringify(pattern)}`}`,
  ],
  'AWS::OpenSearchServerless::CollectionGroup': ({ properties: { CapacityLimits: limits } }) =>
    ['Search', 'Indexing'].map(
      (what) =>
        `${at(limits, `Min${what}CapacityInOcu`)} to ${at(limits, `Max${what}CapacityInOcu`)} compute units of ${what}`,
    ),
  'AWS::OpenSearchService::Domain': ({ properties: { ClusterConfig: cluster, EBSOptions: disks, EngineVersion } }) => [
    `${EngineVersion}: ${at(cluster, 'InstanceCount')} ${at(cluster, 'InstanceType')} with ${at(disks, 'VolumeSize')} GiB of ${at(disks, 'VolumeType')}`,
    ...(at(cluster, 'DedicatedMasterEnabled') === true
      ? [`${at(cluster, 'DedicatedMasterCount')} ${at(cluster, 'DedicatedMasterType')} that keep order`]
      : []),
  ],
  'AWS::RDS::DBInstance': ({ properties: { DBInstanceClass, Engine, EngineVersion, AllocatedStorage } }) => [
    `${DBInstanceClass}, ${Engine} ${EngineVersion}, ${AllocatedStorage} GiB`,
  ],
  'AWS::RDS::DBParameterGroup': ({ properties }, stack) => [written(stack, properties['Parameters'])],
  'AWS::Scheduler::Schedule': ({ properties: { ScheduleExpression, ScheduleExpressionTimezone, State } }) => [
    `${ScheduleExpression} in ${ScheduleExpressionTimezone}, ${State}`,
  ],
  'AWS::SQS::Queue': ({ properties }) => {
    const { VisibilityTimeout: hidden = 30, ReceiveMessageWaitTimeSeconds: wait = 0 } = properties;
    const { MaximumMessageSize: most = 1_048_576, DelaySeconds: delay = 0 } = properties;
    const receives = at(properties, 'RedrivePolicy', 'maxReceiveCount');
    return [
      `hides for ${hidden} s, waits ${wait} s, takes ${most} bytes${delay === 0 ? '' : `, delays by ${delay} s`}`,
      ...(receives === undefined ? [] : [`gives up after ${receives} receives`]),
    ];
  },
};

/** What a load balancer or a target group is told to do, word for word. */
function attributes(resource: Resource, stack: StackModel): string[] {
  return [...attributesOf(resource)].map(([name, value]) => `${name} ${written(stack, value)}`);
}

/** A launch template that an instance has for its image alone has no size. */
function machine(data: unknown): string[] {
  const [type, disks] = [at(data, 'InstanceType'), objectsAt(data, 'BlockDeviceMappings')];
  const credits = at(data, 'CreditSpecification', 'CPUCredits') ?? at(data, 'CreditSpecification', 'CpuCredits');
  return type === undefined
    ? []
    : [`${type}, ${disks.map((disk) => `${at(disk, 'Ebs', 'VolumeSize')} GiB`).join(' and ')}, ${credits} credits`];
}

function rate(settings: unknown): string {
  const [perSecond, burst] = [at(settings, 'ThrottlingRateLimit'), at(settings, 'ThrottlingBurstLimit')];
  return perSecond === undefined && burst === undefined ? 'no limit' : `${perSecond} a second, ${burst} at once`;
}

/** What a group of machines follows, each metric on its own line. */
function scaling(stack: StackModel, { AutoScalingGroupName: _, ...policy }: Resource['properties']): string[] {
  const { TargetTrackingConfiguration: { CustomizedMetricSpecification: followed, ...target } = {}, ...others } =
    policy as { readonly TargetTrackingConfiguration?: Readonly<Record<string, unknown>> };
  return [written(stack, { ...others, ...target }), ...mathLines(stack, at(followed, 'Metrics'))];
}
