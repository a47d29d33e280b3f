import { ask, LINE, made, policy } from './ask';

const READ = { Effect: 'Allow', Principal: '*', Action: 's3:GetObject' };

function bucketPolicy(bucket: string, ...statements: readonly object[]) {
  return {
    Type: 'AWS::S3::BucketPolicy',
    Properties: {
      Bucket: { Ref: bucket },
      PolicyDocument: policy(...statements.map((one) => ({ Resource: { 'Fn::Sub': `\${${bucket}.Arn}/*` }, ...one }))),
    },
  };
}

const route = (key: string, authorization: string) => ({
  Type: 'AWS::ApiGatewayV2::Route',
  Properties: { ApiId: { Ref: 'Api' }, RouteKey: key, AuthorizationType: authorization },
});

const stack = made({
  Pictures: { Type: 'AWS::S3::Bucket' },
  PicturesPolicy: bucketPolicy('Pictures', READ, {
    ...READ,
    Effect: 'Deny',
    Condition: { Bool: { 'aws:SecureTransport': 'false' } },
  }),
  Letters: {
    Type: 'AWS::S3::Bucket',
    Properties: { PublicAccessBlockConfiguration: { RestrictPublicBuckets: true } },
  },
  LettersPolicy: bucketPolicy('Letters', READ),
  Api: { Type: 'AWS::ApiGatewayV2::Api', Properties: { ProtocolType: 'HTTP' } },
  Free: route('GET /free', 'NONE'),
  Signed: route('GET /signed', 'AWS_IAM'),
});

const AT = `${LINE.file}:${LINE.line}`;

test('whoever asks of the internet alone is told all that is open, and what shuts the rest, with lines', async () => {
  const { exitCode, text } = await ask(stack, '--who', 'internet');
  expect([exitCode, text.split('\n').map((line) => line.trim())]).toEqual([
    0,
    [
      'What anybody from the internet may reach and do:',
      'Open to anybody:',
      'Everybody may use Api GET /free',
      AT,
      'Anybody may read objects in Policy (s3:GetObject).',
      `PicturesPolicy, ${AT}`,
      'Reached from the internet, but it wants to know who comes:',
      'Whoever signs with IAM may use Api GET /signed',
      AT,
      'Allowed by a statement, but kept shut by a public access block:',
      'Anybody may read objects in Policy (s3:GetObject).',
      `LettersPolicy, ${AT}`,
      'Denied to everybody:',
      'Nobody may read objects in Policy (s3:GetObject), unless over TLS.',
      `PicturesPolicy, ${AT}`,
    ],
  ]);
});

test('the same is told in Korean and as data', async () => {
  const { text } = await ask(stack, '--who', '인터넷', '--lang', 'ko');
  expect(text).toMatch(/Api GET \/free: 누구나/);
  expect(text).toMatch(/Api GET \/signed: IAM으로 서명한 요청/);
  expect(text.split('\n').filter((line) => /\b(may|anybody|reached)\b/i.test(line))).toEqual([]);
  const data = JSON.parse((await ask(stack, '--who', 'internet', '--json')).text);
  expect(data).toMatchObject({
    kind: 'open',
    open: [{ way: 'GET /free', source: LINE }],
    guarded: [{ way: 'GET /signed' }],
    allowed: [{ policy: 'PicturesPolicy' }],
    blocked: [{ policy: 'LettersPolicy' }],
    denied: [{ policy: 'PicturesPolicy' }],
  });
});

test('a port that a range of addresses alone reaches is not open to anybody', async () => {
  const rule = (port: number, CidrIp: string) => ({ IpProtocol: 'tcp', FromPort: port, ToPort: port, CidrIp });
  const network = made({
    Network: { Type: 'AWS::EC2::VPC', Properties: { CidrBlock: '10.0.0.0/16' } },
    Gateway: { Type: 'AWS::EC2::InternetGateway' },
    Attached: {
      Type: 'AWS::EC2::VPCGatewayAttachment',
      Properties: { VpcId: { Ref: 'Network' }, InternetGatewayId: { Ref: 'Gateway' } },
    },
    Routes: { Type: 'AWS::EC2::RouteTable', Properties: { VpcId: { Ref: 'Network' } } },
    Out: {
      Type: 'AWS::EC2::Route',
      Properties: {
        RouteTableId: { Ref: 'Routes' },
        DestinationCidrBlock: '0.0.0.0/0',
        GatewayId: { Ref: 'Gateway' },
      },
    },
    Subnet: { Type: 'AWS::EC2::Subnet', Properties: { VpcId: { Ref: 'Network' }, MapPublicIpOnLaunch: true } },
    Routed: {
      Type: 'AWS::EC2::SubnetRouteTableAssociation',
      Properties: { SubnetId: { Ref: 'Subnet' }, RouteTableId: { Ref: 'Routes' } },
    },
    Group: {
      Type: 'AWS::EC2::SecurityGroup',
      Properties: { VpcId: { Ref: 'Network' }, SecurityGroupIngress: [rule(80, '0.0.0.0/0'), rule(22, '13.0.0.0/29')] },
    },
    Server: {
      Type: 'AWS::EC2::Instance',
      Properties: { SubnetId: { Ref: 'Subnet' }, SecurityGroupIds: [{ 'Fn::GetAtt': ['Group', 'GroupId'] }] },
    },
  });
  const { text } = await ask(network, '--who', 'internet');
  expect(text.split('\n').filter((line) => !line.includes(AT))).toEqual([
    'What anybody from the internet may reach and do:',
    'Open to anybody:',
    '  Server is reached on tcp 80 from the internet (0.0.0.0/0)',
    'Open to some addresses alone:',
    '  Server is reached on tcp 22 from the internet (13.0.0.0/29)',
  ]);
});

test('a stack without a way in says that nothing is open', async () => {
  const { text } = await ask(made({ Jobs: { Type: 'AWS::SQS::Queue' } }), '--who', 'internet');
  expect(text).toMatch(/Open to anybody:\n {2}nothing$/);
});

describe('a public access block', () => {
  const shut = (condition: object, ...more: readonly object[]) =>
    made({
      Files: {
        Type: 'AWS::S3::Bucket',
        Properties: { PublicAccessBlockConfiguration: { RestrictPublicBuckets: true } },
      },
      FilesPolicy: bucketPolicy('Files', { ...READ, Condition: condition }, ...more),
    });
  const from = (...addresses: string[]) => ({ IpAddress: { 'aws:SourceIp': addresses } });
  const read = ['--who', 'internet', '--can', 's3:GetObject', '--on', 'Files/x'];

  test('leaves a policy as it is that admits fixed addresses alone', async () => {
    const office = shut(from('203.0.113.0/24', '2001:db8::/32'));
    expect((await ask(office, ...read)).exitCode).toBe(0);
    expect((await ask(office, ...read, '--from', '198.51.100.7')).exitCode).toBe(1);
    expect(JSON.parse((await ask(office, '--who', 'internet', '--json')).text)).toMatchObject({
      allowed: [{ policy: 'FilesPolicy' }],
      blocked: [],
    });
  });

  test.each([
    ['admits half of the internet', shut(from('128.0.0.0/1'))],
    ['admits everybody of one statement', shut(from('203.0.113.0/24'), { ...READ, Action: 's3:GetObjectTagging' })],
    ['names a key that need not be there', shut({ StringEqualsIfExists: { 'aws:SourceVpce': 'vpce-1' } })],
  ])('keeps everybody out where the policy %s', async (_, model) => {
    expect((await ask(model, ...read)).exitCode).toBe(1);
  });
});

describe('an access control list of a bucket', () => {
  const listed = (AccessControl: string, more: object = {}, others: Readonly<Record<string, object>> = {}) =>
    made({ Files: { Type: 'AWS::S3::Bucket', Properties: { AccessControl, ...more } }, ...others });
  const lists = ['--who', 'internet', '--can', 's3:ListBucket', '--on', 'Files'];
  const ignored = { PublicAccessBlockConfiguration: { IgnorePublicAcls: true } };

  test.each([
    ['PublicRead', {}, 0, ['open']],
    ['PublicRead', ignored, 1, ['guarded']],
    ['AuthenticatedRead', {}, 1, ['guarded']],
  ])('%s with %j', async (acl, more, exitCode, groups) => {
    const model = listed(acl, more);
    expect((await ask(model, ...lists)).exitCode).toBe(exitCode);
    const data = JSON.parse((await ask(model, '--who', 'internet', '--json')).text);
    expect(['open', 'guarded'].filter((group) => data[group].length > 0)).toEqual(groups);
  });

  test('beside a policy that denies cannot be told', async () => {
    const FilesPolicy = bucketPolicy('Files', { ...READ, Effect: 'Deny', Action: 's3:PutObject' });
    expect((await ask(listed('PublicRead', {}, { FilesPolicy }), ...lists)).exitCode).toBe(2);
  });
});
