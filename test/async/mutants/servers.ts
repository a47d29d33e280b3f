import { add, first, idOf, type Mutant, type RawTemplate, remove, resource, statements } from '../../proofs/mutant';

const SERVERS = 'async classroom ec2 lambda s3';
const WITH_DATABASE = 'async classroom ec2 lambda rds email';
const PROTECTED = 'async production ec2 ec2 rds, protected, in named zones';

const integration = (template: RawTemplate) => first(template, 'AWS::ApiGatewayV2::Integration').Properties;
const balancer = (template: RawTemplate) => resource(template, 'ServersBalancer').Properties;
const targets = (template: RawTemplate) => resource(template, 'ServersBalancerTargets').Properties;
const group = (template: RawTemplate) => resource(template, 'ServersGroupASG').Properties;

function setAttribute(list: { Key: string; Value: unknown }[], name: string, value: unknown): void {
  const found = list.find(({ Key }) => Key === name);
  if (!found) throw new Error(`There is no attribute ${name}`);
  found.Value = value;
}

const ofBalancer = (name: string, value: unknown) => (template: RawTemplate) =>
  setAttribute(balancer(template)['LoadBalancerAttributes'], name, value);

const inScript = (text: string, other: string) => (template: RawTemplate) => {
  const data = resource(template, 'ServersTemplate').Properties['LaunchTemplateData'];
  const lines: unknown[] = data.UserData['Fn::Base64']['Fn::Join'][1];
  const at = lines.findIndex((line) => typeof line === 'string' && line.includes(text));
  lines[at] = String(lines[at]).replace(text, other);
};

const saying = (parameters: Record<string, string>) => (template: RawTemplate) => {
  integration(template)['RequestParameters'] = parameters;
};

/** Who is believed to be who, behind the API. */
const identityFaults: readonly Mutant[] = (
  [
    ['a client says itself who it is', {}],
    ['the API adds its word to that of the client', { 'append:header.x-caller-id': '$context.identity.user' }],
    ['the API repeats what the client says', { 'overwrite:header.x-caller-id': '$request.header.x-caller-id' }],
    [
      'the API says where a request came from, not who signed it',
      { 'overwrite:header.x-caller-id': '$context.identity.sourceIp' },
    ],
    ['the API says who calls in another header', { 'overwrite:header.x-caller': '$context.identity.user' }],
    [
      'what the API has said is added to',
      { 'overwrite:header.x-caller-id': '$context.identity.user', 'append:header.X-Caller-Id': '$request.header.x-me' },
    ],
  ] as const
).map(([fault, parameters]) => ({ fault, rule: 'ApisSayWhoCalls', variant: SERVERS, change: saying(parameters) }));

/** How long each waits for another. */
const timeFaults: readonly Mutant[] = (
  [
    [
      'the API gives up before a request has come',
      (template: RawTemplate) => {
        integration(template)['TimeoutInMillis'] = 5000;
      },
    ],
    ['the load balancer closes before the API gives up', ofBalancer('idle_timeout.timeout_seconds', '15')],
    ['servers close connections that the load balancer still uses', ofBalancer('idle_timeout.timeout_seconds', '120')],
    [
      'a server is taken away while it answers',
      (template: RawTemplate) =>
        setAttribute(targets(template)['TargetGroupAttributes'], 'deregistration_delay.timeout_seconds', '5'),
    ],
    ['a server stops to listen before the load balancer has noticed', inScript('DRAIN_SECONDS=25', 'DRAIN_SECONDS=5')],
    ['a server listens longer than it may', inScript('DRAIN_SECONDS=25', 'DRAIN_SECONDS=31')],
    ['a server is killed while it answers', inScript('TimeoutStopSec=50', 'TimeoutStopSec=30')],
  ] as const
).map(([fault, change]) => ({ fault, rule: 'EachWaitsLongerThanTheNext', variant: SERVERS, change }));

/** What the load balancer thinks of its servers. */
const healthFaults: readonly Mutant[] = (
  [
    [
      'the load balancer asks for health where there is none',
      (template: RawTemplate) => {
        targets(template)['HealthCheckPath'] = '/';
      },
    ],
    [
      'the load balancer asks for health at another port',
      (template: RawTemplate) => {
        targets(template)['HealthCheckPort'] = '22';
      },
    ],
    [
      'the load balancer sends requests to a port without a program',
      (template: RawTemplate) => {
        targets(template)['Port'] = 8081;
      },
    ],
    [
      'a server that does not answer is never replaced',
      (template: RawTemplate) => {
        group(template)['HealthCheckType'] = 'EC2';
      },
    ],
    [
      'servers are replaced while they boot',
      (template: RawTemplate) => {
        group(template)['HealthCheckGracePeriod'] = 0;
      },
    ],
    [
      'nobody answers until something asks for a server',
      (template: RawTemplate) => {
        group(template)['MinSize'] = '0';
      },
    ],
    [
      'no server is behind the load balancer',
      (template: RawTemplate) => {
        delete group(template)['TargetGroupARNs'];
      },
    ],
  ] as const
).map(([fault, change]) => ({ fault, rule: 'TargetsAreAskedRightly', variant: SERVERS, change }));

/** The way from the API over the load balancer to the servers, and whatever could lead past it. */
export const serverMutants: readonly Mutant[] = [
  ...identityFaults,
  ...timeFaults,
  ...healthFaults,
  {
    fault: 'a route to the servers asks for a token, which names no caller of IAM',
    rule: 'ApisSayWhoCalls',
    variant: SERVERS,
    change: (template) => {
      first(template, 'AWS::ApiGatewayV2::Route').Properties['AuthorizationType'] = 'JWT';
    },
  },
  {
    fault: 'a route to the servers lets anybody in',
    rule: 'WaysInAskWhoCalls',
    variant: SERVERS,
    change: (template) => {
      delete first(template, 'AWS::ApiGatewayV2::Route').Properties['AuthorizationType'];
    },
  },
  {
    fault: 'servers may be asked as often as anybody likes',
    rule: 'StagesSlowCallersDown',
    variant: SERVERS,
    change: (template) => {
      delete first(template, 'AWS::ApiGatewayV2::Stage').Properties['DefaultRouteSettings'];
    },
  },
  {
    fault: 'the load balancer of the servers has an address on the internet',
    rule: 'PrivateWaysArePrivate',
    variant: SERVERS,
    change: (template) => {
      balancer(template)['Scheme'] = 'internet-facing';
    },
  },
  {
    fault: 'the load balancer on the internet is a way in that asks nobody',
    rule: 'WaysInAskWhoCalls',
    variant: SERVERS,
    change: (template) => {
      delete balancer(template)['Scheme'];
    },
  },
  {
    fault: 'the API goes to the servers over the internet',
    rule: 'PrivateWaysArePrivate',
    variant: SERVERS,
    change: (template) => {
      const changed = integration(template);
      changed['ConnectionType'] = 'INTERNET';
      delete changed['ConnectionId'];
    },
  },
  {
    fault: 'the API takes the link of somebody else',
    rule: 'ReferencesStayInside',
    variant: SERVERS,
    change: (template) => {
      integration(template)['ConnectionId'] = 'a1b2c3';
    },
  },
  {
    fault: 'everybody may knock at the load balancer',
    rule: 'NoDoorWithoutPath',
    variant: SERVERS,
    change: (template) => {
      resource(template, 'ServersBalancerGroup').Properties['SecurityGroupIngress'] = [
        { IpProtocol: 'tcp', FromPort: 80, ToPort: 80, CidrIp: '0.0.0.0/0' },
      ];
    },
  },
  {
    fault: 'whatever is in the network may knock at the servers, past the load balancer',
    rule: 'reach',
    variant: WITH_DATABASE,
    change: (template) => {
      resource(template, 'ServersSecurityGroup').Properties['SecurityGroupIngress'] = [
        { IpProtocol: 'tcp', FromPort: 443, ToPort: 8080, CidrIp: '10.0.0.0/16' },
      ];
    },
  },
  {
    fault: 'the load balancer may send anything anywhere, as EC2 lets a group without rules',
    rule: 'reach',
    variant: SERVERS,
    change: (template) => {
      delete resource(template, 'ServersBalancerGroup').Properties['SecurityGroupEgress'];
    },
  },
  {
    fault: 'servers find the queue by a name whose endpoint does not let them in',
    rule: 'reach',
    variant: WITH_DATABASE,
    change: (template) => remove(template, 'NetworkEndpointGroupfromAsyncServersSecurityGroupEFA0D4DB443'),
  },
  {
    fault: 'the link of the API has the door of the servers',
    rule: 'reach',
    variant: SERVERS,
    change: (template) => {
      first(template, 'AWS::ApiGatewayV2::VpcLink').Properties['SecurityGroupIds'] = [
        { 'Fn::GetAtt': [idOf(template, 'ServersSecurityGroup'), 'GroupId'] },
      ];
    },
  },
  {
    fault: 'headers that are none reach the servers',
    rule: 'BalancersAreWary',
    variant: SERVERS,
    change: ofBalancer('routing.http.drop_invalid_header_fields.enabled', 'false'),
  },
  {
    fault: 'requests that two read differently reach the servers',
    rule: 'BalancersAreWary',
    variant: SERVERS,
    change: ofBalancer('routing.http.desync_mitigation_mode', 'monitor'),
  },
  {
    fault: 'nobody writes down what the load balancer was asked',
    rule: 'BalancersAreWary',
    variant: SERVERS,
    change: ofBalancer('access_logs.s3.enabled', 'false'),
  },
  {
    fault: 'what the load balancer was asked is written into the bucket of somebody else',
    rule: 'BalancersAreWary',
    variant: SERVERS,
    change: ofBalancer('access_logs.s3.bucket', 'somebody-elses-logs'),
  },
  {
    fault: 'load balancers of any account write into the bucket of access logs',
    rule: 'StrangersStayOut',
    variant: SERVERS,
    change: (template) => {
      const writing = statements(template, 'FilesAccessLogsBucketPolicy').find(({ Principal }) =>
        String(Principal?.Service).startsWith('logdelivery.elasticloadbalancing'),
      )!;
      delete writing['Condition'];
    },
  },
  {
    fault: 'everything refuses to be deleted but the load balancer',
    rule: 'DeletionIsProtected',
    variant: PROTECTED,
    change: ofBalancer('deletion_protection.enabled', 'false'),
  },
  {
    fault: 'a rule of the listener sends some requests elsewhere',
    rule: 'TargetsAreAskedRightly',
    variant: SERVERS,
    change: (template) =>
      add(template, 'AWS::ElasticLoadBalancingV2::ListenerRule', {
        ListenerArn: { Ref: idOf(template, 'ServersBalancerHttp') },
        Priority: 1,
        Conditions: [{ Field: 'path-pattern', Values: ['/jobs'] }],
        Actions: [{ Type: 'redirect', RedirectConfig: { Host: 'example.com', StatusCode: 'HTTP_302' } }],
      }),
  },
  {
    fault: 'a stack of servers takes a role that may read uploads',
    rule: 'roles',
    variant: SERVERS,
    change: (template) => {
      statements(template, 'ServersRoleDefaultPolicy').push({
        Effect: 'Allow',
        Action: 's3:GetObject',
        Resource: { 'Fn::Join': ['', [{ 'Fn::GetAtt': [idOf(template, 'FilesBucket'), 'Arn'] }, '/uploads/*']] },
      });
    },
  },
];
