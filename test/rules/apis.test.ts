import { readTemplate } from '../../lib/model/template';
import { apiRules } from '../../lib/rules/apis';
import { violated } from './violated';

type Json = Record<string, unknown>;

const broken = (id: string, Resources: Record<string, { Type: string; Properties: Json }>) =>
  violated(
    apiRules.filter((rule) => rule.id === id),
    readTemplate({ Resources }, { name: 'Test', region: 'ap-southeast-2' }),
  ).length > 0;

describe('a stage limits how often each of its routes is called', () => {
  const LIMITED = { ThrottlingRateLimit: 5, ThrottlingBurstLimit: 10 };
  const EVERY = { ResourcePath: '/*', HttpMethod: '*', ...LIMITED };
  const stage = (version: 'ApiGateway' | 'ApiGatewayV2', Properties: Json) =>
    broken('StagesSlowCallersDown', { Stage: { Type: `AWS::${version}::Stage`, Properties } });

  test.each<[string, boolean, Json[]]>([
    ['no setting', true, []],
    ['all routes', false, [EVERY]],
    ['one route', true, [{ ...EVERY, ResourcePath: '/~1jobs' }]],
    ['all routes, and one more narrowly', false, [EVERY, { ...EVERY, ResourcePath: '/~1jobs', HttpMethod: 'POST' }]],
    ['all routes but one', true, [EVERY, { ResourcePath: '/~1jobs', HttpMethod: 'POST', LoggingLevel: 'ERROR' }]],
    ['all routes, at a rate of none', true, [{ ...EVERY, ThrottlingRateLimit: 0 }]],
    ['all routes, without a burst', true, [{ ...EVERY, ThrottlingBurstLimit: undefined }]],
  ])('a REST API limits %s: broken %s', (_, expected, MethodSettings) => {
    expect(stage('ApiGateway', { MethodSettings })).toBe(expected);
  });

  test.each<[string, boolean, Json]>([
    ['nothing', true, {}],
    ['all routes', false, { DefaultRouteSettings: LIMITED }],
    ['all routes but one', true, { DefaultRouteSettings: LIMITED, RouteSettings: { 'POST /jobs': {} } }],
  ])('an HTTP API limits %s: broken %s', (_, expected, properties) => {
    expect(stage('ApiGatewayV2', properties)).toBe(expected);
  });
});

describe('API Gateway takes a role that can do one thing', () => {
  const SEND = { Effect: 'Allow', Action: 'sqs:SendMessage', Resource: 'arn:aws:sqs:ap-southeast-2:111122223333:jobs' };
  const policy = (...Statement: Json[]) => ({ PolicyDocument: { Version: '2012-10-17', Statement } });
  const integration = (role: Json, beside: readonly Json[]) =>
    broken('IntegrationsDoOneThing', {
      Method: {
        Type: 'AWS::ApiGateway::Method',
        Properties: { Integration: { Type: 'AWS', Credentials: { 'Fn::GetAtt': ['Role', 'Arn'] } } },
      },
      Role: { Type: 'AWS::IAM::Role', Properties: role },
      Beside: { Type: 'AWS::IAM::Policy', Properties: { Roles: [{ Ref: 'Role' }], ...policy(...beside) } },
    });

  test.each<[string, boolean, Json, readonly Json[]]>([
    ['one thing', false, {}, [SEND]],
    ['two things', true, {}, [SEND, { ...SEND, Action: 'sqs:DeleteMessage' }]],
    ['one thing on anything', true, {}, [{ ...SEND, Resource: '*' }]],
    ['whatever is not named', true, {}, [{ Effect: 'Allow', NotAction: 'sqs:SendMessage', Resource: SEND.Resource }]],
    ['more, by an inline policy', true, { Policies: [{ PolicyName: 'p', ...policy(SEND) }] }, [SEND]],
    [
      'more, by a policy of AWS',
      true,
      { ManagedPolicyArns: ['arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole'] },
      [SEND],
    ],
  ])('%s: broken %s', (_, expected, role, beside) => {
    expect(integration(role, beside)).toBe(expected);
  });
});
