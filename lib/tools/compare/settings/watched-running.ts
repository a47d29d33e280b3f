import type { Sentence } from '../../../config/sentence';
import { less, look, more, mustBe, mustBeOff, mustBeOn, mustHold, mustNotBeOff, mustStay, ranked } from './judges';
import { GUARDED, row, type Watched } from './watched';

const TRACING: Sentence = { en: 'traces of requests', ko: '요청 추적(X-Ray)' };
const HEALTH: Sentence = { en: 'what the health check asks', ko: '상태 확인 방법' };
const ZONES: Sentence = { en: 'stands in several zones', ko: '다중 가용 영역' };
const UPDATES: Sentence = { en: 'updates by AWS', ko: '자동 업데이트' };
const LOGS: Sentence = { en: 'logs', ko: '로그' };
const METRICS: Sentence = { en: 'detailed metrics', ko: '세부 지표' };
const AT_MOST: Sentence = { en: 'runs at once at most', ko: '최대 동시 실행 수' };
const FLOWS: Sentence = { en: 'what is recorded of traffic, and where', ko: '트래픽 기록 대상과 위치' };

const NONE = Number.POSITIVE_INFINITY;
const STRENGTHS = ['NONE', 'LOW', 'MEDIUM', 'HIGH'];
const MASKS = ['NONE', 'ANONYMIZE', 'BLOCK'];

/** What keeps a thing running, bounded and seen, or says of a text that it may not pass. */
export const WATCHED_RUNNING: readonly Watched[] = [
  row(/^AWS::CloudWatch::(Composite)?Alarm$/, 'ActionsEnabled', 'settings', mustNotBeOff, GUARDED, {
    en: 'alarm is told to somebody',
    ko: '경보 알림',
  }),
  row(/^AWS::CloudWatch::(Composite)?Alarm$/, 'AlarmActions', 'settings', mustBe, GUARDED, {
    en: 'whom the alarm tells',
    ko: '경보 알림 대상',
  }),
  row(/^AWS::Lambda::Function$/, 'ReservedConcurrentExecutions', 'settings', less(NONE), GUARDED, AT_MOST),
  row(
    /^AWS::Lambda::EventSourceMapping$/,
    'ScalingConfig.MaximumConcurrency',
    'settings',
    less(NONE),
    GUARDED,
    AT_MOST,
  ),
  row(/^AWS::Lambda::EventSourceMapping$/, 'FunctionResponseTypes', 'settings', mustHold, GUARDED, {
    en: 'only messages that failed come again',
    ko: '실패한 메시지만 재시도',
  }),
  row(/^AWS::Lambda::EventSourceMapping$/, 'Enabled', 'settings', mustNotBeOff, GUARDED, {
    en: 'messages are taken',
    ko: '메시지 처리',
  }),
  row(/^AWS::Scheduler::Schedule$/, 'State', 'settings', mustNotBeOff, GUARDED, {
    en: 'is done at set times',
    ko: '정해진 시각의 작업',
  }),
  row(/^AWS::Lambda::EventSourceMapping$/, 'FilterCriteria', 'settings', look, GUARDED, {
    en: 'which messages are taken',
    ko: '처리하는 메시지',
  }),
  row(/^AWS::Lambda::Function$/, 'RecursiveLoop', 'settings', ranked(['Allow', 'Terminate'], 'Terminate'), GUARDED, {
    en: 'loops are stopped',
    ko: '재귀 호출 차단',
  }),
  row(/^AWS::Lambda::Function$/, 'TracingConfig.Mode', 'settings', ranked(['PassThrough', 'Active']), GUARDED, TRACING),
  row(/^AWS::Lambda::Function$/, 'LoggingConfig.LogGroup', 'settings', mustBe, GUARDED, LOGS),
  row(/^AWS::Lambda::Function$/, 'LoggingConfig.(Application|System)LogLevel', 'settings', look, GUARDED, LOGS),
  row(/^AWS::ApiGateway(V2)?::Stage$/, 'TracingEnabled', 'settings', mustBeOn, GUARDED, TRACING),
  row(
    /^AWS::ApiGateway(V2)?::Stage$/,
    '(MethodSettings|DefaultRouteSettings).(Detailed)?MetricsEnabled',
    'settings',
    mustBeOn,
    GUARDED,
    METRICS,
  ),
  row(
    /^AWS::ApiGateway(V2)?::Stage$/,
    '(MethodSettings|DefaultRouteSettings).LoggingLevel',
    'settings',
    ranked(['OFF', 'ERROR', 'INFO']),
    GUARDED,
    LOGS,
  ),
  row(
    /^AWS::ApiGateway(V2)?::Stage$/,
    '(MethodSettings|DefaultRouteSettings).DataTraceEnabled',
    'settings',
    mustBeOff,
    GUARDED,
    { en: 'what people send stands in the log', ko: '로그에 남는 요청 내용' },
  ),
  row(/^AWS::ApiGateway(V2)?::Stage$/, 'AccessLogSetting(s)?.Format', 'settings', mustBe, GUARDED, {
    en: 'what the access log says',
    ko: '액세스 로그 형식',
  }),
  row(/^AWS::AutoScaling::AutoScalingGroup$/, 'HealthCheckType', 'settings', ranked(['EC2', 'ELB']), GUARDED, {
    en: 'who says that a machine is well',
    ko: '상태 확인 유형',
  }),
  row(/^AWS::AutoScaling::AutoScalingGroup$/, 'MetricsCollection', 'settings', mustBe, GUARDED, METRICS),
  row(/^AWS::AutoScaling::AutoScalingGroup$/, 'NotificationConfigurations', 'settings', mustBe, GUARDED, {
    en: 'who is told of machines that come and go',
    ko: '인스턴스 변경 알림 대상',
  }),
  row(/^AWS::EC2::Instance$/, 'Monitoring', 'settings', mustBeOn, GUARDED, METRICS),
  row(/^AWS::EC2::FlowLog$/, 'TrafficType', 'settings', ranked([['REJECT', 'ACCEPT'], 'ALL'], '-'), GUARDED, FLOWS),
  row(
    /^AWS::EC2::FlowLog$/,
    '(LogDestination|LogDestinationType|LogGroupName|LogFormat|ResourceId|ResourceType)',
    'settings',
    look,
    GUARDED,
    FLOWS,
  ),
  row(/^AWS::Logs::SubscriptionFilter$/, '(DestinationArn|FilterPattern|LogGroupName)', 'settings', look, GUARDED, {
    en: 'logs that are sent on',
    ko: '전달되는 로그',
  }),
  row(
    /^AWS::ElasticLoadBalancingV2::LoadBalancer$/,
    'LoadBalancerAttributes.(access|connection)_logs.s3.enabled',
    'settings',
    mustBeOn,
    GUARDED,
    { en: 'access log', ko: '액세스 로그' },
  ),
  row(
    /^AWS::ElasticLoadBalancingV2::LoadBalancer$/,
    'LoadBalancerAttributes.(access|connection)_logs.s3.(bucket|prefix)',
    'settings',
    look,
    GUARDED,
    { en: 'access log', ko: '액세스 로그' },
  ),
  row(
    /^AWS::ElasticLoadBalancingV2::LoadBalancer$/,
    'LoadBalancerAttributes.waf.fail_open.enabled',
    'reach',
    mustBeOff,
    GUARDED,
    { en: 'requests pass where the firewall (WAF) does not answer', ko: 'WAF 무응답 시 통과' },
  ),
  row(
    /^AWS::ElasticLoadBalancingV2::TargetGroup$/,
    '(HealthCheck(Enabled|IntervalSeconds|Path|Port|Protocol|TimeoutSeconds)|(Unh|H)ealthyThresholdCount|Matcher)',
    'settings',
    look,
    GUARDED,
    HEALTH,
  ),
  row(/^AWS::Route53::HealthCheck$/, 'HealthCheckConfig', 'settings', look, GUARDED, HEALTH),
  row(/^AWS::CloudFront::Distribution$/, 'DistributionConfig.OriginGroups', 'settings', mustBe, GUARDED, {
    en: 'second origin, where the first fails',
    ko: '오리진 장애 조치',
  }),
  row(/^AWS::CloudFront::Distribution$/, 'DistributionConfig.Logging', 'settings', mustBe, GUARDED, {
    en: 'access log',
    ko: '액세스 로그',
  }),
  row(/^AWS::RDS::DB(Instance|Cluster)$/, 'MultiAZ', 'settings', mustBeOn, GUARDED, ZONES),
  row(/^AWS::RDS::DB(Instance|Cluster)$/, 'AutoMinorVersionUpgrade', 'settings', mustNotBeOff, GUARDED, UPDATES),
  row(/^AWS::RDS::DB(Instance|Cluster)$/, 'EnableCloudwatchLogsExports', 'settings', mustHold, GUARDED, LOGS),
  row(/^AWS::RDS::DB(Instance|Cluster)$/, 'EnablePerformanceInsights', 'settings', mustBeOn, GUARDED, METRICS),
  row(/^AWS::RDS::DB(Instance|Cluster)$/, 'MonitoringInterval', 'settings', look, GUARDED, METRICS),
  row(
    /^AWS::RDS::DB(Cluster)?ParameterGroup$/,
    'Parameters.(log_output|long_query_time|slow_query_log)',
    'settings',
    look,
    GUARDED,
    LOGS,
  ),
  row(
    /^AWS::OpenSearchService::Domain$/,
    'ClusterConfig.(ZoneAwarenessEnabled|MultiAZWithStandbyEnabled)',
    'settings',
    mustBeOn,
    GUARDED,
    ZONES,
  ),
  row(/^AWS::OpenSearchService::Domain$/, 'LogPublishingOptions.\\w+.Enabled', 'settings', mustBeOn, GUARDED, LOGS),
  row(
    /^AWS::OpenSearchService::Domain$/,
    'LogPublishingOptions.\\w+.CloudWatchLogsLogGroupArn',
    'settings',
    look,
    GUARDED,
    LOGS,
  ),
  row(
    /^AWS::OpenSearchService::Domain$/,
    'SoftwareUpdateOptions.AutoSoftwareUpdateEnabled',
    'settings',
    mustBeOn,
    GUARDED,
    UPDATES,
  ),
  row(
    /^AWS::OpenSearchServerless::CollectionGroup$/,
    'StandbyReplicas',
    'settings',
    ranked(['DISABLED', 'ENABLED'], 'ENABLED'),
    GUARDED,
    ZONES,
  ),
  row(
    /^AWS::KinesisFirehose::DeliveryStream$/,
    'ExtendedS3DestinationConfiguration.CloudWatchLoggingOptions.Enabled',
    'settings',
    mustBeOn,
    GUARDED,
    LOGS,
  ),
  row(
    /^AWS::SES::ConfigurationSet$/,
    'ReputationOptions.ReputationMetricsEnabled',
    'settings',
    mustBeOn,
    GUARDED,
    METRICS,
  ),
  row(/^AWS::SES::ConfigurationSet$/, 'SuppressionOptions.SuppressedReasons', 'settings', mustHold, GUARDED, {
    en: 'addresses that are not written to again',
    ko: '다시 보내지 않는 주소',
  }),
  row(/^AWS::SES::EmailIdentity$/, 'ConfigurationSetAttributes.ConfigurationSetName', 'settings', mustBe, GUARDED, {
    en: 'how mail is sent',
    ko: '메일 발송 설정',
  }),
  row(/^AWS::SNS::Subscription$/, 'FilterPolicy(Scope)?', 'settings', look, GUARDED, {
    en: 'which messages are told',
    ko: '전달되는 메시지',
  }),
  row(/^AWS::Budgets::Budget$/, 'Budget.BudgetLimit.Amount', 'settings', less(NONE), GUARDED, {
    en: 'dollars of the budget',
    ko: '예산 금액',
  }),
  row(
    /^AWS::Budgets::Budget$/,
    '(NotificationsWithSubscribers|Budget.(BudgetType|TimeUnit|BudgetLimit.Unit|CostFilters|FilterExpression))',
    'settings',
    mustBe,
    GUARDED,
    { en: 'who is told of what it costs, and when', ko: '비용 알림 대상과 기준' },
  ),
  row(
    /^AWS::Bedrock::Guardrail$/,
    'ContentPolicyConfig.ContentFiltersTierConfig.TierName',
    'settings',
    ranked(['CLASSIC', 'STANDARD']),
    GUARDED,
    {
      en: 'tier of the filters',
      ko: '필터 등급',
    },
  ),
  row(
    /^AWS::Bedrock::Guardrail$/,
    'ContentPolicyConfig.FiltersConfig.\\w+.(In|Out)putStrength',
    'settings',
    ranked(STRENGTHS),
    GUARDED,
    { en: 'strength of a filter', ko: '필터 강도' },
  ),
  row(
    /^AWS::Bedrock::Guardrail$/,
    'SensitiveInformationPolicyConfig.\\w+.\\w+.((In|Out)put)?Action',
    'settings',
    ranked(MASKS),
    GUARDED,
    { en: 'what becomes of what is sensitive', ko: '민감 정보 처리' },
  ),
  row(
    /^AWS::Bedrock::Guardrail$/,
    'SensitiveInformationPolicyConfig.\\w+.\\w+.(In|Out)putEnabled',
    'settings',
    mustBeOn,
    GUARDED,
    { en: 'what is sensitive is looked for', ko: '민감 정보 검사' },
  ),
  row(
    /^AWS::Bedrock::Guardrail$/,
    '(SensitiveInformationPolicyConfig|TopicPolicyConfig|WordPolicyConfig|ContextualGroundingPolicyConfig|ContentPolicyConfig)',
    'settings',
    mustStay,
    GUARDED,
    { en: 'what the guardrail looks for', ko: '가드레일 검사 항목' },
  ),
  row(/^AWS::SQS::Queue$/, 'RedrivePolicy.maxReceiveCount', 'settings', more(0), GUARDED, {
    en: 'tries before a message is given up',
    ko: '포기하기 전 시도 횟수',
  }),
];
