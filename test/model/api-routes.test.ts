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
