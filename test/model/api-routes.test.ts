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
