import type { Sentence } from '../../../config/sentence';
import { kindsOf } from '../../../model/resource-types';

/** What is said when a guard is gone. */
interface Guard extends Sentence {
  /**
   * Properties that name what it guarded: who is told, and by which role, guards nothing and often goes with it.
   * @default - none does, and it is missed whatever else is gone
   */
  readonly guarded?: readonly string[];
}

/** Types whose going away leaves what they guarded without them. */
export const GUARDS: Readonly<Record<string, Guard>> = {
  'AWS::CloudWatch::Alarm': { en: 'the alarm is gone', ko: '경보가 없어졌습니다', guarded: ['Dimensions', 'Metrics'] },
  'AWS::CloudWatch::CompositeAlarm': { en: 'the alarm is gone', ko: '경보가 없어졌습니다', guarded: ['AlarmRule'] },
  'AWS::WAFv2::WebACL': { en: 'the firewall (WAF) is gone', ko: '웹 방화벽(WAF)이 없어졌습니다' },
  'AWS::WAFv2::WebACLAssociation': {
    en: 'the firewall (WAF) no longer guards it',
    ko: '웹 방화벽(WAF) 연결이 없어졌습니다',
    guarded: ['ResourceArn'],
  },
  'AWS::EC2::FlowLog': { en: 'the flow log is gone', ko: '흐름 로그가 없어졌습니다', guarded: ['ResourceId'] },
  'AWS::SecretsManager::RotationSchedule': {
    en: 'the secret no longer rotates',
    ko: '보안 암호를 더는 교체하지 않습니다',
    guarded: ['SecretId'],
  },
  'AWS::Bedrock::Guardrail': { en: 'the guardrail is gone', ko: '가드레일이 없어졌습니다' },
  'AWS::ApiGateway::RequestValidator': {
    en: 'requests are no longer validated',
    ko: '요청을 더는 검증하지 않습니다',
    guarded: ['RestApiId'],
  },
  'AWS::ApiGateway::Account': {
    en: 'APIs of the account write no logs any more',
    ko: 'API 로그를 더는 남기지 않습니다',
  },
  'AWS::ApiGateway::UsagePlan': {
    en: 'callers have no quota any more',
    ko: '호출 할당량이 없어졌습니다',
    guarded: ['ApiStages'],
  },
  'AWS::ApplicationAutoScaling::ScalingPolicy': {
    en: 'capacity no longer follows the load',
    ko: '용량을 더는 부하에 맞추지 않습니다',
  },
  'AWS::AutoScaling::ScalingPolicy': {
    en: 'capacity no longer follows the load',
    ko: '용량을 더는 부하에 맞추지 않습니다',
    guarded: ['AutoScalingGroupName'],
  },
  'AWS::Budgets::Budget': { en: 'nobody is told any more of what it costs', ko: '비용을 더는 알리지 않습니다' },
  'AWS::KinesisFirehose::DeliveryStream': {
    en: 'what it delivered is no longer kept',
    ko: '전달하던 데이터를 더는 보관하지 않습니다',
  },
  'AWS::Lambda::EventInvokeConfig': {
    en: 'events that fail are no longer kept',
    ko: '실패한 이벤트를 더는 보관하지 않습니다',
    guarded: ['FunctionName'],
  },
  'AWS::Lambda::EventSourceMapping': {
    en: 'takes no messages any more: another consumer has to',
    ko: '메시지를 더는 처리하지 않으므로 다른 소비자가 필요합니다',
    guarded: ['EventSourceArn'],
  },
  'AWS::Logs::MetricFilter': {
    en: 'logs are no longer counted',
    ko: '로그를 더는 집계하지 않습니다',
    guarded: ['LogGroupName'],
  },
  'AWS::Logs::SubscriptionFilter': {
    en: 'logs are no longer sent on',
    ko: '로그를 더는 전달하지 않습니다',
    guarded: ['LogGroupName'],
  },
  'AWS::Route53::HealthCheck': { en: 'the health check is gone', ko: '상태 확인이 없어졌습니다' },
  'AWS::SES::ConfigurationSet': {
    en: 'mail is no longer sent and measured by its rules',
    ko: '메일 발송 규칙과 측정이 없어졌습니다',
  },
  'AWS::Scheduler::Schedule': {
    en: 'what it did at set times is no longer done',
    ko: '정해진 시각의 작업을 더는 하지 않습니다',
    guarded: ['Target.Arn'],
  },
  'AWS::WAFv2::LoggingConfiguration': {
    en: 'the firewall (WAF) writes no logs any more',
    ko: '웹 방화벽(WAF) 로그를 더는 남기지 않습니다',
    guarded: ['ResourceArn'],
  },
  'Custom::VpcRestrictDefaultSG': {
    en: 'the default security group lets traffic through again',
    ko: '기본 보안 그룹이 다시 트래픽을 허용합니다',
    guarded: ['DefaultSecurityGroupId'],
  },
};

/** Types that open, send, keep and permit nothing by themselves, and that nobody misses: each with what tells of their going. */
const NOT_MISSED: readonly { readonly because: string; readonly types: RegExp }[] = [
  {
    because: 'ways in, and who comes in by them, are read from them',
    types:
      /^AWS::(ApiGateway(V2)?|AppSync|Cognito|ElasticLoadBalancingV2)::|^AWS::(Route53::RecordSet(Group)?|CertificateManager::Certificate)$/,
  },
  {
    because: 'what they did to requests is a property of the distribution that named them',
    types: /^AWS::CloudFront::/,
  },
  { because: 'who reaches whom is read from them', types: /^AWS::(EC2|EFS|RDS)::/ },
  { because: 'who may do what is read from them', types: /^AWS::(IAM|KMS)::/ },
  {
    because: 'they are another one with each deployment, or hold what people read',
    types:
      /^AWS::(Bedrock::GuardrailVersion|CDK::Metadata|CloudFormation::\w+|CloudWatch::Dashboard|Lambda::(Alias|LayerVersion|Version)|Logs::(DeliverySource|QueryDefinition)|SES::Template|XRay::\w+)$/,
  },
  {
    because: 'they are names and sizes of things that are told of by themselves',
    types:
      /^AWS::(ApplicationAutoScaling::ScalableTarget|AutoScaling::ScheduledAction|OpenSearchServerless::(CollectionGroup|Index)|Route53::HostedZone|Scheduler::ScheduleGroup|SecretsManager::SecretTargetAttachment|SES::EmailIdentity|SSM::Parameter)$/,
  },
  { because: 'they act when a stack is made or deleted', types: /^Custom::/ },
];

/** Whether what a type guarded, and what tells of it when it is gone, has been said. */
export function isAnswered(type: string): boolean {
  if (Object.hasOwn(GUARDS, type)) return true;
  return kindsOf(type).some((kind) => kind !== 'inert') || NOT_MISSED.some(({ types }) => types.test(type));
}
