import { first, idOf, type Mutant, type RawTemplate, resource, statements } from '../../proofs/mutant';

const SERVERS = 'rag classroom servers';
const BESIDE_A_DOMAIN = 'rag classroom servers beside a domain, guarded, x86_64';
const IN_PRODUCTION = 'rag production servers';

const integration = (template: RawTemplate, route = 'ApitenantaskPOST') =>
  resource(template, route).Properties['Integration'];
const balancer = (template: RawTemplate) => resource(template, 'ServersBalancer').Properties;

function setAttribute(list: { Key: string; Value: unknown }[], name: string, value: unknown): void {
  const found = list.find(({ Key }) => Key === name);
  if (!found) throw new Error(`There is no attribute ${name}`);
  found.Value = value;
}

const written = (header: string, expression: string | undefined) => (template: RawTemplate) => {
  const parameters = integration(template)['RequestParameters'];
  if (expression === undefined) delete parameters[`integration.request.header.${header}`];
  else parameters[`integration.request.header.${header}`] = expression;
};

/** Who is believed to be who behind the API, and whose documents are asked. */
const identityFaults: readonly Mutant[] = (
  [
    ['a client says itself who it is', written('x-caller-id', undefined)],
    ['the API repeats what the client says of itself', written('x-caller-id', 'method.request.header.x-caller-id')],
    ['the API says where a request came from, not who signed it', written('x-caller-id', 'context.identity.sourceIp')],
    ['a client says itself whose documents it asks', written('x-tenant', undefined)],
    ['the API repeats whose documents the client says', written('x-tenant', 'method.request.header.x-tenant')],
    ['everybody asks the documents of one tenant', written('x-tenant', "'team'")],
    ['whose documents are asked stands in the question', written('x-tenant', 'method.request.querystring.tenant')],
    ['what the API wrote is added to', written('X-Tenant', 'method.request.header.x-tenant')],
  ] as const
).map(([fault, change]) => ({ fault, rule: 'ApisSayWhoCalls', variant: SERVERS, change }));

const inScript = (text: string, other: string) => (template: RawTemplate) => {
  const data = resource(template, 'ServersTemplate').Properties['LaunchTemplateData'];
  const lines: unknown[] = data.UserData['Fn::Base64']['Fn::Join'][1];
  const at = lines.findIndex((line) => typeof line === 'string' && line.includes(text));
  lines[at] = String(lines[at]).replace(text, other);
};

/** How long each waits for another. */
const timeFaults: readonly Mutant[] = (
  [
    [
      'the API gives a stream up before it has to end',
      (template: RawTemplate) => {
        integration(template)['TimeoutInMillis'] = 60_000;
      },
    ],
    [
      'the API gives a search up before it has to end',
      (template: RawTemplate) => {
        integration(template, 'ApitenantsearchPOST')['TimeoutInMillis'] = 20_000;
      },
    ],
    [
      'the load balancer takes a server that thinks for a dead one',
      (template: RawTemplate) =>
        setAttribute(balancer(template)['LoadBalancerAttributes'], 'idle_timeout.timeout_seconds', '20'),
    ],
    [
      'a server is taken away in the middle of a stream',
      (template: RawTemplate) =>
        setAttribute(
          resource(template, 'ServersBalancerTargets').Properties['TargetGroupAttributes'],
          'deregistration_delay.timeout_seconds',
          '30',
        ),
    ],
    ['a server stops to listen before the load balancer has noticed', inScript('DRAIN_SECONDS=25', 'DRAIN_SECONDS=5')],
    ['a server is killed in the middle of a stream', inScript('TimeoutStopSec=140', 'TimeoutStopSec=60')],
  ] as const
).map(([fault, change]) => ({ fault, rule: 'EachWaitsLongerThanTheNext', variant: SERVERS, change }));

/** Who comes to the load balancer and the servers. */
const doorFaults: readonly Mutant[] = (
  [
    [
      'whatever is in the network may ask the load balancer, and say who it is',
      (template: RawTemplate) => {
        resource(template, 'ServersBalancerGroup').Properties['SecurityGroupIngress'] = [
          { IpProtocol: 'tcp', FromPort: 80, ToPort: 80, CidrIp: '10.0.0.0/16' },
        ];
      },
    ],
    [
      'whatever is in the network may ask the servers, past the load balancer',
      (template: RawTemplate) => {
        resource(template, 'ServersSecurityGroup').Properties['SecurityGroupIngress'] = [
          { IpProtocol: 'tcp', FromPort: 8080, ToPort: 8080, CidrIp: '10.0.0.0/16' },
        ];
      },
    ],
    [
      'functions that read documents may ask the load balancer',
      (template: RawTemplate) => {
        resource(template, 'ServersBalancerGroupfromRagServersLinkGroup61EF0F5B80').Properties[
          'SourceSecurityGroupId'
        ] = {
          'Fn::GetAtt': [idOf(template, 'NetworkIngest'), 'GroupId'],
        };
      },
    ],
    [
      'the link has the group of the servers, which the load balancer does not let in',
      (template: RawTemplate) => {
        first(template, 'AWS::ApiGatewayV2::VpcLink').Properties['SecurityGroupIds'] = [
          { 'Fn::GetAtt': [idOf(template, 'ServersSecurityGroup'), 'GroupId'] },
        ];
      },
    ],
  ] as const
).map(([fault, change]) => ({ fault, rule: 'LinksAloneComeIn', variant: BESIDE_A_DOMAIN, change }));

/** The way from the REST API over the load balancer to the servers, and whatever could lead past it. */
export const serverMutants: readonly Mutant[] = [
  ...identityFaults,
  ...timeFaults,
  ...doorFaults,
  {
    fault: 'a route to the servers lets anybody in',
    rule: 'ApisSayWhoCalls',
    variant: SERVERS,
    change: (template) => {
      resource(template, 'ApitenantaskPOST').Properties['AuthorizationType'] = 'NONE';
    },
  },
  {
    fault: 'the API asks the servers over the internet',
    rule: 'PrivateWaysArePrivate',
    variant: SERVERS,
    change: (template) => {
      const changed = integration(template);
      changed['ConnectionType'] = 'INTERNET';
      delete changed['ConnectionId'];
      delete changed['IntegrationTarget'];
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
    fault: 'the API takes the link of somebody else',
    rule: 'ReferencesStayInside',
    variant: SERVERS,
    change: (template) => {
      integration(template)['ConnectionId'] = 'a1b2c3';
    },
  },
  {
    fault: 'the API leads to the load balancer of somebody else',
    rule: 'ReferencesStayInside',
    variant: SERVERS,
    change: (template) => {
      integration(template)['IntegrationTarget'] =
        'arn:aws:elasticloadbalancing:ap-southeast-2:111122223333:loadbalancer/app/theirs/0123456789abcdef';
    },
  },
  {
    fault: 'the API sends questions to a port where nobody listens',
    rule: 'RoutesLeadSomewhere',
    variant: SERVERS,
    change: (template) => {
      const parts: string[] = integration(template)['Uri']['Fn::Join'][1];
      parts[parts.length - 1] = ':8080/{tenant}/ask';
    },
  },
  {
    fault: 'the API sends searches where questions are answered',
    rule: 'RoutesLeadSomewhere',
    variant: SERVERS,
    change: (template) => {
      const parts: string[] = integration(template, 'ApitenantsearchPOST')['Uri']['Fn::Join'][1];
      parts[parts.length - 1] = '/{tenant}/ask';
    },
  },
  {
    fault: 'the API puts one part of a path in the place of another',
    rule: 'RoutesLeadSomewhere',
    variant: SERVERS,
    change: (template) => {
      integration(template, 'ApitenantdocumentsdocumentIdsimilarGET')['RequestParameters'][
        'integration.request.path.documentId'
      ] = 'method.request.path.tenant';
    },
  },
  {
    fault: 'the API asks the servers for braces, not for a document',
    rule: 'RoutesLeadSomewhere',
    variant: SERVERS,
    change: (template) => {
      delete integration(template, 'ApitenantdocumentsdocumentIdsimilarGET')['RequestParameters'][
        'integration.request.path.documentId'
      ];
    },
  },
  {
    fault: 'the API is told to wait for a search longer than it can',
    rule: 'ApisWaitNoLongerThanTheyCan',
    variant: SERVERS,
    change: (template) => {
      integration(template, 'ApitenantsearchPOST')['TimeoutInMillis'] = 45_000;
    },
  },
  {
    fault: 'the API is told to wait for a stream longer than it can',
    rule: 'ApisWaitNoLongerThanTheyCan',
    variant: SERVERS,
    change: (template) => {
      integration(template)['TimeoutInMillis'] = 901_000;
    },
  },
  {
    fault: 'answers come whole at their end, after the API has given up',
    rule: 'ApisWaitNoLongerThanTheyCan',
    variant: SERVERS,
    change: (template) => {
      delete integration(template)['ResponseTransferMode'];
    },
  },
  {
    fault: 'servers may delete documents',
    rule: 'roles',
    variant: SERVERS,
    change: (template) => {
      statements(template, 'ServersRoleDefaultPolicy').push({
        Effect: 'Allow',
        Action: 's3:DeleteObject',
        Resource: { 'Fn::Join': ['', [{ 'Fn::GetAtt': [idOf(template, 'FilesBucket'), 'Arn'] }, '/*']] },
      });
    },
  },
  {
    fault: 'servers write passages into the collection',
    rule: 'admissions',
    variant: SERVERS,
    change: (template) => {
      const policy = resource(template, 'PassagesSearchPolicy').Properties;
      policy['Policy'] = JSON.parse(
        JSON.stringify(policy['Policy']).replace('aoss:ReadDocument', 'aoss:WriteDocument'),
      );
    },
  },
  {
    fault: 'servers find the models by a name whose endpoint does not let them in',
    rule: 'reach',
    variant: IN_PRODUCTION,
    change: (template) => {
      const id = Object.keys(template.Resources).find((each) =>
        each.startsWith('NetworkTiersEndpointGroupfromRagServersSecurityGroup'),
      )!;
      delete template.Resources[id];
    },
  },
  {
    fault: 'servers stand where there is no way to the internet, from which they install themselves',
    rule: 'placement',
    variant: IN_PRODUCTION,
    change: (template) => {
      resource(template, 'ServersGroupASG').Properties['VPCZoneIdentifier'] = ['1', '2'].map((zone) => ({
        Ref: idOf(template, `NetworkTiersVpcIsolatedSubnet${zone}Subnet`),
      }));
    },
  },
];
