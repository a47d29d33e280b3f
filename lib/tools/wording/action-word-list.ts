/** How a sentence speaks of an action. */
export interface ActionWords {
  /** In English: `receive`. */
  readonly verb: string;
  /** In Korean, as one of several and before `수`: `받고`, `받을`. */
  readonly ko: readonly [linked: string, final: string];
  /** What it is done to, with `{}` for the resource, in English and in Korean with its particle. */
  readonly object: readonly [en: string, ko: string];
}

type Verbs = Readonly<Record<string, readonly [verb: string, linked: string, final: string]>>;

/** Actions of one service that are done to one thing. */
const GROUPS: readonly (readonly [service: string, object: ActionWords['object'], verbs: Verbs])[] = [
  ['aoss', ['the API of {}', '{}의 API를'], { APIAccessAll: ['use', '쓰고', '쓸'] }],
  [
    'aoss',
    ['documents by {}', '{}에 따라 문서를'],
    { ReadDocument: ['read', '읽고', '읽을'], WriteDocument: ['write', '쓰고', '쓸'] },
  ],
  [
    'aoss',
    ['indexes by {}', '{}에 따라 인덱스를'],
    {
      CreateIndex: ['create', '만들고', '만들'],
      DeleteIndex: ['delete', '지우고', '지울'],
      DescribeIndex: ['look at', '조회하고', '조회할'],
      UpdateIndex: ['change', '바꾸고', '바꿀'],
    },
  ],
  [
    'aoss',
    ['items of collections by {}', '{}에 따라 컬렉션 항목을'],
    {
      CreateCollectionItems: ['create', '만들고', '만들'],
      DeleteCollectionItems: ['delete', '지우고', '지울'],
      DescribeCollectionItems: ['look at', '조회하고', '조회할'],
      UpdateCollectionItems: ['change', '바꾸고', '바꿀'],
    },
  ],
  [
    'autoscaling',
    ['the protection of instances in {}', '{} 인스턴스의 축소 보호를'],
    { SetInstanceProtection: ['change', '바꾸고', '바꿀'] },
  ],
  [
    'bedrock',
    ['{}', '{}을(를)'],
    {
      ApplyGuardrail: ['apply', '적용하고', '적용할'],
      InvokeModel: ['call', '호출하고', '호출할'],
      InvokeModelWithResponseStream: ['call', '호출하고', '호출할'],
    },
  ],
  ['cloudfront', ['the cache of {}', '{}의 캐시를'], { CreateInvalidation: ['invalidate', '무효화하고', '무효화할'] }],
  ['cloudwatch', ['alarms', '경보 목록을'], { DescribeAlarms: ['list', '보고', '볼'] }],
  [
    'cloudwatch',
    ['metrics', '지표를'],
    { GetMetricData: ['read', '읽고', '읽을'], PutMetricData: ['write', '기록하고', '기록할'] },
  ],
  [
    'dynamodb',
    ['items of {}', '{}의 항목을'],
    {
      BatchGetItem: ['read', '읽고', '읽을'],
      DeleteItem: ['delete', '지우고', '지울'],
      GetItem: ['read', '읽고', '읽을'],
      PutItem: ['write', '쓰고', '쓸'],
      Query: ['query', '쿼리하고', '쿼리할'],
      Scan: ['scan', '스캔하고', '스캔할'],
      UpdateItem: ['update', '고치고', '고칠'],
    },
  ],
  [
    'ec2',
    ['{}', '{} 인스턴스를'],
    {
      RebootInstances: ['reboot', '재부팅하고', '재부팅할'],
      StartInstances: ['start', '시작하고', '시작할'],
      StopInstances: ['stop', '중지하고', '중지할'],
      TerminateInstances: ['terminate', '종료하고', '종료할'],
    },
  ],
  ['ec2', ['instances', '인스턴스를'], { RunInstances: ['launch', '새로 시작하고', '새로 시작할'] }],
  [
    'ec2',
    ['inbound rules of {}', '{}의 인바운드 규칙을'],
    {
      AuthorizeSecurityGroupIngress: ['add', '추가하고', '추가할'],
      RevokeSecurityGroupIngress: ['remove', '지우고', '지울'],
    },
  ],
  [
    'ec2',
    ['outbound rules of {}', '{}의 아웃바운드 규칙을'],
    {
      AuthorizeSecurityGroupEgress: ['add', '추가하고', '추가할'],
      RevokeSecurityGroupEgress: ['remove', '지우고', '지울'],
    },
  ],
  [
    'ec2',
    ['network interfaces', '네트워크 인터페이스를'],
    {
      CreateNetworkInterface: ['create', '만들고', '만들'],
      DeleteNetworkInterface: ['delete', '지우고', '지울'],
      DescribeNetworkInterfaces: ['list', '조회하고', '조회할'],
    },
  ],
  [
    'ec2',
    ['private addresses', '사설 IP를'],
    {
      AssignPrivateIpAddresses: ['assign', '할당하고', '할당할'],
      UnassignPrivateIpAddresses: ['release', '해제하고', '해제할'],
    },
  ],
  [
    'ec2-instance-connect',
    ['an SSH key to {}', '{}에 SSH 퍼블릭 키를'],
    { SendSSHPublicKey: ['send', '보내고', '보낼'] },
  ],
  ['execute-api', ['{}', '{}을(를)'], { Invoke: ['call', '호출하고', '호출할'] }],
  [
    'firehose',
    ['records to {}', '{}에 레코드를'],
    { PutRecord: ['send', '보내고', '보낼'], PutRecordBatch: ['send', '보내고', '보낼'] },
  ],
  ['iam', ['the password of {}', '{}의 암호를'], { ChangePassword: ['change', '바꾸고', '바꿀'] }],
  ['iam', ['the role {}', '{} 역할을'], { PassRole: ['hand over', '넘겨주고', '넘겨줄'] }],
  [
    'iam',
    ['MFA devices at {}', '{}의 MFA 디바이스를'],
    {
      CreateVirtualMFADevice: ['create', '만들고', '만들'],
      DeactivateMFADevice: ['switch off', '끄고', '끌'],
      EnableMFADevice: ['switch on', '켜고', '켤'],
      ResyncMFADevice: ['synchronize', '동기화하고', '동기화할'],
    },
  ],
  ['iam', ['service-linked roles', '서비스 연결 역할을'], { CreateServiceLinkedRole: ['create', '만들고', '만들'] }],
  ['kms', ['data by {}', '{}(으)로 데이터를'], { Decrypt: ['decrypt', '복호화하고', '복호화할'] }],
  ['lambda', ['{}', '{} 함수를'], { InvokeFunction: ['call', '호출하고', '호출할'] }],
  ['lambda', ['the URL of {}', '{}의 URL을'], { InvokeFunctionUrl: ['call', '호출하고', '호출할'] }],
  ['lambda', ['the settings of {}', '{}의 설정을'], { GetFunction: ['read', '읽고', '읽을'] }],
  ['logs', ['log groups', '로그 그룹을'], { CreateLogGroup: ['create', '만들고', '만들'] }],
  [
    'logs',
    ['log streams in {}', '{}의 로그 스트림을'],
    { CreateLogStream: ['create', '만들고', '만들'], DescribeLogStreams: ['list', '조회하고', '조회할'] },
  ],
  ['logs', ['logs to {}', '{}에 로그를'], { PutLogEvents: ['write', '남기고', '남길'] }],
  ['rds-db', ['to {}', '{}에'], { connect: ['sign in', '로그인하고', '로그인할'] }],
  [
    's3',
    ['objects in {}', '{}의 객체를'],
    {
      DeleteObject: ['delete', '지우고', '지울'],
      GetObject: ['read', '읽고', '읽을'],
      PutObject: ['write', '쓰고', '쓸'],
      'DeleteObject*': ['delete', '지우고', '지울'],
    },
  ],
  [
    's3',
    ['old versions of objects in {}', '{}에 있는 객체의 이전 버전을'],
    { DeleteObjectVersion: ['delete', '지우고', '지울'], GetObjectVersion: ['read', '읽고', '읽을'] },
  ],
  [
    's3',
    ['the contents of {}', '{}의 객체 목록을'],
    { ListBucket: ['list', '보고', '볼'], 'List*': ['list', '보고', '볼'] },
  ],
  [
    's3',
    ['the settings of {}', '{}의 설정을'],
    { 'GetBucket*': ['read', '읽고', '읽을'], GetBucketLocation: ['read', '읽고', '읽을'] },
  ],
  [
    's3',
    ['unfinished uploads to {}', '{}에 올리다 만 객체를'],
    {
      AbortMultipartUpload: ['abort', '취소하고', '취소할'],
      ListBucketMultipartUploads: ['list', '조회하고', '조회할'],
    },
  ],
  ['s3', ['the policy of {}', '{}의 정책을'], { PutBucketPolicy: ['change', '바꾸고', '바꿀'] }],
  ['secretsmanager', ['the secret value of {}', '{}의 보안 암호 값을'], { GetSecretValue: ['read', '읽고', '읽을'] }],
  [
    'ses',
    ['mail by {}', '{}(으)로 메일을'],
    { SendEmail: ['send', '보내고', '보낼'], SendTemplatedEmail: ['send', '보내고', '보낼'] },
  ],
  [
    'ses',
    ['addresses that get no mail any more', '발송 금지 목록의 주소를'],
    { GetSuppressedDestination: ['look up', '찾아보고', '찾아볼'] },
  ],
  ['sns', ['messages to {}', '{}에 메시지를'], { Publish: ['send', '보내고', '보낼'] }],
  [
    'sqs',
    ['messages of {}', '{}의 메시지를'],
    { DeleteMessage: ['delete', '지우고', '지울'], ReceiveMessage: ['receive', '받고', '받을'] },
  ],
  ['sqs', ['messages to {}', '{}에 메시지를'], { SendMessage: ['send', '보내고', '보낼'] }],
  [
    'sqs',
    ['the visibility timeout of messages in {}', '{}에 있는 메시지의 표시 제한 시간을'],
    { ChangeMessageVisibility: ['change', '바꾸고', '바꿀'] },
  ],
  ['sqs', ['the attributes of {}', '{}의 속성을'], { GetQueueAttributes: ['read', '읽고', '읽을'] }],
  [
    'ssm',
    ['{}', '{}의 값을'],
    {
      GetParameter: ['read', '읽고', '읽을'],
      GetParameterHistory: ['read', '읽고', '읽을'],
      GetParameters: ['read', '읽고', '읽을'],
      GetParametersByPath: ['read', '읽고', '읽을'],
    },
  ],
  [
    'ssm',
    ['the instance to Systems Manager', 'Systems Manager에 인스턴스를'],
    { UpdateInstanceInformation: ['report', '알리고', '알릴'] },
  ],
  [
    'ssmmessages',
    ['sessions of Session Manager', '세션 관리자의 연결을'],
    {
      CreateControlChannel: ['open', '열고', '열'],
      CreateDataChannel: ['open', '열고', '열'],
      OpenControlChannel: ['open', '열고', '열'],
      OpenDataChannel: ['open', '열고', '열'],
    },
  ],
  ['sts', ['the role {}', '{} 역할을'], { AssumeRole: ['take on', '맡고', '맡을'] }],
  [
    'xray',
    ['traces to X-Ray', 'X-Ray에 추적 데이터를'],
    { PutTelemetryRecords: ['send', '보내고', '보낼'], PutTraceSegments: ['send', '보내고', '보낼'] },
  ],
];

/** Actions that a sentence has words for, by their names in small letters. */
export const ACTION_WORDS: ReadonlyMap<string, ActionWords> = new Map(
  GROUPS.flatMap(([service, object, verbs]) =>
    Object.entries(verbs).map(([action, [verb, ...ko]]) => [
      `${service}:${action}`.toLowerCase(),
      { verb, ko, object },
    ]),
  ),
);
