import { apisOf } from '../../lib/model/api-routes';
import { readTemplate } from '../../lib/model/template';
import { synthesizeModel } from '../support/synthesize';

describe('the API of the async pattern, read from its template', () => {
  test('has two signed routes that lead to functions, with producer lambda', () => {
    const [api, ...others] = apisOf(synthesizeModel({ pattern: 'async' }));
    expect(others).toEqual([]);
    expect(api!.kind).toBe('http');
    expect(
      api!.routes.map(({ method, path, authorization, target }) => [method, path, authorization, target.kind]),
    ).toEqual([
      ['POST', '/jobs', 'AWS_IAM', 'function'],
      ['GET', '/jobs/{jobId}', 'AWS_IAM', 'function'],
    ]);
  });

  test('sends to the queue itself with producer direct, after checking header and body', () => {
    const [api] = apisOf(synthesizeModel({ pattern: 'async', config: { async: { producer: 'direct' } } }));
    const submit = api!.routes.find(({ method }) => method === 'POST')!;
    expect(api!.kind).toBe('rest');
    expect(submit).toMatchObject({ path: '/jobs', authorization: 'AWS_IAM', target: { kind: 'service' } });
    expect(submit.validation?.requiredHeaders).toEqual(['Idempotency-Key']);
    expect(Object.keys(submit.validation?.bodySchemas ?? {})).toEqual(['application/json']);
    const integration = submit.target.kind === 'service' ? submit.target.integration : undefined;
    expect(integration?.service).toBe('sqs');
    expect(integration?.requestHeaders['Content-Type']).toBe("'application/x-www-form-urlencoded'");
    expect(integration?.responses.map(({ statusCode }) => statusCode)).toContain(202);
  });
});

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
