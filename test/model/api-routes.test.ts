import { apisOf } from '../../lib/model/api-routes';
import { readTemplate } from '../../lib/model/template';

test('a route without an authorizer is read as open, not passed over', () => {
  const [api] = apisOf(
    readTemplate(
      {
        Resources: {
          Api: { Type: 'AWS::ApiGatewayV2::Api' },
          Function: { Type: 'AWS::Lambda::Function' },
          Integration: {
            Type: 'AWS::ApiGatewayV2::Integration',
            Properties: { ApiId: { Ref: 'Api' }, IntegrationUri: { 'Fn::GetAtt': ['Function', 'Arn'] } },
          },
          Route: {
            Type: 'AWS::ApiGatewayV2::Route',
            Properties: {
              ApiId: { Ref: 'Api' },
              RouteKey: 'GET /open',
              Target: { 'Fn::Join': ['', ['integrations/', { Ref: 'Integration' }]] },
            },
          },
        },
      },
      { name: 'Test', region: 'ap-southeast-2' },
    ),
  );
  expect(api!.routes[0]).toMatchObject({ authorization: 'NONE', target: { kind: 'function', functionId: 'Function' } });
});

const machines = (changes: Record<string, object> = {}) => {
  const part = (type: string, properties: object) => ({ Type: `AWS::${type}`, Properties: properties });
  const Resources = {
    Api: part('ApiGatewayV2::Api', {}),
    Link: part('ApiGatewayV2::VpcLink', {}),
    Integration: part('ApiGatewayV2::Integration', {
      ApiId: { Ref: 'Api' },
      ConnectionType: 'VPC_LINK',
      ConnectionId: { Ref: 'Link' },
      IntegrationUri: { Ref: 'Listener' },
      RequestParameters: { 'overwrite:header.x-me': '$context.identity.user' },
      ...changes['Integration'],
    }),
    Route: part('ApiGatewayV2::Route', {
      ApiId: { Ref: 'Api' },
      RouteKey: 'GET /x',
      AuthorizationType: 'AWS_IAM',
      Target: { 'Fn::Join': ['', ['integrations/', { Ref: 'Integration' }]] },
    }),
    Balancer: part('ElasticLoadBalancingV2::LoadBalancer', {}),
    Listener: part('ElasticLoadBalancingV2::Listener', {
      LoadBalancerArn: { Ref: 'Balancer' },
      DefaultActions: [{ Type: 'forward', TargetGroupArn: { Ref: 'Targets' } }],
      ...changes['Listener'],
    }),
    Targets: part('ElasticLoadBalancingV2::TargetGroup', {}),
    Group: part('AutoScaling::AutoScalingGroup', {
      TargetGroupARNs: [{ Ref: 'Targets' }],
      LaunchTemplate: { LaunchTemplateId: { Ref: 'Template' } },
      ...changes['Group'],
    }),
    Template: part('EC2::LaunchTemplate', {}),
  };
  return () => apisOf(readTemplate({ Resources }, { name: 'Test', region: 'ap-southeast-2' }))[0]!.routes[0]!.target;
};

test('a route over a link leads to the machines behind the load balancer, with the headers that the API writes', () => {
  expect(machines()()).toEqual({
    kind: 'machines',
    templateId: 'Template',
    headers: { 'x-me': '$context.identity.user' },
  });
});

test.each([
  ['a header that is added to', { Integration: { RequestParameters: { 'append:header.x-me': 'x' } } }, 'maps more'],
  ['a listener that redirects', { Listener: { DefaultActions: [{ Type: 'redirect' }] } }, 'does more'],
  ['a target group without machines', { Group: { TargetGroupARNs: [] } }, 'not one kind of machine'],
  ['a listener of another stack', { Integration: { IntegrationUri: 'arn:aws:elasticloadbalancing:x' } }, 'no Listener'],
])('%s is an error', (_, changes, message) => expect(machines(changes)).toThrow(message));

const overRestLink = (integration: object = {}) => {
  const uri = (rest: string) => ({ 'Fn::Join': ['', ['http://', { 'Fn::GetAtt': ['Balancer', 'DNSName'] }, rest]] });
  const part = (type: string, properties: object) => ({ Type: `AWS::${type}`, Properties: properties });
  const Resources = {
    Api: part('ApiGateway::RestApi', {}),
    Tenant: part('ApiGateway::Resource', { RestApiId: { Ref: 'Api' }, ParentId: { Ref: 'Api' }, PathPart: '{tenant}' }),
    Ask: part('ApiGateway::Resource', { RestApiId: { Ref: 'Api' }, ParentId: { Ref: 'Tenant' }, PathPart: 'ask' }),
    Method: part('ApiGateway::Method', {
      RestApiId: { Ref: 'Api' },
      ResourceId: { Ref: 'Ask' },
      HttpMethod: 'POST',
      AuthorizationType: 'AWS_IAM',
      Integration: {
        Type: 'HTTP_PROXY',
        ConnectionType: 'VPC_LINK',
        ConnectionId: { Ref: 'Link' },
        IntegrationTarget: { Ref: 'Balancer' },
        Uri: uri('/{tenant}/ask'),
        ResponseTransferMode: 'STREAM',
        TimeoutInMillis: 110_000,
        ...integration,
        RequestParameters: {
          'integration.request.path.tenant': 'method.request.path.tenant',
          'integration.request.header.x-me': 'context.identity.caller',
          'integration.request.header.x-tenant': 'method.request.path.tenant',
          ...(integration as { RequestParameters?: object }).RequestParameters,
        },
      },
    }),
    Link: part('ApiGatewayV2::VpcLink', {}),
    Balancer: part('ElasticLoadBalancingV2::LoadBalancer', {}),
    Listener: part('ElasticLoadBalancingV2::Listener', {
      LoadBalancerArn: { Ref: 'Balancer' },
      Port: 80,
      DefaultActions: [{ Type: 'forward', TargetGroupArn: { Ref: 'Targets' } }],
    }),
    Targets: part('ElasticLoadBalancingV2::TargetGroup', {}),
    Group: part('AutoScaling::AutoScalingGroup', {
      TargetGroupARNs: [{ Ref: 'Targets' }],
      LaunchTemplate: { LaunchTemplateId: { Ref: 'Template' } },
    }),
    Template: part('EC2::LaunchTemplate', {}),
  };
  const target = () =>
    apisOf(readTemplate({ Resources }, { name: 'Test', region: 'ap-southeast-2' }))[0]!.routes[0]!.target;
  return { target, uri };
};

test('a method of a REST API over a link leads to the machines, with what the API writes from signature and path', () => {
  expect(overRestLink().target()).toEqual({
    kind: 'machines',
    templateId: 'Template',
    headers: { 'x-me': '$context.identity.caller', 'x-tenant': '$path.tenant' },
    timeoutMs: 110_000,
    streams: true,
  });
});

const { uri } = overRestLink();

test.each<[string, object, string]>([
  ['the address of another path', { Uri: uri('/{tenant}/search') }, 'for /{tenant}/search, not for /{tenant}/ask'],
  ['the address of a port without a listener', { Uri: uri(':8080/{tenant}/ask') }, 'where it has no listener'],
  ['an address with a query', { Uri: uri('/{tenant}/ask?tenant=team') }, 'no path of Balancer'],
  ['the address of somebody else', { Uri: 'http://example.com/{tenant}/ask' }, 'no path of Balancer'],
  ['a load balancer of somebody else', { IntegrationTarget: 'arn:aws:elasticloadbalancing:x' }, 'no LoadBalancer'],
  [
    'a header out of the client’s',
    { RequestParameters: { 'integration.request.header.x-me': 'method.request.header.x-me' } },
    'maps more',
  ],
  [
    'a parameter of the path in another’s place',
    { RequestParameters: { 'integration.request.path.tenant': 'method.request.path.other' } },
    'maps more',
  ],
])('over a link, %s is an error', (_, integration, message) => {
  expect(overRestLink(integration).target).toThrow(message);
});

test('a route that leads nowhere is an error that names it', () => {
  const stack = readTemplate(
    {
      Resources: {
        Api: { Type: 'AWS::ApiGatewayV2::Api' },
        Route: { Type: 'AWS::ApiGatewayV2::Route', Properties: { ApiId: { Ref: 'Api' }, RouteKey: 'GET /x' } },
      },
    },
    { name: 'Test', region: 'ap-southeast-2' },
  );
  expect(() => apisOf(stack)).toThrow('Route leads to no function');
});
