import { entriesOf, entryText } from '../../lib/model/entries';
import { readTemplate } from '../../lib/model/template';
import { UndecidableError } from '../../lib/model/undecidable-error';

function entries(resources: Record<string, { Type: string; Properties?: object }>) {
  return entriesOf(readTemplate({ Resources: resources }, { name: 'Test', region: 'us-east-1' })).map(entryText);
}

const one = (Type: string, Properties: object = {}) => entries({ One: { Type, Properties } });

describe('the ways into a stack', () => {
  test.each([
    ['a function URL', 'AWS::Lambda::Url', { AuthType: 'NONE' }, 'One function URL: everybody'],
    ['a signed function URL', 'AWS::Lambda::Url', { AuthType: 'AWS_IAM' }, 'One function URL: whoever signs with IAM'],
    ['an App Runner service', 'AWS::AppRunner::Service', {}, 'One HTTPS: everybody'],
    [
      'an AppSync API',
      'AWS::AppSync::GraphQLApi',
      { AuthenticationType: 'API_KEY' },
      'One GraphQL: everybody with the API key',
    ],
    [
      'a search domain on the internet',
      'AWS::OpenSearchService::Domain',
      {},
      'One HTTPS: whom its access policy names',
    ],
    ['a search domain in a network', 'AWS::OpenSearchService::Domain', { VPCOptions: {} }, 'One HTTPS: the network'],
    ['a user pool', 'AWS::Cognito::UserPool', {}, 'One sign-up: everybody'],
    [
      'a user pool of an administrator',
      'AWS::Cognito::UserPool',
      { AdminCreateUserConfig: { AllowAdminCreateUserOnly: true } },
      'One sign-up: whom an administrator adds',
    ],
    [
      'an identity pool',
      'AWS::Cognito::IdentityPool',
      { AllowUnauthenticatedIdentities: true },
      'One credentials: everybody',
    ],
    [
      'an endpoint service for everybody',
      'AWS::EC2::VPCEndpointServicePermissions',
      { AllowedPrincipals: ['*'] },
      'One endpoint service: everybody',
    ],
    ['a website', 'AWS::S3::Bucket', { WebsiteConfiguration: {} }, 'One website: whom its policy names'],
    ['a public list', 'AWS::S3::Bucket', { AccessControl: 'PublicRead' }, 'One access control list: "PublicRead"'],
    [
      'a collection on the internet',
      'AWS::OpenSearchServerless::SecurityPolicy',
      {
        Type: 'network',
        Policy: JSON.stringify([
          { Rules: [{ ResourceType: 'collection', Resource: ['collection/x'] }], AllowFromPublic: true },
        ]),
      },
      'One collection collection/x: whom its access policy names',
    ],
  ])('show %s', (_, type, properties, line) => {
    expect(one(type, properties)).toEqual([line]);
  });

  test('are the routes of APIs, with who may use each', () => {
    const part = (Type: string, Properties: object) => ({ Type, Properties });
    expect(
      entries({
        Api: part('AWS::ApiGatewayV2::Api', {}),
        Open: part('AWS::ApiGatewayV2::Route', { ApiId: { Ref: 'Api' }, RouteKey: 'GET /open' }),
        People: part('AWS::ApiGatewayV2::Route', {
          ApiId: { Ref: 'Api' },
          RouteKey: 'GET /own',
          AuthorizationType: 'JWT',
          AuthorizerId: { Ref: 'SignIn' },
        }),
        Rest: part('AWS::ApiGateway::RestApi', {}),
        Jobs: part('AWS::ApiGateway::Resource', {
          RestApiId: { Ref: 'Rest' },
          ParentId: { 'Fn::GetAtt': ['Rest', 'RootResourceId'] },
          PathPart: 'jobs',
        }),
        Preflight: part('AWS::ApiGateway::Method', {
          RestApiId: { Ref: 'Rest' },
          ResourceId: { Ref: 'Jobs' },
          HttpMethod: 'OPTIONS',
          AuthorizationType: 'NONE',
        }),
      }),
    ).toEqual([
      'Api GET /open: everybody',
      'Api GET /own: whoever has a token for SignIn',
      'Rest OPTIONS /jobs: everybody',
    ]);
  });

  test('are the listeners of load balancers', () => {
    const listener = {
      Type: 'AWS::ElasticLoadBalancingV2::Listener',
      Properties: { LoadBalancerArn: { Ref: 'Front' }, Port: 80, Protocol: 'HTTP' },
    };
    const front = (Properties: object) =>
      entries({ Front: { Type: 'AWS::ElasticLoadBalancingV2::LoadBalancer', Properties }, Listener: listener });
    expect(front({})).toEqual(['Front HTTP 80: everybody']);
    expect(front({ Scheme: 'internal' })).toEqual(['Front HTTP 80: the network']);
  });

  test('are the behaviors of distributions, with how CloudFront shows itself at each origin', () => {
    const bucket = { 'Fn::GetAtt': ['Static', 'RegionalDomainName'] };
    const distribution = (origin: object, behavior: object = {}) =>
      entries({
        Static: { Type: 'AWS::S3::Bucket' },
        Control: { Type: 'AWS::CloudFront::OriginAccessControl' },
        Front: {
          Type: 'AWS::CloudFront::Distribution',
          Properties: {
            DistributionConfig: {
              DefaultCacheBehavior: { TargetOriginId: 'a', ...behavior },
              Origins: [{ Id: 'a', DomainName: bucket, ...origin }],
            },
          },
        },
      });
    expect(distribution({ OriginAccessControlId: { 'Fn::GetAtt': ['Control', 'Id'] } })).toEqual([
      'Front * -> Static through Control: everybody',
    ]);
    expect(distribution({ S3OriginConfig: { OriginAccessIdentity: '' } })).toEqual([
      'Front * -> Static as anybody: everybody',
    ]);
    expect(distribution({ DomainName: 'elsewhere.example' })).toEqual([
      'Front * -> "elsewhere.example" outside the stack as anybody: everybody',
    ]);
    expect(distribution({}, { TrustedKeyGroups: ['k'] })).toEqual([
      'Front * -> Static as anybody: whoever has a signed link',
    ]);
  });
});

describe('a way in that cannot be read fails', () => {
  test.each([
    ['an API made from a body', 'AWS::ApiGateway::RestApi', { Body: {} }],
    ['an HTTP API made from a body', 'AWS::ApiGatewayV2::Api', { Body: {} }],
    ['an HTTP API made in one step', 'AWS::ApiGatewayV2::Api', { Target: 'https://elsewhere.example' }],
    ['a type that is not known', 'AWS::Odd::Front', {}],
  ])('%s', (_, type, properties) => {
    expect(() => one(type, properties)).toThrow(UndecidableError);
  });
});
